# Two commands to know: `make run` and `make test`. Both prepare what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
CATALOGS := $(wildcard drafting/web/translations/*/LC_MESSAGES/messages.po)

.PHONY: help setup run test lint demo rehearsal fuzz bench vendor translations shots clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/.runtime: requirements.txt constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; choose one with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(BIN)/.dev: requirements-dev.txt $(BIN)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(BIN)/.catalogs: $(CATALOGS) $(BIN)/.runtime
	$(BIN)/pybabel --quiet compile --directory drafting/web/translations
	@touch $@

setup: $(BIN)/.runtime $(BIN)/.catalogs  ## prepare everything the product runs on, in .venv

run: setup  ## serve the product with the demo assembly
	DRAFTING_DEMO=1 $(BIN)/flask --app wsgi serve

lint: $(BIN)/.dev  ## check code, types and templates
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet

test: lint $(BIN)/.catalogs  ## check the code and run all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

demo: setup  ## play the whole walk on a throwaway server, results in OUT
	$(BIN)/python -m drafting.demo.play $(OUT)

rehearsal: $(BIN)/.dev $(BIN)/.catalogs  ## rehearse the last hour: 250 sockets, 12 pages in Chromium, 80 amendments
	$(BIN)/python -m bench.rehearsal

fuzz: $(BIN)/.dev $(BIN)/.catalogs  ## the long profile of the property tests
	HYPOTHESIS_PROFILE=longest $(BIN)/python -m pytest tests/text --hypothesis-show-statistics
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest tests/domain

bench: $(BIN)/.dev  ## time the merge engine beside its peers, and judge the groups of findings
	$(BIN)/python -m bench.merge
	$(BIN)/python -m bench.findings

vendor:  ## fetch the front-end files of static/vendor again, from npm
	sh static/vendor/fetch.sh

translations: $(BIN)/.dev  ## collect the sentences of the interface into the catalogs
	$(BIN)/pybabel --quiet extract -k _l -F babel.cfg -o messages.pot --no-location --sort-output .
	$(BIN)/pybabel --quiet update -i messages.pot -d drafting/web/translations --no-fuzzy-matching --ignore-obsolete

shots: $(BIN)/.dev $(BIN)/.catalogs  ## take the pictures of docs/pictures again
	$(BIN)/python -m docs.shots

clean:  ## remove what can be made again (the database in instance/ cannot, and stays)
	rm -rf $(VENV) $(OUT) .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
