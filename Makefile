# make run    starts Remainder        make test   every check and test        make help   the rest
# Both do their own set-up: a Python environment in .venv and, as root where apt is, system packages.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: run test check unit desktop test-long gallery translations bench test-litellm clients test-clients clean help packages-run packages-test packages-gallery

BIN := .venv/bin
ARGS ?=
# Half a dozen programs of other people take part there, each in its own time: what fails is tried once more, and
# counted as "rerun" in the last line. What fails twice fails.
AGAIN := --reruns 1 --reruns-delay 1

run: .venv/.run packages-run ## Start the program (ARGS="status" for another command)
	@$(BIN)/remainder $(ARGS)

test: ## Lint, types, layers, tests, then the tests on a real desktop; all of them, even when one fails
	@$(MAKE) --no-print-directory --keep-going check unit desktop

check: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: .venv/.dev packages-test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --ignore=tests/desktop --numprocesses auto --dist loadfile

desktop: .venv/.dev packages-test
	$(BIN)/python -m pytest tests/desktop $(AGAIN)

test-long: .venv/.dev ## Thousands of made-up lives of Claude Code and Codex, each read to the true bill (SEEDS=20000, SEEDS=17-18)
	REMAINDER_SEEDS=$(or $(SEEDS),5000) $(BIN)/python -m pytest tests/logs/sim -q --numprocesses auto --dist worksteal

gallery: .venv/.dev packages-gallery ## Draw the pictures in docs/gallery anew (all but those of the clients, docs/gallery/README.md)
	find docs/gallery -name "*.png" ! -name "hook-*" -delete
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/gallery.py
	$(BIN)/python packaging/gallery_allowances.py
	$(BIN)/python packaging/gallery_settings.py
	REMAINDER_GALLERY=docs/gallery $(BIN)/python -m pytest tests/desktop

translations: .venv/.dev ## Bring the translation files up to date with the sources
	$(BIN)/python packaging/translations.py

bench: .venv/.dev packages-test ## Measure (CORPUS=folder with home/ and truth.json, CCUSAGE=path of the peer, PROGRAM=another build)
	$(BIN)/python benchmarks/logs.py $(if $(CORPUS),--corpus $(CORPUS)) $(if $(CCUSAGE),--ccusage $(CCUSAGE))
	$(BIN)/python benchmarks/refresh.py
	$(BIN)/python benchmarks/sources.py
	$(BIN)/python benchmarks/history.py
	$(BIN)/python benchmarks/desktop.py $(if $(CORPUS),--corpus $(CORPUS)) $(if $(PROGRAM),--program $(PROGRAM))

test-litellm: ## The LiteLLM source against LiteLLM's own endpoints and types (installs some 750 MB into .clients)
	@test -x .clients/litellm/bin/python || python3 -m venv .clients/litellm
	@.clients/litellm/bin/python -m pip install -qq --no-input --disable-pip-version-check "litellm[proxy]==1.106.2" msgspec
	.clients/litellm/bin/python packaging/check_litellm.py

clients:
	@npm install --prefix .clients/programs --no-audit --no-fund --ignore-scripts --prefer-offline --loglevel error \
	  @anthropic-ai/claude-code-linux-x64@2.1.330 @openai/codex@0.169.0 \
	  @google/gemini-cli@0.61.0 @github/copilot@1.0.102 opencode-linux-x64@1.18.33 \
	  @qwen-code/qwen-code@0.15.10 @mariozechner/pi-coding-agent@0.73.1

test-clients: .venv/.dev clients ## The real claude, codex, gemini, copilot and others against a stand-in (1.5 GB in .clients; needs npm, node, openssl, tmux, Linux on x64)
	REMAINDER_CLIENTS=.clients/programs $(BIN)/python -m pytest tests/clients $(AGAIN)

clean: ## Remove what was built, and .venv
	rm -rf .venv .clients build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

packages-run:
	@packaging/linux/packages run

packages-gallery:
	@packaging/linux/packages run desktop gallery

packages-test:
	@packaging/linux/packages run desktop

# The stamps say for which pyproject.toml the environment was made; the tools' one covers the program's.
.venv/.run: pyproject.toml
	@packaging/venv run
	@touch $@

.venv/.dev: pyproject.toml
	@packaging/venv dev
	@touch .venv/.run $@
