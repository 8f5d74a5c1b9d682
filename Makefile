# Two verbs for everybody: `make site` and `make test`. The others are parts of them, or long runs.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/.ready
ARCHITECTURE ?= architecture

.PHONY: site test check lint types layers unit test-deep bench bench-peers bench-site bench-trend lock serve clean

site: $(READY)
	@$(RUN)/eaf site build --workspace $(ARCHITECTURE)

test: $(READY) lint types layers unit

check: $(READY)
	@$(RUN)/eaf check $(ARCHITECTURE)

lint: $(READY)
	@echo "ruff"; $(RUN)/ruff check .github eaf tests benchmarks && $(RUN)/ruff format --check -q .github eaf tests benchmarks

types: $(READY)
	@echo "mypy"; $(RUN)/mypy eaf && $(RUN)/mypy .github/actions/comment/comment.py

layers: $(READY)
	@echo "import-linter"; $(RUN)/lint-imports

unit: $(READY)
	@rm -f .coverage .coverage.*
	@$(RUN)/coverage run -m pytest -n 2 --dist worksteal -m "not deep and not many"
	@$(RUN)/pytest -n 2 --dist worksteal -m many
	@$(RUN)/coverage combine -q && $(RUN)/coverage report --fail-under=90 --skip-covered | tail -n 40

test-deep: $(READY)
	@$(RUN)/pytest -n 2 -m deep

bench: $(READY)
	@$(RUN)/python -m pip install --quiet --require-hashes -r requirements-bench.lock
	@$(RUN)/python benchmarks/run.py

# The peers want npm and, two of them, Python 3.12: make bench-peers PEERS="--python FILE 1000"
bench-peers: $(READY)
	@$(RUN)/python benchmarks/peers.py $(PEERS)

# The site beside LikeC4 and Terrane, then by size: make bench-site SITE="--python FILE 10000"
bench-site: $(READY)
	@$(RUN)/python benchmarks/site.py $(SITE)

# A history of 500 commits: make bench-trend TREND="COMMITS ELEMENTS"
bench-trend: $(READY)
	@$(RUN)/python benchmarks/trend.py $(TREND)

serve: $(READY)
	@$(RUN)/eaf site serve --workspace $(ARCHITECTURE)

lock:
	for extra in "dev:requirements" "bench:requirements-bench" "build:requirements-run"; do \
	    uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q \
	        --extra "$${extra%%:*}" pyproject.toml -o "$${extra#*:}.lock" || exit; \
	done

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Cần Python 3.11 trở lên; Python 3.11 or later is needed" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Cần gói python3-venv; the package python3-venv is needed"; exit 2; }
	@echo "Chuẩn bị môi trường Python; setting up Python in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf $(VENV) site dist build .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
