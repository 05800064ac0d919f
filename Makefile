# make serve   the page, on http://127.0.0.1:8501 (PORT=… for another)
# make test    everything, as CI runs it
.PHONY: serve test bench clean
PORT ?= 8501
VENV ?= .venv
SHELL := /bin/bash
# The marks of a finished set-up carry the folder: in a checkout that was moved the environment is made anew.
HERE := $(shell pwd | cksum | cut -d ' ' -f 1)
SERVE := $(VENV)/.serve-$(HERE)
TEST := $(VENV)/.test-$(HERE)

serve: $(SERVE)
	@PORT=$(PORT) $(VENV)/bin/geohist serve

test: $(TEST)
	@bash scripts/test.sh $(VENV)

bench: $(TEST)
	@for file in benchmarks/bench_*.py; do echo "== $$file"; $(VENV)/bin/python $$file || exit 1; done

$(SERVE): pyproject.toml constraints.txt
	@bash scripts/setup.sh $(VENV) serve
	@touch $@

$(TEST): pyproject.toml constraints.txt
	@bash scripts/setup.sh $(VENV) test
	@touch $@

clean:
	rm -rf $(VENV)
