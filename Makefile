# make run    starts the page          make check  format, lint, types, layers (seconds)
# make test   every check and test     make quick  the same without browsers, databases and servers
# make full   the slow proofs          make coverage  which branches the tests take
# make native builds the compiled extra of the finder (docs/running.md); the tests do it by themselves
PYTHON ?= python3
BIN := .venv/bin

NATIVE := $(wildcard native/*.* native/nearpeer_native/*.p*)

.PHONY: run test check quick coverage full bench native papers screenshots clean

run: .venv/.run-ready
	$(BIN)/streamlit run app.py

test: .venv/.native-ready
	PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check

check: .venv/.native-ready
	PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check --no-tests

quick: .venv/.native-ready
	PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check --quick

coverage: .venv/.native-ready
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore=tests/browser --cov --cov-report=term:skip-covered

full: .venv/.native-ready
	$(BIN)/python -m pytest -m full

bench: .venv/.native-ready
	$(BIN)/python -m benchmarks

native: .venv/.native-ready

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
	scripts/ensure_redis
	touch $@

.venv/.native-ready: .venv/.dev-ready $(NATIVE) scripts/ensure_native
	scripts/ensure_native
	touch $@

clean:
	rm -rf .venv build data/gazetteer/unpacked
