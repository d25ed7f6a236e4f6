# Sokoni: one command to stand up (make demo), one to judge (make test).

PORT ?= 8000
ONLY ?=
BOARD ?= 1000000
PYTHON ?=
PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup demo test needs format lint types imports migrations audit tests messages attack simulate bench bench-board faults

help:
	@echo "make demo    the whole site with its demo data, at http://127.0.0.1:$(PORT)  (PORT=… for another)"
	@echo "make test    the whole gate: format, lint, types, imports, migrations, audit, tests"
	@echo "make attack  how far liars can move a price, and puppets gain standing, in figures"
	@echo "make simulate  how many questions find an answer in a day, how often a trial cries wolf"
	@echo "make bench   speed in figures, beside the kernel, socket.io and others  (ONLY=fanout BOARD=…)"
	@echo "make faults  what breaks loses nothing: 500 faults, then the figures  (FAULTS=… SEED=… GAP=…)"
	@echo "make setup   the environment alone, in .venv  (PYTHON=… to choose the interpreter)"

setup:
	@.ci/environment "$(PYTHON)"

demo: setup
	@exec $(PY) manage.py serve --demo --port $(PORT)

test: setup needs format lint types imports migrations audit tests
	@echo "· the gate is open: everything holds"

needs: setup
	@echo "· a browser and a Redis for the tests"
	@.ci/needs

format: setup
	@echo "· format"
	@$(PY) -m ruff format --check .

lint: setup
	@echo "· lint"
	@$(PY) -m ruff check .

types: setup
	@echo "· types"
	@$(PY) -m mypy

imports: setup
	@echo "· imports"
	@PYTHONPATH=. $(PY) -c "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"

migrations: setup
	@echo "· migrations"
	@$(PY) -W ignore manage.py makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=tests.settings $(PY) -W ignore manage.py lintmigrations

audit: setup
	@echo "· audit of the dependencies"
	@$(PY) -m tests.house.audit

tests: setup
	@echo "· tests"
	@$(PY) -m pytest -n 2 --dist loadfile -rs

messages: setup
	@$(PY) manage.py messages

attack: setup
	@$(PY) -m tests.benchmarks.attack_prices
	@$(PY) -m tests.benchmarks.attack_standing

simulate: setup
	@$(PY) -m tests.benchmarks.simulate_routing
	@$(PY) -m tests.benchmarks.simulate_trials

bench: setup
	@ONLY="$(ONLY)" BOARD="$(BOARD)" $(PY) -W ignore -m tests.benchmarks

bench-board: setup
	@ONLY=board BOARD="1000000 10000000" $(PY) -W ignore -m tests.benchmarks

faults: setup needs
	@$(PY) -W ignore -m tests.faults
