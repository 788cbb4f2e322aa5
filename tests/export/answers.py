"""An answer with everything that can be exported, some of it hostile."""

from assistant.types import Calculation, Conflict, Operand
from tests.fakes import CITATION, answer

CALCULATION = Calculation(
    expression="1 ÷ 3", result="33.3%", operands=(Operand(text="一所", label=1), Operand(text="三所", label=1))
)
CONFLICT = Conflict(
    indicator="示范学校", values=(Operand(text="三所", label=1), Operand(text="四所", label=2)), note="口径可能不同"
)
FULL = answer("有几所*示范*学校？<script>alert(1)</script>\x00").model_copy(
    update={
        "text": "三所。[1]\n# 不是标题\n[点我](http://x.example)",
        "citations": (
            CITATION.model_copy(update={"edition": "digest"}),
            CITATION.model_copy(update={"label": 2, "quote": "另有\n四所。"}),
        ),
        "calculations": (CALCULATION,),
        "conflicts": (CONFLICT,),
    }
)
