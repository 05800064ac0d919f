# make serve   the page, on http://127.0.0.1:8501 (PORT=… for another)
# make test    everything, as CI runs it
.PHONY: serve test bench clean
PORT ?= 8501
VENV ?= .venv
SHELL := /bin/bash

serve: $(VENV)/.serve
	@PORT=$(PORT) $(VENV)/bin/geohist serve

test: $(VENV)/.test
	@bash scripts/test.sh $(VENV)

bench: $(VENV)/.test
	@for file in benchmarks/bench_*.py; do echo "== $$file"; $(VENV)/bin/python $$file || exit 1; done

$(VENV)/.serve: pyproject.toml constraints.txt
	@bash scripts/setup.sh $(VENV) serve

$(VENV)/.test: pyproject.toml constraints.txt
	@bash scripts/setup.sh $(VENV) test

clean:
	rm -rf $(VENV)
