"""Transliteration read from the data in the plainest way: no patterns, no caches, one letter after another."""

from unicodedata import normalize

APOSTROPHES = ("'", "’", "ʼ")


def is_letter(char):
    return char.isalnum() and not char.isdecimal() and char != "ʼ"


def is_mark(char):
    return "\u0300" <= char <= "\u036f" or "\u0483" <= char <= "\u0487" or char == "\u00ad"


def is_capital(char):
    return char.lower() != char and len(char.lower()) == 1


def units(text):
    """Cut a text into single characters, each letter with the marks behind it."""
    found = []
    for char in text:
        if is_mark(char) and found and is_letter(found[-1][0]):
            found[-1] += char
        else:
            found.append(char)
    return found


def is_in_word(found, place):
    """Letters are, and apostrophes between them."""
    if is_letter(found[place][0]):
        return True
    inside = 0 < place < len(found) - 1 and is_letter(found[place - 1][0]) and is_letter(found[place + 1][0])
    return found[place] in APOSTROPHES and inside


def words(found):
    """Yield runs of units that make a word, as ranges."""
    start = None
    for place in range(len(found) + 1):
        inside = place < len(found) and is_in_word(found, place)
        if inside and start is None:
            start = place
        if not inside and start is not None:
            yield range(start, place)
            start = None


def letter_of(scheme, unit):
    """Return the longest letter of the scheme that a unit begins with, and its marks that are left over."""
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


def rule_fits(rule, letters, place):
    def at(index):
        return letters[index] if 0 <= index < len(letters) else None

    before = all(fits(wanted, at(place - len(rule.prev) + n)) for n, wanted in enumerate(rule.prev))
    return before and all(fits(wanted, at(place + 1 + n)) for n, wanted in enumerate(rule.next))


def output(scheme, letters, place):
    letter = letters[place]
    if "".join(letters) in scheme.words:
        return scheme.words["".join(letters)][place]
    for rule in scheme.rules:
        if rule.letter == letter and rule_fits(rule, letters, place):
            return rule.out
    if letter in APOSTROPHES and not (letters[place - 1] in scheme.letters and letters[place + 1] in scheme.letters):
        return None
    return scheme.letters.get(letter)


def in_capitals(scheme, out):
    return "".join(scheme.upper.get(char, char.upper()) for char in out)


def with_one_capital(scheme, out):
    for place, char in enumerate(out):
        if in_capitals(scheme, char) != char:
            end = place + 3 if out[place + 1 : place + 2] == "\u0361" else place + 1
            return out[:place] + in_capitals(scheme, out[place:end]) + out[end:]
    return out


def cased(scheme, out, capitals, place, among_capitals):
    if not capitals[place]:
        return out
    next_one = capitals[place + 1 : place + 2]
    last_one = capitals[place - 1 : place] if place else [among_capitals]
    is_loud = (next_one or last_one)[0]
    return in_capitals(scheme, out) if is_loud else with_one_capital(scheme, out)


def is_among_capitals(before, after):
    def long_words(text):
        found = units(text)
        spans = [[found[place][0] for place in word] for word in words(found)]
        return [word for word in spans if sum(map(is_letter, word)) > 1]

    def one_line(text, part):
        return text.replace("\r", "\n").split("\n")[part]

    near = long_words(one_line(before[-32:], -1))[-1:] + long_words(one_line(after[:32], 0))[:1]
    return bool(near) and all("".join(word).isupper() for word in near)


def interpret(scheme, text):
    found = units(text)
    made = list(found)
    for word in words(found):
        letters = [letter_of(scheme, found[place]) for place in word]
        keys = [letter for letter, _ in letters]
        with_case = [place for place in word if found[place] not in APOSTROPHES]
        capitals = [is_capital(found[place][0]) for place in with_case]
        among = len(with_case) == 1 and is_among_capitals(
            "".join(found[: word.start]), "".join(found[word.stop :])
        )  # fmt: skip
        for place in word:
            out = output(scheme, keys, place - word.start)
            rest = letters[place - word.start][1]
            if out is None:
                continue
            if place in with_case:
                out = cased(scheme, out, capitals, with_case.index(place), among)
            made[place] = out + rest
    return "".join(made)
