"""Let Ctrl-C end a command for certain.

In: nothing. Out: SIGINT raises KeyboardInterrupt, and again every few seconds until the process has ended. Python loses
an interrupt that lands in a destructor or a callback of a library (it prints "Exception ignored" and goes on); whoever
pressed the keys would wait for an index of minutes. A server installs a handler of its own.
"""

import _thread
import signal
import threading
from types import FrameType

AGAIN = 5.0  # seconds; tidying up takes far less


def install() -> None:
    """Install the handler. Call it in the main thread."""
    signal.signal(signal.SIGINT, _interrupt)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    again = threading.Timer(AGAIN, _thread.interrupt_main)
    again.daemon = True
    again.start()
    raise KeyboardInterrupt
