"""The look of the tab 数据台账: the filters, the table, the contradictions.

In: rows of the ledger, what was chosen. Out: `Html`, everything escaped. Plots stand in plots.py.
"""

from collections.abc import Iterator, Mapping, Sequence

from assistant.export.rows import ConflictRow, FigureRow
from assistant.types import Document, Kind
from ui.ledger.choice import PAGE, Choice
from ui.markup import Html, join, tag
from ui.reference import one_line, page_range, section_name, titled

HEADINGS = (("indicator", "指标"), ("subject", "主体"), ("value", "数值"), ("period", "时间"), ("place", "出处"))
FORM = "ledger-form"


def form_html(documents: Mapping[str, Document], schools: Sequence[str], units: Sequence[str]) -> Html:
    """Return the filters; the first choice of each list keeps everything."""
    words = tag(
        "input", type="search", name="text", placeholder="指标、主体或原句中的词", autocomplete="off", maxlength=200
    )
    return tag(
        "form",
        tag("label", tag("span", "筛选词", class_="unseen"), words),
        tag("label", tag("span", "范围"), tag("select", *_places(documents), name="place")),
        tag("label", tag("span", "学校"), tag("select", *_options("全部", schools), name="school")),
        tag("label", tag("span", "单位"), tag("select", *_options("全部", units), name="unit")),
        tag("button", "筛选", type="submit", class_="primary"),
        class_="bar",
        data_act="figures",
        data_live="",
        role="search",
    )


def _options(everything: str, names: Sequence[str]) -> Iterator[Html]:
    yield tag("option", everything, value="")
    yield from (tag("option", name, value=name) for name in names)


def _places(documents: Mapping[str, Document]) -> Iterator[Html]:
    yield tag("option", "全部资料", value="")
    for document in documents.values():
        yield tag("option", titled(document.title), value=document.id)
        for section in document.sections:
            if section.parent is None and section.kind is Kind.PROSE and section.number:
                yield tag("option", f"　{section.path[-1]}", value=f"{document.id}/{section.number}")


def table_html(rows: Sequence[FigureRow], total: int, choice: Choice) -> Html:
    """Return one page of the ledger with what leads to the others, and to the same as a file."""
    links = [
        tag("a", name, href=choice.address(key), download=True)
        for key, name in (("csv", "下载 CSV"), ("xlsx", "下载 Excel"))
    ]
    head = tag("div", tag("p", f"共 {total} 个数字", role="status"), *links, class_="files")
    if not rows:
        return join([head, tag("p", "没有符合条件的数字。请放宽筛选条件。", class_="note hint")])
    headings = [_heading(key, name, choice) for key, name in HEADINGS]
    table = tag("table", tag("thead", tag("tr", *headings)), tag("tbody", *map(_row, rows)))
    return join([head, tag("div", table, class_="grid", tabindex=0), _pager(total, choice)])


def _heading(key: str, name: str, choice: Choice) -> Html:
    chosen = choice.order == key
    falling = chosen and not choice.falling
    sign = ("▾" if choice.falling else "▴") if chosen else ""
    button = tag(
        "button",
        name,
        tag("span", sign, aria_hidden="true"),
        type="button",
        data_act="figures",
        data_form=FORM,
        data_order=key,
        data_falling="yes" if falling else "",
        data_key=f"order-{key}",
    )
    state = ("descending" if choice.falling else "ascending") if chosen else None
    return tag("th", button, scope="col", aria_sort=state)


def _row(row: FigureRow) -> Html:
    change = f"（{row.change}）" if row.change else ""
    return tag(
        "tr",
        tag("th", row.indicator or "—", scope="row"),
        tag("td", row.subject),
        tag("td", row.text, change, class_="number"),
        tag("td", row.period),
        tag("td", _link(row)),
    )


def _link(row: FigureRow) -> Html:
    """Return the link to the sentence of a figure."""
    number = row.section_number or (row.section_path[-1] if row.section_path else "")
    place = "，".join(part for part in (section_name(number), page_range(row.page_start, row.page_end)) if part)
    return tag(
        "a",
        place or titled(row.document_title),
        href="#panel",
        title=f"{titled(row.document_title)}：{one_line(row.quote)}",
        data_act="passage",
        data_chunk=row.chunk_id,
        data_start=row.quote_start,
        data_end=row.quote_end,
    )


def _pager(total: int, choice: Choice) -> Html:
    pages = (total + PAGE - 1) // PAGE
    if pages < 2:
        return Html("")
    return tag(
        "nav",
        _step("上一页", choice.page - 1, pages, choice),
        tag("span", f"第 {choice.page} 页，共 {pages} 页", class_="note"),
        _step("下一页", choice.page + 1, pages, choice),
        class_="pager",
        aria_label="翻页",
    )


def _step(name: str, page: int, pages: int, choice: Choice) -> Html:
    return tag(
        "button",
        name,
        type="button",
        disabled=not 1 <= page <= pages,
        data_act="figures",
        data_form=FORM,
        data_page=page,
        data_order=choice.order,
        data_falling="yes" if choice.falling else "",
        data_key=f"page-{name}",
    )


def conflicts_html(conflicts: Sequence[ConflictRow]) -> Html:
    """Return the contradictions within the documents that were chosen."""
    if not conflicts:
        return tag("p", "所选资料中没有发现前后不一致的数字。", class_="note")
    return join(
        [
            tag("h3", f"资料中前后不一致的数字（{len(conflicts)} 处）"),
            tag("p", "引用这些数字时，请注明口径或以原始统计为准。", class_="note"),
            tag("ul", *(tag("li", *_conflict(item), class_="box conflict") for item in conflicts), class_="clashes"),
        ]
    )


def _conflict(item: ConflictRow) -> Iterator[Html]:
    yield tag("strong", item.indicator or "同一事项")
    yield tag("ul", *(_value(value) for value in item.values), _value(item.whole, "总数：") if item.whole else "")
    if item.note:
        yield tag("p", item.note, class_="note")


def _value(row: FigureRow, lead: str = "") -> Html:
    return tag("li", lead, row.text, "　", tag("span", one_line(row.quote), class_="note"), "　", _link(row))
