"""Evaluation on fixed question sets. Start with command.py (`assistant eval`) and run.py."""

from importlib.util import find_spec

from assistant.errors import UsageError

if any(find_spec(name) is None for name in ("ir_measures", "sklearn")):
    raise UsageError("评测需要开发依赖。请改用 make eval，或先安装 report-assistant[dev]。")
