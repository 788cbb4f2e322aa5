"""Switch off every library's telemetry and hub access.

In: nothing. Out: environment variables, set before the libraries that read them are imported, which is why
`assistant/__init__.py` does this first. Not here: our own logging (`logs.py`).
"""

import os

# The program promises to make no request to another host, so these are forced, not merely defaulted.
_SWITCHES = {
    "ANONYMIZED_TELEMETRY": "False",  # chromadb: product events
    "DO_NOT_TRACK": "1",  # honoured by several
    "GRADIO_ANALYTICS_ENABLED": "False",  # gradio: usage events and the look-up of its newest version
    "HF_HUB_DISABLE_TELEMETRY": "1",  # huggingface_hub, which gradio brings along
    "HF_HUB_OFFLINE": "1",  # … and its downloads
    "LANGCHAIN_TRACING_V2": "false",  # langchain-core sends traces to a hosted service when any of these is on
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "OTEL_SDK_DISABLED": "true",  # opentelemetry, used by chromadb and fastapi
}


def go_offline() -> None:
    """Set the switches, also over what the machine's own environment says."""
    os.environ.update(_SWITCHES)
