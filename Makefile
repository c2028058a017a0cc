# make demo: from nothing to the demo PDFs.  make test: every check and test.  make live: JupyterLab on the demo.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
KEEP := --keep-id --extra-keys "metadata.papermill metadata.widgets metadata.language_info.version cell.metadata.papermill cell.metadata.execution"

.PHONY: demo test live check lint

demo: $(VENV)/.installed
	$(BIN)/itineraire run demo

live: $(VENV)/.installed
	$(BIN)/itineraire live demo

check: $(VENV)/.installed
	$(BIN)/itineraire check demo
	$(BIN)/itineraire check demo-b2b
	$(BIN)/itineraire check demo-saas

test: $(VENV)/.tested lint
	$(BIN)/python -m pytest --numprocesses 2

lint: $(VENV)/.tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/nbstripout --verify $(KEEP) notebooks/*.ipynb

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Itinéraire needs Python 3.11 or newer: make demo PYTHON=python3.12')"
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --requirement requirements.lock
	$(PIP) install --no-deps --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed requirements-test.lock
	$(PIP) install --requirement requirements-test.lock
	touch $@
