# One line a target; `make help` prints them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup train run test check evaluate shell browser clean

export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 2
export PYTHONWARNINGS := ignore
# NumPy's OpenBLAS is older than many processors, and takes kernels of 2004 on one that
# it does not know: four times as slow (docs/understanding.md, "How long training takes").
ifeq ($(origin OPENBLAS_CORETYPE),undefined)
export OPENBLAS_CORETYPE := $(shell grep -qs avx512bw /proc/cpuinfo && echo SkylakeX || { grep -qs avx2 /proc/cpuinfo && echo Haswell; })
endif

PY := .venv/bin/python
ENCODER := models/all-mpnet-base-v2/model.onnx

help: ## print this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: .venv/synced $(ENCODER) ## make the environment in .venv (quick when nothing changed)
	@true

.venv/synced: uv.lock pyproject.toml .python-version scripts/setup
	@scripts/setup

$(ENCODER): .venv/synced addons/mpnet_model.py
	@scripts/say "making the sentence encoder" $(PY) -m addons.mpnet_model
	@touch $@

train: setup ## train the model if what it is made from changed
	@$(PY) -m veinguide.training

run: train ## start everything; prints the addresses, Ctrl-C ends it
	@$(PY) -m veinguide.run

test: train browser ## run every test: data, stories, units, end to end, browser
	@scripts/say "rasa data validate" $(PY) -m rasa data validate
	@scripts/say "rasa test (tests/test_stories.yml)" $(PY) -m rasa test core --model models/vein-guide.tar.gz \
	  --stories tests/test_stories.yml --fail-on-prediction-errors --out var/story-tests
	@SQLALCHEMY_SILENCE_UBER_WARNING= PYTHONWARNINGS= SQLALCHEMY_WARN_20=1 $(PY) -m pytest

check: setup ## format, lint, types, import rules, migrations
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports
	@rm -f var/check.db; export VEINGUIDE_DATABASE_URL=sqlite:///var/check.db; mkdir -p var; \
	  .venv/bin/alembic upgrade head && .venv/bin/alembic check

evaluate: train ## measure understanding and triage; docs/evaluation.md, more under var/evaluation
	@$(PY) -m evaluation --document docs

shell: train ## talk to the assistant in this terminal
	@$(PY) -m veinguide.shell

browser: setup
	@scripts/browser

clean: ## remove what make made, except your data in var/
	rm -rf .venv .uv models .rasa results .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
