"""Which operation a question asks for on one table, and with which cells.

In: a question, a chunk with a table. Out: a `Work`, or None. Nothing is worked out here. A work is found only where the
table, its headings and the words that word the operation together account for all that the question says.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer.cells import uncounted
from assistant.answer.grid import Column, Named, is_empty, read_grid, read_series, titled
from assistant.answer.lookup import BOUNDS, Told
from assistant.answer.mentions import NOWHERE, Mentions
from assistant.answer.question import Ask
from assistant.answer.tabular import plan
from assistant.answer.tabular.changing import change, which
from assistant.answer.tabular.cue import Cue
from assistant.answer.tabular.cues import read_cues, talk
from assistant.answer.tabular.ladders import steps
from assistant.answer.tabular.means import average
from assistant.answer.tabular.plan import Plan
from assistant.answer.tabular.ranks import rank
from assistant.answer.tabular.sheet import ColumnReader, Operand, Sheet
from assistant.text import fold
from assistant.types import Chunk, Query, Term

_ALL = re.compile(r"全部|所有|总体|整体|全体|全[市县省区校院国]|整个|各[类项种]|合计|总(?:量|数|额)?")
_WIDE = re.compile(r"全[省国]")
_LIGHT = re.compile(
    r"花(?:得|了|费|掉)?|坐|挤|现在|目前|累计|相比|阶段|数额|总额|金额|具有|拥有|具备|持有|配备|负担|承担|获得|取得|对应|分摊|用(?:得|了|掉)|比|还|更|要|而|都|只|第一|名|数|人数|类|构成|组成|渠道|项目|方面|部分|类别|种类|地方|地区"
)
_NOT = re.compile(r"(?<!有)没(?!错)|未(?!来)|(?<![是对大])不(?!同|足|断)")  # what is not so is what is left of the rest
_FUNDS, _PUBLIC = re.compile(r"预算|拨款|经费|财政"), re.compile(r"财政")
_SOURCE, _INCOME = re.compile(r"来源"), re.compile(r"收入|来源|投入|筹")


@dataclass(frozen=True)
class Work:
    """An operation with the cells that it is done with.

    `first` are the parts of a share, what is ranked or added, the minuend, the value of now; `second` the whole, the
    subtrahend, the value before, what ranked cells are divided by. `turned`: `second` are changes, not values before.
    `met` is how many characters of the question rows and columns account for; `unit` is that of the
    cells whose headings give none.
    """

    cue: Cue
    first: tuple[Operand, ...]
    second: tuple[Operand, ...] = ()
    turned: bool = False
    met: int = 0
    unit: str = ""

    @property
    def rows(self) -> tuple[Named, ...]:
        """The rows of its cells, in their order."""
        return tuple({id(operand.row): operand.row for operand in self.first}.values())

    def lines(self) -> list[str]:
        """Return the rows as lines of text, a line a row; what a row has besides comes after its name."""
        told = ((row, [o.column for o in self.first if o.row is row]) for row in self.rows)
        return ["，".join([*row.cells, *self._cells(row, columns)]) for row, columns in told]

    def _cells(self, row: Named, columns: Sequence[Column]) -> list[str]:
        cells = ((column, row.row.cells[column.place].text) for column in columns)
        return [f"{titled(column, self.unit)}：{text}" for column, text in cells if not is_empty(text)]


def find_work(
    query: Query,
    ask: Ask,
    chunk: Chunk,
    *,
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
    read: ColumnReader | None = None,
) -> Work | None:
    """Return the arithmetic that the question asks of the chunk's table; `read` finds columns by what they mean."""
    grid = (read_grid(chunk.table) or read_series(chunk.table)) if chunk.table else None
    if grid is None:
        return None
    query = uncounted(query, len(grid.rows))
    said = Mentions(query)
    cues = read_cues(said.text)
    if _NOT.search(said.text):
        cues = [cue for cue in cues if cue.operation == "left"]
    sheet = Sheet(grid, query, ask, said, read)
    if any(bound.start() not in sheet.rows.places for bound in BOUNDS.finditer(said.text)):  # 35岁及以下 may be a row
        cues = [cue for cue in cues if cue.operation in ("steps", "above")]
    for cue in cues:
        found = PLANS[cue.operation](sheet, cue)
        if (
            found
            and found.first
            and ((found.read and sheet.rows.chosen) or _covers(sheet, cue, found, chunk, weight, understood))
        ):
            met = sheet.rows.places | found.places | sheet.said.of(grid.said)
            return Work(cue, found.first, found.second, found.turned, len(met), grid.unit)
    return None


def _covers(
    sheet: Sheet,
    cue: Cue,
    found: Plan,
    chunk: Chunk,
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
) -> bool:
    """Tell whether the question says nothing that neither the table nor the operation is about."""
    said, query = sheet.said, sheet.query
    context = f"{sheet.grid.said}\n{fold(chunk.heading).text}"
    operands = (*found.first, *found.second)
    texts = "\n".join([*(n for o in operands for n in o.row.names), *(fold(o.column.heading).text for o in operands)])
    sources = _SOURCE.finditer(said.text) if _INCOME.search(sheet.grid.said) else ()  # of what is spent there are none
    light = NOWHERE.union(*(range(*m.span()) for one in (_ALL, _LIGHT) for m in one.finditer(said.text)))
    light = light.union(*(range(*match.span()) for match in sources))
    wide = [m for m in _WIDE.finditer(said.text) if m.group() not in context and cue.operation != "share"]
    light = light.difference(*(range(*match.span()) for match in wide))  # a city's total is not the province's
    if "教师" in context:
        light = light.union(*(range(*match.span()) for match in re.finditer("老师", said.text)))
    if _FUNDS.search(context) and (
        sheet.rows.chosen or not any("财政" in name for r in sheet.items for name in r.names)
    ):
        light = light.union(*(range(*match.span()) for match in _PUBLIC.finditer(said.text)))
    spoken = cue.places | talk(said.text) | light | sheet.rows.places | found.places
    rest = tuple(t for t in query.terms if not (said.places(t) and said.places(t) <= spoken))
    if not sheet.rows.chosen and any(operand.row.is_total for operand in operands):
        whole = spoken | said.of(sheet.grid.said)  # the total stands for what the caption says, to the last character
        if any(not said.places(term) <= whole for term in rest if not understood(term)):
            return False
    texts += "".join(BOUNDS.findall(said.text)) if cue.operation in ("steps", "above") else ""
    told = Told(said, spoken | said.of(context), texts, context, "")
    return told.covers(query.model_copy(update={"terms": rest}), weight, understood, query.terms)


PLANS: dict[str, Callable[[Sheet, Cue], Plan | None]] = {
    "share": plan.share,
    "compare": plan.compare,
    "times": plan.compare,
    "change": change,
    "average": average,
    "which": which,
    "previous": plan.previous,
    "left": plan.left,
    "sum": plan.added,
    "each": plan.each,
    "steps": steps,
    "rank": rank,
}
