# `make demo` shows the main job on examples/news; `make test` runs every check but
# those on a Spark cluster of two executors, which `make spark` runs (it needs Java 17).
# Each sets up what it needs in .venv first, and needs the network only for that, the first time.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test digest spark benchmark clean

demo: .venv/demo-ready
	@$(BIN)/python -m rucorpus examples/news --headings --to sentences --out .venv/demo.txt
	@echo; echo "Some of the sentences:"; sed -n '4,11p' .venv/demo.txt
	@echo; echo "The first document as JSON:"; \
	$(BIN)/python -m rucorpus examples/news --headings 2>/dev/null | $(BIN)/python -c 'print(input()[:600], "…")'

test: .venv/test-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

digest: .venv/test-ready
	$(BIN)/python tools/output_digest.py

spark: .venv/spark-ready
	$(BIN)/python -m pytest tests/spark/on_spark.py

benchmark: .venv/benchmark-ready
	$(BIN)/python benchmarks

.venv/%-ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.$(if $(filter demo,$*),,[$*])'
	@touch $@

clean:
	rm -rf .venv build dist
