"""Transliteration read from the data directly: no patterns, no caches, one letter after another."""

from unicodedata import normalize

APOSTROPHES = ("'", "’", "ʼ")


def is_letter(char):
    return char.isalnum() and not char.isdecimal() and char != "ʼ"


def is_combining(char):
    return "\u0300" <= char <= "\u036f" or "\u0483" <= char <= "\u0487" or char == "\u00ad"


def is_capital(char):
    return char.lower() != char and len(char.lower()) == 1


def units(text):
    """Cut a text into single characters, each letter with its combining characters."""
    found = []
    for char in text:
        if is_combining(char) and found and is_letter(found[-1][0]):
            found[-1] += char
        else:
            found.append(char)
    return found


def is_in_word(found, index):
    """Letters are, and apostrophes between them."""
    if is_letter(found[index][0]):
        return True
    inside = 0 < index < len(found) - 1 and is_letter(found[index - 1][0]) and is_letter(found[index + 1][0])
    return found[index] in APOSTROPHES and inside


def words(found):
    """Yield runs of units that make a word, as ranges."""
    start = None
    for index in range(len(found) + 1):
        inside = index < len(found) and is_in_word(found, index)
        if inside and start is None:
            start = index
        if not inside and start is not None:
            yield range(start, index)
            start = None


def letter_of(scheme, unit):
    """Return the longest letter of the scheme that a unit begins with, and its other combining characters."""
    base = unit[0].lower() if is_capital(unit[0]) else unit[0]
    whole = normalize("NFD", base) + unit[1:]
    for stop in range(len(whole), 0, -1):
        for letter in scheme.letters:
            if normalize("NFD", letter) == whole[:stop]:
                return letter, whole[stop:]
    return base, ""


def fits(wanted, letter):
    if letter is None:
        return "^" in wanted or "$" in wanted
    return "*" in wanted or letter in wanted


def rule_fits(rule, letters, index):
    def at(position):
        return letters[position] if 0 <= position < len(letters) else None

    before = all(fits(wanted, at(index - len(rule.prev) + n)) for n, wanted in enumerate(rule.prev))
    return before and all(fits(wanted, at(index + 1 + n)) for n, wanted in enumerate(rule.next))


def output(scheme, letters, index):
    letter = letters[index]
    if "".join(letters) in scheme.words:
        return scheme.words["".join(letters)][index]
    for rule in scheme.rules:
        if rule.letter == letter and rule_fits(rule, letters, index):
            return rule.out
    if letter in APOSTROPHES and not (letters[index - 1] in scheme.letters and letters[index + 1] in scheme.letters):
        return None
    return scheme.letters.get(letter)


def in_capitals(scheme, out):
    return "".join(scheme.upper.get(char, char.upper()) for char in out)


def with_one_capital(scheme, out):
    for index, char in enumerate(out):
        if in_capitals(scheme, char) != char:
            end = index + 3 if out[index + 1 : index + 2] == "\u0361" else index + 1
            return out[:index] + in_capitals(scheme, out[index:end]) + out[end:]
    return out


def cased(scheme, out, capitals, index, among_capitals):
    if not capitals[index]:
        return out
    next_one = capitals[index + 1 : index + 2]
    last_one = capitals[index - 1 : index] if index else [among_capitals]
    in_full = (next_one or last_one)[0]
    return in_capitals(scheme, out) if in_full else with_one_capital(scheme, out)


def is_among_capitals(before, after):
    def long_words(text):
        found = units(text)
        spans = [[found[index][0] for index in word] for word in words(found)]
        return [word for word in spans if sum(map(is_letter, word)) > 1]

    def one_line(text, part):
        return text.replace("\r", "\n").split("\n")[part]

    near = long_words(one_line(before[-32:], -1))[-1:] + long_words(one_line(after[:32], 0))[:1]
    return bool(near) and all("".join(word).isupper() for word in near)


def interpret(scheme, text):
    found = units(text)
    made = list(found)
    for word in words(found):
        letters = [letter_of(scheme, found[index]) for index in word]
        keys = [letter for letter, _ in letters]
        with_case = [index for index in word if found[index] not in APOSTROPHES]
        capitals = [is_capital(found[index][0]) for index in with_case]
        among = len(with_case) == 1 and is_among_capitals(
            "".join(found[: word.start]), "".join(found[word.stop :])
        )  # fmt: skip
        for index in word:
            out = output(scheme, keys, index - word.start)
            rest = letters[index - word.start][1]
            if out is None:
                continue
            if index in with_case:
                out = cased(scheme, out, capitals, with_case.index(index), among)
            made[index] = out + rest
    return "".join(made)
