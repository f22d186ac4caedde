# make run, make test, make check, make bench, make lock. Each sets up what it needs the first time.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
CASES ?= 10000
BENCH_SERVER := -h 127.0.0.1 -p 5432 -U postgres
BENCH_DATABASE_URL ?=

BIN := .venv/bin
PYTHON := $(BIN)/python
PIP_INSTALL := $(BIN)/pip install -qq --disable-pip-version-check --require-hashes
PIP_COMPILE := $(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
FRONT_END := $(shell find static/src -type f)
TEMPLATES := $(shell find templates -name '*.html')

.PHONY: help run test check bench lock

help:
	@echo "make run     serve the site on http://127.0.0.1:$(PORT)/ with a demonstration (PORT=8000)"
	@echo "make test    run the tests (DATABASE_URL= for another database, ARGS= for pytest)"
	@echo "make check   lint, format, templates, migrations, settings of a production site"
	@echo "make bench   print how long the main pages take (CASES=10000, BENCH_DATABASE_URL=)"
	@echo "make lock    write requirements*.txt anew"

run: .venv/.installed static/build/app.css
	@$(PYTHON) manage.py prepare
	@echo "ShareHub is at http://127.0.0.1:$(PORT)/ (Ctrl+C stops it)"
	@$(if $(filter-out 8000,$(PORT)),SITE_URL=http://127.0.0.1:$(PORT)) $(PYTHON) manage.py runserver 127.0.0.1:$(PORT)

test: .venv/.installed-dev static/build/app.css
	$(BIN)/pytest -n auto $(ARGS)

# As a production site would be set up, with a key made for the occasion.
check: .venv/.installed-dev static/build/app.css
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --target-version 5.2 --check $(TEMPLATES)
	git ls-files -z '*.py' | xargs -0 $(BIN)/django-upgrade --target-version 5.2 --check
	$(PYTHON) manage.py makemigrations --check --dry-run
	DEBUG=false ALLOWED_HOSTS=sharehub.example SITE_URL=https://sharehub.example \
		SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))') \
		$(PYTHON) manage.py check --deploy --fail-level WARNING

bench: .venv/.installed static/build/app.css
	@mkdir -p var && rm -f var/bench.sqlite3*
	@$(MAKE) --no-print-directory bench-database DATABASE_URL=sqlite:///$(CURDIR)/var/bench.sqlite3
	@if [ -n "$(BENCH_DATABASE_URL)" ]; then \
		$(MAKE) --no-print-directory bench-database DATABASE_URL="$(BENCH_DATABASE_URL)"; \
	elif command -v psql >/dev/null && psql $(BENCH_SERVER) -w -q -c 'select 1' >/dev/null 2>&1; then \
		dropdb $(BENCH_SERVER) --if-exists sharehub_bench; \
		createdb $(BENCH_SERVER) sharehub_bench; \
		$(MAKE) --no-print-directory bench-database \
			DATABASE_URL=postgres://postgres@127.0.0.1:5432/sharehub_bench; \
	else \
		echo "No PostgreSQL on 127.0.0.1:5432, and no BENCH_DATABASE_URL: measured SQLite only."; \
	fi

.PHONY: bench-database
bench-database:
	@$(PYTHON) manage.py prepare >/dev/null
	@$(PYTHON) manage.py seed_scale --cases $(CASES)
	@LOG_LEVEL=ERROR $(PYTHON) manage.py bench

lock: .venv/.installed-dev
	$(PIP_COMPILE) --output-file requirements.txt requirements.in
	$(PIP_COMPILE) --output-file requirements-dev.txt requirements-dev.in
	$(PIP_COMPILE) --output-file requirements-build.txt requirements-build.in

# The virtual environment. A stamp in it says which lock file it was last brought up to.

$(PYTHON):
	@for python in python3 python3.11 python3.12 python3.13 python3.14; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making a virtual environment with $$($$python --version)"; \
			$$python -m venv --clear .venv; exit; \
		fi; \
	done; \
	echo "ShareHub needs Python 3.11 or newer, and found none on the PATH." >&2; exit 1

.venv/.installed: requirements.txt | $(PYTHON)
	@echo "Installing what ShareHub needs"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	@echo "Installing what its tests and checks need"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

# The front end. Sass needs Node.js 20.19: where the machine has an older one or none, one is put into .venv.

static/build/app.css: node_modules/.installed $(FRONT_END)
	@$(npm) run --silent build

node_modules/.installed: package-lock.json | $(PYTHON)
	@echo "Installing what the front-end build needs"
	@if ! $(has_node); then $(PIP_INSTALL) -r requirements-build.txt; fi
	@$(npm) ci --silent --no-audit --no-fund
	@touch $@

has_node = { command -v npm && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + +b < 2019 ? 1 : 0)'; } >/dev/null 2>&1
npm = if ! $(has_node); then PATH="$(CURDIR)/$(BIN):$$PATH"; fi; npm
