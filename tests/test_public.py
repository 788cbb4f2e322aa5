"""What `import assistant` offers, and what it must not drag in."""

import subprocess
import sys

import pytest

import assistant


def test_every_public_name_can_be_imported():
    names: dict[str, object] = {}
    exec("from assistant import *", names)  # noqa: S102  # this very statement is what is tested
    assert set(assistant.__all__) <= names.keys()


def test_other_names_are_not_there():
    with pytest.raises(AttributeError, match="nothing"):
        _ = assistant.nothing


def test_importing_the_package_is_cheap_and_switches_telemetry_off():
    script = (
        "import assistant, os, sys;"
        "print(sorted({'chromadb', 'gradio', 'fastapi', 'langchain_core', 'numpy'} & set(sys.modules)),"
        " os.environ['GRADIO_ANALYTICS_ENABLED'], os.environ['HF_HUB_OFFLINE'], os.environ['LANGSMITH_TRACING'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["[]", "False", "1", "false"]
