# Everything runs in .venv, which the first target that needs it makes from requirements.lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: install demo neo4j test lint types contracts tests benchmark calibrate evaluate lock clean

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("fazhi needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# The main job: a graph from the sample reports, and two questions to it.
demo: install
	$(BIN)/fazhi build samples --kg kg
	$(BIN)/fazhi ask adopters mechanism=综合查一次 status=any --kg kg
	$(BIN)/fazhi ask first_claims --kg kg

# A Neo4j server with the demo graph and Neo4j Browser, until Ctrl-C; needs a JDK (17 or newer) and Maven.
neo4j: install
	$(BIN)/fazhi build samples --kg kg
	$(BIN)/python -m tools.neo4j_server run --kg kg

test: lint types contracts tests

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

contracts: install
	$(BIN)/lint-imports

tests: install
	$(BIN)/pytest

benchmark: install
	$(BIN)/python -m benchmarks.extraction

# How right the extraction is, on the annotated reports; --write keeps the figures in docs/quality.md.
evaluate: install
	$(BIN)/python -m tools.quality

# How sure facts are, from the annotated corpus: after a change of the rules, before evaluate.
calibrate: install
	$(BIN)/python -m tools.calibrate

# Pins what pyproject.toml allows; run it after changing a dependency.
lock:
	rm -rf $(VENV)/lock && $(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(VENV)/lock/bin/python -m pip install --quiet . --group dev hatchling editables
	$(VENV)/lock/bin/python -m pip freeze --exclude fazhi --exclude pip > requirements.lock
	rm -rf $(VENV)/lock

clean:
	rm -rf $(VENV) kg records dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
