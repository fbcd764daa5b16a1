# `make demo` shows the main job on examples/news; `make test` runs every check but those of the targets below.
# `make docs` builds the site in build/docs; `make docs-check` looks at it in Chromium, where that is installed.
# `make release-check` builds, checks the packages and compares the API with the last tag (or AGAINST=REVISION);
# `make digest-pyodide` compares the outputs with the stored digests on Pyodide's Python (it needs node and npm).
# `make output-diff AGAINST=REVISION` prints what changed in the outputs since then, by rule.
# `make instructions` counts those of our functions and compares with the record (OPTIONS=--update writes it anew).
# `make bench` measures errors, time and memory against other libraries and writes benchmarks/RESULTS.md.
# `make neighbours` tests the recipes for other libraries, spaCy among them, in .venv-neighbours, which takes 1 GB.
# `make heaps` looks for a text that a second run changes.
# `make spark` runs the tests on a Spark cluster of two executors (it needs Java 17). `make hostile` counts instructions
# on longer hostile texts (it needs valgrind). `make fuzz` calls every function on random texts and reads damaged files,
# for FUZZ_SECONDS and from FUZZ_SEED on. `make mutation` changes the code in MUTANTS lines, one at a time, and prints
# the changes that no test notices.
# Each sets up what it needs in .venv first, and needs the network only for that, the first time.
# `make test PYTHON=python3.13` takes another Python, `make test LOWEST=1` the lowest dependencies
# that pyproject.toml allows; both have an environment of their own.
PYTHON ?= python3
VENV := .venv$(patsubst python3%,%,$(notdir $(PYTHON)))$(if $(LOWEST),-lowest)
BIN := $(VENV)/bin
# PyICU is compiled on installation, which needs ICU's headers, pkg-config and a compiler.
ICU := $(shell pkg-config --exists icu-i18n 2>/dev/null && command -v g++ >/dev/null && echo ,icu)

.PHONY: demo test docs docs-check neighbours spark hostile heaps instructions fuzz mutation digest digest-pyodide output-diff release-check bench clean

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

docs: .venv-docs/ready build/pyodide/ready
	.venv-docs/bin/sphinx-build --fresh-env --write-all --quiet --fail-on-warning --keep-going docs build/docs

docs-check: docs
	.venv-docs/bin/python tools/check_site.py build/docs
neighbours: .venv-neighbours/ready
	RUCORPUS_NEIGHBOURS=all .venv-neighbours/bin/python -m pytest --override-ini=filterwarnings=default tests/neighbours \
	    tests/test_docs_scripts.py docs/neighbours.md src/rucorpus/spacy.py

spark: $(VENV)/spark-ready
	$(BIN)/python -m pytest tests/spark/on_spark.py

hostile: $(VENV)/test-ready
	RUCORPUS_HOSTILE=long $(BIN)/python -m pytest --numprocesses=auto tests/hostile

FUZZ_SECONDS ?= 3600
FUZZ_SEED ?= $(shell date +%s)

fuzz: $(VENV)/test-ready
	cd tests && ../$(BIN)/python -m fuzz --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED)

MUTANTS ?= 200

mutation: $(VENV)/test-ready
	$(BIN)/python tools/mutation_testing.py --sample $(MUTANTS)

heaps: $(VENV)/test-ready
	RUCORPUS_EXAMPLES=$(or $(EXAMPLES),100000) $(BIN)/python -m pytest --numprocesses=auto tests/test_contract.py -k twice

instructions: $(VENV)/test-ready
	$(BIN)/python tools/instruction_counts.py $(OPTIONS)

digest: $(VENV)/test-ready
	$(BIN)/python tools/output_digest.py

digest-pyodide: build/pyodide/ready
	node tools/digest_in_pyodide.mjs

output-diff: $(VENV)/test-ready
	$(BIN)/python tools/output_diff.py --against $(or $(AGAINST),HEAD)

# What a release needs beside the tests: the same bytes twice, metadata and contents in order, and no broken promise.
RELEASED = $(or $(AGAINST),$(shell git describe --tags --abbrev=0 2>/dev/null))
release-check: .venv-release/ready
	rm -rf build/release
	.venv-release/bin/python -m build --outdir build/release/first
	.venv-release/bin/python -m build --outdir build/release/second >/dev/null
	diff --recursive build/release/first build/release/second
	.venv-release/bin/twine check --strict build/release/first/*
	.venv-release/bin/check-wheel-contents build/release/first/*.whl
	$(if $(RELEASED),.venv-release/bin/griffe check rucorpus --search src --against $(RELEASED), \
	    @echo "no tag to compare the API with: AGAINST=REVISION names one")

# OPTIONS="--data DIR" measures on texts of your own and prints the results.
bench: .venv-bench/ready
	.venv-bench/bin/python benchmarks $(OPTIONS)

$(VENV)/%-ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(if $(LOWEST),$(PYTHON) tools/lowest_requirements.py > $(VENV)/lowest.txt)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(LOWEST),--constraint $(VENV)/lowest.txt) \
	    --editable '.$(if $(filter demo,$*),,[$*$(if $(filter test,$*),$(ICU))])'
	@touch $@

# An environment of its own for a dependency group of pyproject.toml, with the extras that it needs.
.venv-docs/ready: EXTRAS = [arrow]
.venv-neighbours/ready: EXTRAS = [arrow,spacy]
.venv-%/ready: pyproject.toml
	$(PYTHON) -m venv .venv-$*
	.venv-$*/bin/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	.venv-$*/bin/python -m pip install --quiet --disable-pip-version-check --group $* --editable '.$(EXTRAS)'
	@touch $@

# Pyodide runs the examples in the page.
build/pyodide/ready:
	@mkdir -p $(@D)
	@npm install --silent --no-audit --no-fund --prefix $(@D) pyodide@314 || \
	    echo "npm is missing or has no network: the examples of the site get no Run buttons" >&2
	@touch $@

# If one peer cannot be installed, the others are installed one by one.
.venv-bench/ready: pyproject.toml benchmarks/peers.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[isal]'
	@install=".venv-bench/bin/python -m pip install --quiet --disable-pip-version-check"; \
	$$install --requirement benchmarks/peers.txt || for peer in $$(grep -v '^#' benchmarks/peers.txt); do \
	    $$install $$peer || echo "without $$peer"; done
	@npm install --silent --prefix .venv-bench typograf || echo "without typograf"
	@touch $@

clean:
	rm -rf .venv* build dist
