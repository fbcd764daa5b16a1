"""Normalize and split the texts of a cluster: Parquet or text files in, Parquet out.

    spark-submit spark_job.py hdfs:///news hdfs:///news-sentences --headings

The texts go from Spark to Python in Arrow record batches and nothing is shuffled: every task reads its part of the
input, processes it and writes it. The output has all columns of the input, the text normalized, and a column
`sentences`, `array<struct<start: int, stop: int>>`, of spans in code points.

Every worker needs `pip install "rucorpus[arrow]" "pandas>=2.2,<3"`.
"""

import argparse
from collections.abc import Iterable, Iterator
from functools import partial

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import input_file_name
from pyspark.sql.types import ArrayType, IntegerType, StructField, StructType

from rucorpus.arrow import normalize_batch, sentence_batch

SENTENCES = ArrayType(StructType([StructField("start", IntegerType()), StructField("stop", IntegerType())]))


def with_sentences(texts: DataFrame, *, column: str = "text", headings: bool = False) -> DataFrame:
    """Return `texts` with `column` normalized and an additional column `sentences`."""
    schema = StructType([*texts.schema.fields, StructField("sentences", SENTENCES)])
    return texts.mapInArrow(partial(processed, column=column, headings=headings), schema)


def processed(
    batches: Iterable[pa.RecordBatch], *, column: str = "text", headings: bool = False
) -> Iterator[pa.RecordBatch]:
    """Yield `batches` with normalized texts and their sentences."""
    for batch in batches:
        yield sentence_batch(normalize_batch(batch, column=column), column=column, headings=headings)


def read(session: SparkSession, path: str, *, text_files: bool) -> DataFrame:
    """Return the Parquet files below `path`, or its text files, one document each."""
    if not text_files:
        return session.read.parquet(path)
    whole = session.read.text(path, wholetext=True)
    return whole.select(input_file_name().alias("id"), whole["value"].alias("text"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("input", help="folder of Parquet files")
    parser.add_argument("output", help="folder to write, which must not exist yet")
    parser.add_argument("--text-files", action="store_true", help="the input is text files, one document each")
    parser.add_argument("--column", default="text", help="the column that has the texts")
    parser.add_argument("--headings", action="store_true", help="also split headings")
    options = parser.parse_args()
    session = SparkSession.builder.appName("rucorpus").getOrCreate()
    try:
        texts = read(session, options.input, text_files=options.text_files)
        with_sentences(texts, column=options.column, headings=options.headings).write.parquet(options.output)
    finally:
        session.stop()


if __name__ == "__main__":
    main()
