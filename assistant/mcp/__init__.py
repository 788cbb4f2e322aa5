"""The assistant for programs that speak the Model Context Protocol (https://modelcontextprotocol.io).

In: calls of the tools `ask`, `search` and `read_section`. Out: text with its citations, and the same values that the
HTTP interface gives as structured content. Over stdin and stdout (`assistant mcp`) or HTTP (`/mcp` on the service).
"""

from assistant.mcp.server import Searching, build_server

__all__ = ["Searching", "build_server"]
