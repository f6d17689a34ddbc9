# 短命令。在装好的虚拟环境里用：source .venv/bin/activate
PYTHON ?= python

.PHONY: help data pages vectors link test lint fix eval bench bench-web bench-scale ask
help:  ## 列出这些命令
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/'
data:  ## 由 data/sources/ 和 synonyms/ 重建 data/qingdan.db
	$(PYTHON) -m assistant.catalog.build
pages:  ## 由命令重写各页帮助 assistant/cli/pages.json
	$(PYTHON) -m tools.make_pages
vectors:  ## 重造词向量表（要先装 .[vectors]，约二十分钟）
	$(PYTHON) -m tools.vectors.build
link:  ## 由题库重新学各种证据的分量（约三分钟）
	$(PYTHON) -m tools.link.fit
test:  ## 规范、类型、测试，全部
	$(PYTHON) -m tests.run
lint:  ## 只查规范和类型
	$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check . && $(PYTHON) -m mypy
fix:  ## 自动改格式
	$(PYTHON) -m ruff check --fix . && $(PYTHON) -m ruff format .
eval:  ## 题库得分：按类型、笔误、拒答
	$(PYTHON) -m tests.evaluation.report
bench:  ## 冷启动和热调用的速度（比值）
	$(PYTHON) -m bench.cold_and_warm
bench-web:  ## 网页每秒答多少个问题
	$(PYTHON) -m bench.web
bench-scale:  ## 全国规模的库
	$(PYTHON) -m bench.scale
ask:  ## make ask Q=区残联三季度要做什么
	@$(PYTHON) -m assistant "$(Q)"
