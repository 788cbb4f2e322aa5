"""A real answer, shown in the API description.

In: nothing. Out: `ANSWER`, read once from `answer.json` beside this file. A test checks that it is a valid `Answer`.
"""

import json
from pathlib import Path
from typing import Any

ANSWER: dict[str, Any] = json.loads(Path(__file__).with_name("answer.json").read_text(encoding="utf-8"))
