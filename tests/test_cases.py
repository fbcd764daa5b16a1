"""Facts about the normalizers: rows of cases/*.toml, each run and then run again over its result."""

import tomllib
from pathlib import Path

import pytest

import rucorpus

FUNCTIONS = {
    "unicode": rucorpus.normalize_unicode,
    "quotes": rucorpus.normalize_quotes,
    "dashes": rucorpus.normalize_dashes,
    "ellipsis": rucorpus.normalize_ellipsis,
    "hyphens": rucorpus.dehyphenate,
    "mojibake": rucorpus.fix_mojibake,
    "entities": rucorpus.decode_entities,
    "lines": rucorpus.unwrap_lines,
    "spaces": rucorpus.normalize_spaces,
    "normalize": rucorpus.normalize,
}
FOLDER = Path(__file__).with_name("cases")
KEYS = {"why", "in", "out", "keep", "style", "options", "expect", "reason"}


def rows(name):
    """Return the rows of a file; a row that would be misread or not run is an error."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    cases = table.pop("case")
    assert not table, f"{name}: unknown tables {sorted(table)}"
    assert cases, f"{name}: no rows"
    for row in cases:
        assert row.keys() <= KEYS, f"{name}: unknown keys in {row}"
        assert row.keys() & {"in", "out", "keep"} in ({"in", "out"}, {"keep"}), f"{name}: in and out, or keep: {row}"
        assert row.get("in", "") != row.get("out", "x"), f"{name}: nothing changes, write keep: {row}"
        assert row.get("expect", "fail") == "fail", f"{name}: expect is 'fail' or left off: {row}"
        assert ("expect" in row) == ("reason" in row), f"{name}: a known gap needs its reason: {row}"
    assert len({row["why"] for row in cases}) == len(cases), f"{name}: every why is to be unique"
    return cases


def parameters():
    for name, function in FUNCTIONS.items():
        for row in rows(name):
            gap = [pytest.mark.xfail(reason=row["reason"], strict=True)] if "expect" in row else []
            yield pytest.param(function, row, id=f"{name}: {row['why']}", marks=gap)


# Correct prose in which unusual characters are rare, so that functions look for them one by one.
PROSE = "Снег лежал до апреля и таял медленно. Потом пришла вода, и лёд ушёл вместе с ней к морю.\n" * 40
BY_WHOLE_TEXT = ("lines", "hyphens", "mojibake")  # they decide by what the rest of a text is like


@pytest.mark.parametrize(("function", "row"), [each for each in parameters() if not each.id.startswith(BY_WHOLE_TEXT)])
def test_case_in_long_prose(function, row):
    options = row.get("options", {}) | ({"style": row["style"]} if "style" in row else {})
    text, expected = (row["keep"], row["keep"]) if "keep" in row else (row["in"], row["out"])
    assert function(f"{PROSE}\n{text}\n\n{PROSE}", **options) == f"{PROSE}\n{expected}\n\n{PROSE}"


@pytest.mark.parametrize(("function", "row"), list(parameters()))
def test_case(function, row):
    options = row.get("options", {}) | ({"style": row["style"]} if "style" in row else {})
    if "keep" in row:
        assert function(row["keep"], **options) == row["keep"]
        assert function(row["keep"], **options) is row["keep"]
    else:
        result = function(row["in"], **options)
        assert result == row["out"]
        assert function(result, **options) is result


@pytest.mark.parametrize("name", FUNCTIONS)
def test_most_rows_are_texts_that_stay(name):
    cases = rows(name)
    assert 2 * sum("keep" in row for row in cases) > len(cases)
