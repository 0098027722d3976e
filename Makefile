# `make run` and `make test` set up what they need. CONTRIBUTING.md explains the rest.

PYTHON ?= python3
PORT ?= 8000
DEMO ?= 1
UV ?= uv
WORKERS ?= 2
export PORT

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
# Nothing is built apart from what the lock names: setuptools comes first, and from the lock. The lock
# names all that is needed, so pip works nothing out: asked for an extra (`coverage[toml]`) it would
# take a newer release than the lock's and stop. `make check` asks whether something is missing.
INSTALL := $(PIP) install --require-hashes --no-deps --no-build-isolation

# A stamp says that a step is done for the file that it depends on, so a second run asks nobody.
MADE := $(VENV)/.made
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
PROJECT := $(VENV)/.project

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check format lock bench bench-peers fishing thief torture clean
.DELETE_ON_ERROR:

help:
	@echo "make run      set up and serve on http://localhost:$(PORT) (PORT=8010, DEMO=0)"
	@echo "make test     set up and run every test"
	@echo "make check    linters, types and import contracts"
	@echo "make format   put the code into its format"
	@echo "make lock     renew the lock files from pyproject.toml (needs uv)"
	@echo "make bench    measure import, registration, sweep, matching (CASES='3500 20000' DATABASE=postgresql)"
	@echo "make bench-peers  the same register given to Splink, in .venv-peers (CASES=20000 SEED=7)"
	@echo "make fishing  measure what a prober learns in thirty days"
	@echo "make thief    measure what a thief of the database learns, without keys and with one (CASES=3000 SEED=41)"
	@echo "make torture  kill an import again and again and count what is lost (ROUNDS=20)"
	@echo "make clean    remove the environment and what tools left; never the register"

setup: $(PROJECT)

setup-dev: $(INSTALLED_DEV) $(PROJECT)

$(MADE):
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "There is no $(PYTHON). Install Python 3.11 or later, or name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) --version 2>&1) is too old: this needs 3.11 or later. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make environments. On Debian and Ubuntu install python3-venv; elsewhere the package that holds ensurepip." >&2; exit 1; }
	@echo "Making the environment in $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(INSTALLED): requirements.lock $(MADE)
	@echo "Installing what requirements.lock names ..."
	@sed -n '/^setuptools==/,/[^\\]$$/p' requirements.lock > $(VENV)/setuptools.lock
	@$(INSTALL) -r $(VENV)/setuptools.lock
	@$(INSTALL) -r requirements.lock
	@touch $@

$(INSTALLED_DEV): requirements-dev.lock $(INSTALLED)
	@echo "Installing what requirements-dev.lock names ..."
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

$(PROJECT): pyproject.toml $(INSTALLED)
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

run: setup
	@$(BIN)/coordination init
ifeq ($(DEMO),0)
	@$(BIN)/coordination user add admin --role administrator --if-none
else
	@$(BIN)/coordination demo load --if-empty
endif
	@exec $(BIN)/coordination serve

# The summary of the one run is the last line; tests/gates.py asks for what a total cannot say.
test: setup-dev
	@$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report=term

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pip --disable-pip-version-check check

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml
lock:
	$(COMPILE) $(LOCK_OPTIONS) -o requirements.lock
	$(COMPILE) $(LOCK_OPTIONS) --group dev -c requirements.lock -o requirements-dev.lock

CASES ?= 20000
SEED ?= 7
DATABASE ?= sqlite
bench: setup-dev
	@$(BIN)/python -m tests.benchmark.bench --cases $(CASES) --seed $(SEED) --database $(DATABASE)

# Peers come in an environment of their own, so that nothing of them can reach the project's lock.
PEERS := .venv-peers
$(PEERS)/.installed: tests/benchmark/peers.txt
	@echo "Installing what tests/benchmark/peers.txt names in $(PEERS) ..."
	@$(PYTHON) -m venv --clear $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --no-input --quiet install -r $<
	@touch $@

bench-peers: setup $(PEERS)/.installed
	@$(BIN)/python -m tests.benchmark.peers --cases $(CASES) --seed $(SEED)

fishing: setup-dev
	@$(BIN)/python -m tests.fishing.figures

thief: setup-dev
	@$(BIN)/python -m tests.benchmark.thief --cases $(CASES) --seed $(SEED)

ROUNDS ?= 20
TORTURE_CASES ?= 3000
torture: setup
	@$(BIN)/python -m tests.benchmark.torture --rounds $(ROUNDS) --cases $(TORTURE_CASES)

clean:
	rm -rf $(VENV) $(PEERS) build *.egg-info .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache \
	  .hypothesis .import_linter_cache
