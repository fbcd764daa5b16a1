"""Applying, composing and mapping edits, against references that keep one position per character."""

from hypothesis import given
from hypothesis import strategies as st

import rucorpus
import strategies
from rucorpus._base.edits import apply, compose


def spans_in(text):
    return st.lists(
        st.tuples(*[st.integers(0, len(text))] * 2).map(lambda span: (min(span), max(span))), min_size=1, max_size=8
    )


def apply_all(text, lists):
    for edits in lists:
        text = apply(text, edits)
    return text


@given(case=strategies.stages(), data=st.data())
def test_spans_map_as_if_every_character_kept_its_position(case, data):
    source, lists = case
    traced = rucorpus.trace(source, stages=[lambda text, edits=edits: edits for edits in lists], protect=None)
    assert traced.text == apply_all(source, lists)
    for span in data.draw(spans_in(source)):
        assert traced.target_span(*span) == through(span, [blocks(edits) for edits in lists])
    for span in data.draw(spans_in(traced.text)):
        back = [[(there, here) for here, there in blocks(edits)] for edits in reversed(lists)]
        assert traced.source_span(*span) == through(span, back)


def blocks(edits):
    """Return the spans of each edit, in the text before it and in the text after."""
    pairs, growth = [], 0
    for start, stop, new, _ in edits:
        pairs.append(((start, stop), (start + growth, start + growth + len(new))))
        growth += len(new) - (stop - start)
    return pairs


def through(span, stages):
    for pairs in stages:
        span = carried(*span, pairs)
    return span


def carried(start, stop, pairs):
    if start < stop:  # from the first to the last of what its characters became
        spans = [became(position, pairs) for position in range(start, stop)]
        return min(first for first, _ in spans), max(last for _, last in spans)
    inside = [there for here, there in pairs if here[0] < start < here[1]]
    if inside:  # an edit that overlaps counts whole
        return inside[0]
    after = [there[1] for here, there in pairs if here[1] == start]  # else after whatever ends there
    before = [there[0] for here, there in pairs if here[0] == start]
    at = became(start - 1, pairs)[1] if start else 0
    return (max([at, *after, *before]),) * 2


def became(position, pairs):
    """Return the span one character became."""
    shift = 0
    for (start, stop), (new_start, new_stop) in pairs:
        if start <= position < stop:
            return new_start, new_stop
        if stop <= position:
            shift = new_stop - stop
    return position + shift, position + shift + 1


@given(case=strategies.stages())
def test_composed_edits_are_what_lies_between_the_untouched_characters(case):
    source, lists = case
    target = apply_all(source, lists)
    composed = compose(lists, source, target)
    expected = [span for span in changed_spans(source, lists) if source[span[0] : span[1]] != span[2]]
    assert [(*edit[:3], set(edit.rule.split("+"))) for edit in composed] == expected
    assert apply(source, composed) == target


def changed_spans(source, lists):
    """Yield each changed span with the rules that met in it, by making the edits character by character."""
    cells = [(char, position) for position, char in enumerate(source)]  # a new character has no position
    rules = [set() for _ in range(len(source) + 1)]  # of the gap before each cell
    for edits in lists:
        for start, stop, new, rule in reversed(edits):
            gathered = set().union(*rules[start : stop + 1], {rule})
            cells[start:stop] = [(char, None) for char in new]
            rules[start : stop + 1] = [gathered, *(set() for _ in new)]
    begin, new, met = 0, "", set()
    for (char, position), here in zip([*cells, ("", len(source))], rules, strict=True):
        met |= here
        if position is None:
            new += char
        else:
            if met:
                yield begin, position, new, met
            begin, new, met = position + 1, "", set()


def test_rules_are_joined_by_stage_and_then_by_position():
    lists = [[(0, 1, "b", "first"), (2, 3, "d", "second")], [(0, 3, "x", "first"), (3, 4, "y", "third")]]
    assert compose(lists, "a-c-", "xy") == [(0, 4, "xy", "first+second+third")]
