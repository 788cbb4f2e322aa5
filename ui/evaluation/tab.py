"""The tab 评测: how good the answers are, as last measured; measure again.

In: the site. Out: Gradio components and what they do. The words become HTML in view.py and failures.py.
"""

from pathlib import Path

import gradio as gr

from ui.evaluation.failures import failures_html
from ui.evaluation.record import Record, read_record
from ui.evaluation.view import record_html
from ui.events import AT_ONCE, piece, text
from ui.markup import Html, tag
from ui.runner import Runner, State, command
from ui.site import Site, may

NONE_YET = "还没有评测记录。管理员可以在这里运行，也可以在服务器上运行 assistant eval。"


class Evaluations:
    """The handlers of the tab. Without a data directory there is nothing to show or run."""

    def __init__(self, data_dir: Path | None, runner: Runner | None = None) -> None:
        self._data_dir = data_dir
        self._runner = runner or (Runner(lambda: command(data_dir, "eval")) if data_dir else None)

    def open(self, request: gr.Request) -> tuple[Html, Html, Html]:
        """Return controls, numbers and failures."""
        record = self._record() if may(request, "read") else None
        shown = record_html(record) if record else tag("p", NONE_YET, class_="note hint")
        return self._controls(request), shown, failures_html(record, "") if record else Html("")

    def failures(self, event: gr.EventData, request: gr.Request) -> Html:
        """Return the failures of the chosen kind."""
        record = self._record() if may(request, "read") else None
        return failures_html(record, text(event, "kind")) if record else Html("")

    def run(self, request: gr.Request) -> Html:
        """Start a run, if who asks for it may; returns the controls."""
        if self._runner is not None and may(request, "admin"):
            self._runner.start()
        return self._controls(request)

    def halt(self, request: gr.Request) -> Html:
        """End the run, if who asks for it may; returns the controls."""
        if self._runner is not None and may(request, "admin"):
            self._runner.stop()
        return self._controls(request)

    def follow(self, request: gr.Request) -> tuple[Html, Html, Html]:
        """Return everything, as it is now: asked for again and again while a run is under way."""
        state = self._runner.state if self._runner else State()
        if state.running:
            return self._controls(request), gr.skip(), gr.skip()
        return self.open(request)

    def _record(self) -> Record | None:
        return read_record(self._data_dir) if self._data_dir else None

    def _controls(self, request: gr.Request) -> Html:
        state = self._runner.state if self._runner else State()
        return controls_html(state, allowed=self._runner is not None and may(request, "admin"))


def controls_html(state: State, *, allowed: bool) -> Html:
    """Return what can be done: run again, or stop; how far a run is."""
    if state.running:
        stop = tag("button", "停止", type="button", data_act="halt") if allowed else ""
        said = tag("p", f"正在评测：{state.line}", role="status", class_="doing")
        return tag("div", said, stop, class_="bar", data_poll="follow")
    run = tag("button", "重新评测", type="button", data_act="run", class_="primary") if allowed else ""
    end = (
        f"上次评测没有完成：{state.line}"
        if state.failed
        else "在固定的问答集上提问并逐题判分，约需几分钟，不影响正常使用。"
    )
    return tag("div", tag("p", end, class_="note", role="status"), run, class_="bar")


def build(site: Site) -> None:
    """Lay out the tab and connect it."""
    tab = Evaluations(site.data_dir)
    with gr.Column(elem_id="evaluation", elem_classes="pane"):
        controls = piece("evaluation-controls", ("evaluation", "run", "halt", "follow", "failures"))
        with gr.Column(elem_classes="scrolling"):
            numbers = piece("evaluation-numbers")
            failures = piece("evaluation-failures")
    everything = [controls, numbers, failures]
    controls.evaluation(tab.open, None, everything, **AT_ONCE)
    controls.follow(tab.follow, None, everything, **AT_ONCE)
    controls.run(tab.run, None, controls, **AT_ONCE)
    controls.halt(tab.halt, None, controls, **AT_ONCE)
    controls.failures(tab.failures, None, failures, **AT_ONCE)
