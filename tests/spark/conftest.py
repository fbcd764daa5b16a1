"""A real Spark: a master and two executors, each a process of its own, as on a cluster."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

collect_ignore_glob = [] if find_spec("pyspark") else ["*.py"]

ROOT = Path(__file__).parents[2]
IMPORTED = [str(ROOT / "examples"), str(ROOT / "tests" / "spark")]

# Executors and Python workers are started by name; without these they would look for another Python and another host.
os.environ |= {
    "PYSPARK_PYTHON": sys.executable,
    "PYSPARK_DRIVER_PYTHON": sys.executable,
    "SPARK_LOCAL_IP": "127.0.0.1",
    "PYTHONPATH": os.pathsep.join([*IMPORTED, os.environ.get("PYTHONPATH", "")]),
}
sys.path[:0] = IMPORTED


@pytest.fixture(scope="session")
def session():
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 100)
        .config("spark.sql.files.openCostInBytes", 0)
        .getOrCreate()
    )
    yield spark
    spark.stop()


@pytest.fixture(scope="session")
def job():
    import spark_job

    return spark_job
