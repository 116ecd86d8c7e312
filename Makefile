# make run    starts the page          make check  format, lint, types, layers (seconds)
# make test   every check and test     make quick  the same without browsers, databases and servers
# make full   the slow proofs          make coverage  which branches the tests take
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check quick coverage full bench papers screenshots clean

run: .venv/.run-ready
	$(BIN)/streamlit run app.py

test: .venv/.dev-ready
	PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check

check: .venv/.dev-ready
	PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check --no-tests

quick: .venv/.dev-ready
	PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check --quick

coverage: .venv/.dev-ready
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore=tests/browser --cov --cov-report=term:skip-covered

full: .venv/.dev-ready
	$(BIN)/python -m pytest -m full

bench: .venv/.dev-ready
	$(BIN)/python -m benchmarks

papers: .venv/.dev-ready
	$(BIN)/python -m scripts.build_papers

screenshots: .venv/.dev-ready
	NEARPEER_SCREENSHOTS=1 $(BIN)/python -m pytest tests/browser -k screenshot

.venv/.run-ready: requirements.txt constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r requirements.txt
	touch $@

.venv/.dev-ready: .venv/.run-ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	scripts/ensure_browsers
	scripts/ensure_postgres
	touch $@

clean:
	rm -rf .venv build data/gazetteer/unpacked
