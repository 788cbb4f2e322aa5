"""The digest of the reading code names existing code and libraries, and is the same every time."""

import subprocess
import sys
from pathlib import Path

from assistant import revision as module
from assistant.revision import CODE, revision


def test_everything_it_covers_exists():
    here = Path(module.__file__).parent
    assert all((here / name).exists() for name in CODE)
    assert len(revision()) == 12


def test_another_process_finds_the_same():
    script = "from assistant.revision import revision; print(revision())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == revision()
