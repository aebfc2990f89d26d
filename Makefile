# make run    the main job: Liaocheng raises delivery reimbursement from 83 % to 100 %
# make test   everything that CI runs
# Both set themselves up in .venv; the second time they start at once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check validate bench clean

run: $(VENV)/.installed
	$(BIN)/shebao run liaocheng-delivery-100

test: $(VENV)/.dev check
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint -s scenarios tests

validate: $(VENV)/.installed
	$(BIN)/shebao validate liaocheng
	$(BIN)/shebao validate jiangbei

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev,bench]"
	@touch $@

clean:
	rm -rf $(VENV) build dist
