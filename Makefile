# run: open Kithwork. test: everything, from a fresh clone on. The rest is for developers.
.POSIX:
.PHONY: run test check unit sqlite postgres stories glance beside proofs bench bench-network spark \
	audit dev docs messages lock install clean

PYTHON = python3
BIN = .venv/bin
# Every folder of tests that needs a database or a door, once on SQLite; those whose rows or pages
# may tell the engines apart once more on PostgreSQL, where the network is searched in Python.
# The stories ask a `kith serve` of their own.
ON_SQLITE = $(filter-out tests/unit/ tests/data/ tests/e2e/ tests/__pycache__/,$(wildcard tests/*/))
ON_POSTGRES = $(filter-out tests/cli/ tests/wires/,$(ON_SQLITE))
PYTEST = $(BIN)/python -m pytest -q
# Whoever is done takes what another has still before it: a few tests take a minute each.
SPREAD = -n auto --dist worksteal
# pytest answers 5 when a folder holds no test yet.
OR_EMPTY = || [ $$? -eq 5 ]

run:
	@$(PYTHON) run.py

test: install check unit sqlite postgres stories glance beside

install:
	@$(PYTHON) -c 'import sys, run; sys.exit(run.set_up_everything())'
	@$(BIN)/python -m checks.browser

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	KITHWORK_DATA=.mypy_cache $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m checks

# With what `make spark` has fetched, where it has been: else the tests that need it are skipped.
unit: install
	PYTHONPATH=$(SPARK) $(PYTEST) $(SPREAD) tests/unit $(OR_EMPTY)

sqlite: install
	KITHWORK_TEST_ENGINE=sqlite $(PYTEST) $(SPREAD) $(ON_SQLITE)

postgres: install
	KITHWORK_KERNEL=python KITHWORK_TEST_ENGINE=postgres $(PYTEST) $(SPREAD) $(ON_POSTGRES)

# Stories in a real browser; the proofs look at every page in every state, walk every random search
# to its end, and take far longer.
PROOFS = $(wildcard tests/e2e/test_accessibility.py tests/e2e/test_budgets.py \
	tests/e2e/test_keyboard.py tests/e2e/test_refused_pages.py tests/e2e/test_without_scripts.py)
stories: install
	$(PYTEST) $(SPREAD) tests/e2e $(PROOFS:%=--ignore=%) $(OR_EMPTY)

# A first look at every page but the map, of a search under way.
glance: install
	$(PYTEST) $(SPREAD) tests/e2e/test_accessibility.py -k "searching and not map" $(OR_EMPTY)

proofs: install
	$(PYTEST) $(SPREAD) --proofs $(PROOFS) tests/flows/test_duties_model.py

# Fetches Spark once (500 MB; it needs Java 17), and runs the tests that need it; from then on
# `make test` runs them too. Spark comes as source, and is built with what .venv has checked.
SPARK = .spark
spark: install $(SPARK)/set-up.txt
	PYTHONPATH=$(SPARK) $(PYTEST) tests/unit/network/test_spark.py

$(SPARK)/set-up.txt: requirements-spark.lock
	rm -rf $(SPARK)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --target $(SPARK) --no-build-isolation \
		--require-hashes -r requirements-spark.lock
	@touch $@

bench: install
	$(BIN)/python -m bench

# The network beside its peers, on networks of a million to a hundred million ties. The peers have
# an environment of their own: `install` makes .venv hold what the lock names and nothing else.
# BENCH is what to measure: `make bench-network BENCH="--sizes 1M"`; all of it takes hours.
PEERS = .venv-peers
# NumPy stands there too, so the tests of what is made up run with it, under `make beside`.
bench-network: install $(PEERS)/set-up.txt
	PYTHONPATH=src $(PEERS)/bin/python -m bench.network $(BENCH)

# The smallest network beside every peer, a few seconds each: a wrong answer fails, no figure does.
beside: install $(PEERS)/set-up.txt
	PYTHONPATH=$$($(PEERS)/bin/python -c 'import sysconfig; print(sysconfig.get_path("platlib"))') \
		$(PYTEST) tests/unit/bench
	PYTHONPATH=src $(PEERS)/bin/python -m bench.network --sizes 1M --patience 1

$(PEERS)/set-up.txt: requirements-peers.lock
	$(PYTHON) -m venv --clear $(PEERS)
	$(BIN)/uv pip sync --quiet --python $(PEERS)/bin/python --compile-bytecode --require-hashes \
		requirements-peers.lock
	@touch $@

# Lighthouse on the five main pages; needs Node, and fetches Lighthouse once.
audit: install
	$(BIN)/python -m bench.lighthouse

# A fictional search in a folder of its own, served without opening a browser.
dev: install
	@[ -d .dev-data ] || $(BIN)/kith --data .dev-data demo
	KITHWORK_DEV=1 $(BIN)/kith --data .dev-data serve --no-browser

# Pages that the code writes, pictures of the pages that changed, and the site in site/.
docs: install
	$(BIN)/python -m checks.written
	$(BIN)/python -m checks.pictures
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# Brings the catalogues of the other languages up to date, and compiles them.
messages: install
	$(BIN)/python -m checks.catalogues

# All but spark, which has a lock of its own.
EXTRAS = --extra server --extra calendar --extra pdf
LOCKING = --universal --generate-hashes --no-emit-index-url --no-header --quiet
lock: install
	$(BIN)/uv pip compile pyproject.toml $(EXTRAS) --group dev --group setup \
		$(LOCKING) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group setup \
		$(LOCKING) -c requirements.lock -o requirements-run.lock
	$(BIN)/uv pip compile --group peers \
		$(LOCKING) -c requirements.lock -o requirements-peers.lock
	$(BIN)/uv pip compile --group spark $(LOCKING) -o requirements-spark.lock

clean:
	rm -rf .venv .venv-peers $(SPARK) .dev-data build dist site \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis
