"""From record batch to record batch: what a plain loop over the texts gives, whatever the column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rucorpus
from strategies import russian

pa = pytest.importorskip("pyarrow")
from rucorpus import arrow  # noqa: E402

KINDS = [pa.string(), pa.large_string(), pa.string_view()]
texts = st.lists(st.none() | russian.filter(lambda text: "\ud800" not in text), max_size=6)


@pytest.mark.parametrize("kind", KINDS, ids=str)
@given(texts)
def test_a_batch_is_a_loop_over_its_texts(kind, found):
    batch = pa.RecordBatch.from_arrays([pa.array(range(len(found))), pa.array(found, kind)], names=["n", "text"])
    batch = batch.replace_schema_metadata({"made": "here"})
    normal = arrow.normalize_batch(batch)
    split = arrow.sentence_batch(batch, lines=True)
    assert normal.schema == batch.schema
    assert normal.schema.metadata == {b"made": b"here"} == split.schema.metadata
    assert normal["n"] == batch["n"] == split["n"]
    assert normal["text"].to_pylist() == [text if text is None else rucorpus.normalize(text) for text in found]
    assert split["sentences"].type == pa.list_(pa.struct([("start", pa.int32()), ("stop", pa.int32())]))
    split.validate(full=True)
    tokens = arrow.token_batch(batch)
    tokens.validate(full=True)
    for text, spans in zip(found, tokens["tokens"].to_pylist(), strict=True):
        made = None if spans is None else [(span["start"], span["stop"]) for span in spans]
        assert made == (None if text is None else rucorpus.token_spans(text))
    for text, spans in zip(found, split["sentences"].to_pylist(), strict=True):
        made = None if spans is None else [(span["start"], span["stop"]) for span in spans]
        assert made == (None if text is None else rucorpus.sentence_spans(text, lines=True))


def test_nothing_is_copied_where_nothing_changes():
    batch = pa.RecordBatch.from_pydict({"text": ["Да.", None]})
    assert arrow.normalize_batch(batch) is batch
    split = arrow.sentence_batch(batch)
    assert [buffer.address for buffer in split["text"].buffers() if buffer] == [
        buffer.address for buffer in batch["text"].buffers() if buffer
    ]


def test_a_part_of_a_batch_is_a_batch():
    batch = pa.RecordBatch.from_pydict({"text": ["Раз. Два.", "Три...", None]})
    assert arrow.normalize_batch(batch.slice(1)).to_pylist() == [{"text": "Три…"}, {"text": None}]
    assert arrow.sentence_batch(batch.slice(1)).to_pylist()[0]["sentences"] == [{"start": 0, "stop": 6}]
    assert arrow.sentence_batch(batch.slice(3)).num_rows == 0


BATCH = pa.RecordBatch.from_arrays(
    [pa.array(["а"]), pa.array([1]), pa.array(["б"]), pa.array(["в"])], ["text", "n", "x", "x"]
)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: arrow.normalize_batch(BATCH, column="texts"), ValueError, ["no column 'texts'", "'text', 'n'"]),
        (lambda: arrow.normalize_batch(BATCH, column="x"), ValueError, ["2 columns 'x'"]),
        (lambda: arrow.sentence_batch(BATCH, column="n"), TypeError, ["'n' holds int64", "string", "cast"]),
        (lambda: arrow.sentence_batch(BATCH, into="n"), ValueError, ["'n' already", "into="]),
        (lambda: arrow.normalize_batch(pa.table({"text": ["а"]})), TypeError, ["Table", "to_batches"]),
        (lambda: arrow.normalize_batch(["а"]), TypeError, ["list", "RecordBatch"]),
        (lambda: arrow.normalize_batch(BATCH, style="french"), ValueError, ["'french'"]),
        (lambda: arrow.sentence_batch(BATCH, abbreviations="мкр"), TypeError, ["abbreviations"]),
    ],
)
def test_what_cannot_be_done_is_said(call, error, words):
    with pytest.raises(error) as raised:
        call()
    assert all(word in str(raised.value) for word in words)
