# make demo · make site · make serve · make test · make test-quick · make check · make bench · make fuzz
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEALS := example software-company prospecting-campaign
# The day of the site, if it is not to be today: make site TODAY=2026-12-05
TODAY ?=
# The site is built although data of the company are missing, and says so on every page. For the public:
# make site PREVIEW=false
PREVIEW ?= true
# What to test, if not everything: make test TESTS=tests/site
TESTS ?=
# What a change of wording or of a pass needs: no browser, no LibreOffice, no PDF, nothing marked as slow.
QUICK := $(wildcard tests/test_*.py) $(addprefix tests/,diagnostics languages model selecting assembling explaining \
  checking proving comparing)
PORT ?= 8000

.PHONY: demo site serve test test-quick check bench fuzz pictures format catalogues lock clean

demo: $(VENV)/ready
	@scripts/system-packages packages/debian.txt
	@rm -rf $(DEALS:%=output/%)
	@for deal in $(DEALS); do echo "building deals/$$deal.yaml" && \
	  $(BIN)/clausier build deals/$$deal.yaml --out output/$$deal || exit 1; done
	@echo "The documents are in output/; begin with output/example/SPEC-2026-001-pack-fr.pdf"

site: $(VENV)/ready
	@scripts/system-packages packages/debian.txt
	@CLAUSIER_TODAY=$(TODAY) CLAUSIER_PREVIEW=$(PREVIEW) $(BIN)/mkdocs build --quiet
	@echo "The site is in output/site/; look at it with: make serve"

serve: $(VENV)/ready
	@scripts/system-packages packages/debian.txt
	@echo "The draft will be at http://127.0.0.1:$(PORT)/draft/ (the first time takes half a minute)"
	@CLAUSIER_TODAY=$(TODAY) $(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

# One process tests a file, and makes once what the tests of it share. Long files come first: see tests/conftest.py.
test: $(VENV)/ready-dev
	@scripts/system-packages packages/debian.txt packages/debian-ci.txt
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(TESTS)

test-quick: $(VENV)/ready-dev
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow" $(QUICK)

check: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/clausier check

bench: $(VENV)/ready-dev
	@scripts/system-packages packages/debian.txt
	$(BIN)/python bench/bench.py

# Some minutes: spoiled files of every kind. A finding is kept in .hypothesis/, and tried again first.
EXAMPLES ?= 300
fuzz: $(VENV)/ready-dev
	EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -n auto fuzz

pictures: $(VENV)/ready-dev
	@scripts/system-packages packages/debian.txt packages/debian-ci.txt
	$(BIN)/python scripts/pictures.py

format: $(VENV)/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# What the command line says in other languages than English, after a change of a file .po.
catalogues: $(VENV)/ready-dev
	$(BIN)/pybabel compile --directory engine/cli/locale --domain clausier

# The locks hold versions and hashes and name no index.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra site pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra dev pyproject.toml -o requirements-dev.lock

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.11 …" >&2; exit 1; }
	@echo "making $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); scripts/system-packages packages/debian-venv.txt && $(PYTHON) -m venv $(VENV); } \
	  || { echo "venv is missing; install Python with venv, or name another one: make PYTHON=python3.12 …" >&2; rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/ready: $(VENV)/made requirements.lock pyproject.toml
	@echo "installing what Clausier needs"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --config-settings editable_mode=compat -e .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.lock
	@echo "installing what the tests need"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# output/ itself stays, with the page that says what it is for.
clean:
	if [ -d output ]; then find output -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +; fi
	rm -rf .venv .venv-* .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
