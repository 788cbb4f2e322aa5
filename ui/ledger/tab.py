"""The tab 数据台账: every figure of the corpus with the sentence that it stands in, and the figures that disagree.

In: the site. Out: Gradio components and what they do. Which figures there are is the ledger's business
(`assistant.facts`), which fit a filter that of `assistant.export.rows`.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import gradio as gr

from assistant.api.current import Answering
from assistant.errors import AssistantError
from assistant.export.rows import Sources, conflict, row, select
from ui.events import AT_ONCE, piece, sent
from ui.ledger.choice import PAGE, Choice, ordered, read_choice
from ui.ledger.plots import plots_html
from ui.ledger.view import conflicts_html, form_html, table_html
from ui.markup import Html, tag
from ui.site import must

UNITS = 40  # offered to choose from, the most frequent ones
SCHOOLS = 80
Shown = tuple[Html, Html, Html]  # table, plots, contradictions


class Ledger:
    """The handlers of the tab. `current` returns the newest assistant or raises IndexFault."""

    def __init__(self, current: Callable[[], Answering]) -> None:
        self._current = current

    def open(self, request: gr.Request) -> tuple[Html, Html, Html, Html]:
        """Return the filters, and everything unfiltered."""
        try:
            must(request, "read")
            assistant = self._current()
        except AssistantError as error:
            return (Html(""), *_fault(error))
        figures = assistant.accountant.figures
        schools = Counter(figure.subject for figure in figures if figure.subject)
        units = Counter(figure.unit for figure in figures if figure.unit)
        form = form_html(
            assistant.snapshot.documents,
            [name for name, _ in schools.most_common(SCHOOLS)],
            [name for name, _ in units.most_common(UNITS)],
        )
        return (form, *_shown(assistant, Choice()))

    def figures(self, event: gr.EventData, request: gr.Request) -> Shown:
        """Return what the form and the clicked heading choose."""
        try:
            must(request, "read")
            return _shown(self._current(), read_choice(sent(event)))
        except AssistantError as error:
            return _fault(error)


def _shown(assistant: Answering, choice: Choice) -> Shown:
    documents = assistant.snapshot.documents
    sources = Sources(documents, assistant.snapshot.chunks)
    chosen = list(select(assistant.accountant.figures, choice.filter, sources))
    pages = max(1, (len(chosen) + PAGE - 1) // PAGE)
    page = min(choice.page, pages)
    shown = islice(ordered(chosen, choice), (page - 1) * PAGE, page * PAGE)
    rows = [row(figure, sources) for figure in shown]
    kept = [choice.document] if choice.document in documents else list(documents)
    clashes = [conflict(clash, sources) for one in kept for clash in assistant.accountant.clashes(one)]
    table = table_html(rows, len(chosen), replace(choice, page=page))
    return table, plots_html(chosen, sources, choice), conflicts_html(clashes)


def _fault(error: AssistantError) -> Shown:
    return tag("p", error.message, class_="fault", role="alert"), Html(""), Html("")


def build(current: Callable[[], Answering]) -> None:
    """Lay out the tab and connect it."""
    ledger = Ledger(current)
    with gr.Column(elem_id="ledger", elem_classes="pane"):
        form = piece("ledger-form", ("ledger", "figures"))
        with gr.Column(elem_classes="scrolling"):
            plots = piece("ledger-plots")
            table = piece("ledger-table")
            conflicts = piece("ledger-conflicts")
    shown = [table, plots, conflicts]
    form.ledger(ledger.open, None, [form, *shown], **AT_ONCE)
    form.figures(ledger.figures, None, shown, **AT_ONCE)
