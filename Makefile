# `make demo` shows the main job on examples/news; `make test` runs every check but
# those on a Spark cluster of two executors, which `make spark` runs (it needs Java 17),
# `make hostile`, which counts instructions on longer hostile texts (it needs valgrind), and `make heaps`, which looks
# for a text that a second run changes.
# Each sets up what it needs in .venv first, and needs the network only for that, the first time.
# `make test PYTHON=python3.13` takes another Python, `make test LOWEST=1` the lowest dependencies
# that pyproject.toml allows; both have an environment of their own.
PYTHON ?= python3
VENV := .venv$(patsubst python3%,%,$(notdir $(PYTHON)))$(if $(LOWEST),-lowest)
BIN := $(VENV)/bin
# PyICU is compiled on installation, which needs ICU's headers, pkg-config and a compiler.
ICU := $(shell pkg-config --exists icu-i18n 2>/dev/null && command -v g++ >/dev/null && echo ,icu)

.PHONY: demo test spark hostile heaps digest benchmark clean

demo: $(VENV)/demo-ready
	@$(BIN)/python -m rucorpus examples/news --headings --to sentences --out $(VENV)/demo.txt
	@echo; echo "Some of the sentences:"; sed -n '4,11p' $(VENV)/demo.txt
	@echo; echo "The first document as JSON:"; \
	$(BIN)/python -m rucorpus examples/news --headings 2>/dev/null | $(BIN)/python -c 'print(input()[:600], "…")'

# The lowest dependencies are for users: the types of the tools are checked with new ones.
test: $(VENV)/test-ready
ifndef LOWEST
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
endif
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal
	@test -n "$(ICU)" || echo "ICU's headers, pkg-config or g++ are missing: the tests of icu: schemes were skipped"

spark: $(VENV)/spark-ready
	$(BIN)/python -m pytest tests/spark/on_spark.py

hostile: $(VENV)/test-ready
	RUCORPUS_HOSTILE=long $(BIN)/python -m pytest --numprocesses=auto tests/hostile

heaps: $(VENV)/test-ready
	RUCORPUS_EXAMPLES=$(or $(EXAMPLES),100000) $(BIN)/python -m pytest --numprocesses=auto tests/test_contract.py -k twice

digest: $(VENV)/test-ready
	$(BIN)/python tools/output_digest.py

benchmark: $(VENV)/benchmark-ready
	$(BIN)/python benchmarks

$(VENV)/%-ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(if $(LOWEST),$(PYTHON) tools/lowest_requirements.py > $(VENV)/lowest.txt)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(LOWEST),--constraint $(VENV)/lowest.txt) \
	    --editable '.$(if $(filter demo,$*),,[$*$(if $(filter test,$*),$(ICU))])'
	@touch $@

clean:
	rm -rf .venv* build dist
