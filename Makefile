# Each target sets up what it needs; nothing has to be installed by hand.
.POSIX:
BIN = .venv/bin
REQUIREMENTS = .requirements

.PHONY: editions test check external golden bench fuzz all help

editions: $(BIN)/.build ## set up and publish every edition into dist/
	@$(BIN)/reportpub build

test: $(BIN)/.test ## set up and run every test that needs no validator
	$(BIN)/pytest

check: $(BIN)/.check ## format, lint, types, architecture, and the report itself
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/actionlint .github/workflows/*.yml
	$(BIN)/reportpub check

external: $(BIN)/.external ## what the validators of all formats say, and how pages look
	$(BIN)/pytest -m external

golden: $(BIN)/.external ## rewrite expectations; then read the diff
	-$(BIN)/pytest --update-golden
	-$(BIN)/pytest --update-golden -m external tests/external/test_looks.py
	git diff --stat tests

bench: $(BIN)/.test ## costs beside a bare WeasyPrint; what checks and align find (CORPUS="a.tmx …" BEADS="--beads zh en gold …")
	$(BIN)/python -m benchmarks.checks $(CORPUS)
	test -z "$(BEADS)$(CORPUS)" || $(BIN)/python -m benchmarks.align $(BEADS) $(CORPUS)
	$(BIN)/python -m benchmarks.memory $(CORPUS)
	$(BIN)/python benchmarks/terms.py
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/proofs.py
	$(BIN)/python benchmarks/desk.py

fuzz: $(BIN)/.test ## break files for import in every way, for ten minutes
	end=$$(($$(date +%s) + 600)); while [ $$(date +%s) -lt $$end ]; do \
	FUZZ_EXAMPLES=300 $(BIN)/pytest tests/test_fuzz.py -q --hypothesis-seed=random || exit 1; done

all: check test external

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

$(BIN)/.build: $(REQUIREMENTS)/build.txt pyproject.toml .setup/system
	@sh .setup/system build
	@sh .setup/python build
$(BIN)/.test: $(BIN)/.build $(REQUIREMENTS)/test.txt
	@sh .setup/system test
	@sh .setup/python test
$(BIN)/.check: $(BIN)/.build $(REQUIREMENTS)/check.txt
	@sh .setup/python check
$(BIN)/.external: $(BIN)/.test $(REQUIREMENTS)/external.txt $(REQUIREMENTS)/node/package-lock.json
	@sh .setup/system external
	@sh .setup/node
	@sh .setup/python external
