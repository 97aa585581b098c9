# The two commands are `make run` and `make test`; `make` alone lists the rest.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile --max-worker-restart 0 -q
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-strip-extras --quiet

.PHONY: help run test check nightly lint coverage data docs shell bench browser screenshots lock clean

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: $(READY) ## Set up, build the figures if needed, start the app (PORT=n changes the port)
	$(BIN)/python -m het_dash run --port $(PORT)

test: browser lint ## Set up all that testing needs, a browser too, and run every check and test
	$(PYTEST) -m "not nightly"

check: lint ## Format, lint, types, import contracts, tests without a browser
	$(PYTEST) -m "not nightly and not browser"

nightly: browser ## The slow tests that make test leaves out
	$(PYTEST) -m nightly

lint: $(READY_DEV) ## Format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

coverage: browser ## The tests again, saying which lines none of them runs (twice as slow)
	$(PYTEST) --cov --cov-report=term:skip-covered

data: $(READY) ## Build the store from the bundle
	$(BIN)/python -m het_dash build

docs: $(READY) ## Write the generated documents
	$(BIN)/python -m het_dash docs

shell: $(READY) ## Query the store that the app reads
	$(BIN)/python -m het_dash sql

bench: $(READY_DEV) ## Measure what we claim
	$(BIN)/python -m benchmarks

browser: $(READY_DEV) ## Find a Chromium, or install one
	$(BIN)/python -m tests.browser.chromium

screenshots: browser ## Take the README's pictures of the app again
	$(BIN)/python -m tests.browser.pictures

lock: $(READY) ## Pin everything in requirements*.txt, with hashes, from pyproject.toml
	$(BIN)/python -m pip install --quiet uv==0.13.9
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile $(LOCK) --extra dev pyproject.toml -o requirements-dev.txt

clean: ## Remove what was made here (not state/private)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(READY): requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(READY_DEV): requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
	@touch $(READY)
