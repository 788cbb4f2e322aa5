"""Headers that every response carries, so that browsers do nothing with it that they need not.

In: responses. Out: the same with security headers, and without the permissions for other sites that the page's own
framework hands out; those are set by the deployment alone.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CORS = "access-control-"
# The page's framework puts scripts and styles into its pages and compiles templates while it runs.
PAGE_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
DATA = ("/api/", "/v1/", "/mcp", "/metrics", "/openapi.json", "/healthz", "/readyz")
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with "no-referrer" browsers hide the origin of our own forms from ourselves
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecurityHeaders:
    """ASGI middleware; stands inside the one that lets configured sites in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, its response's headers completed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        data = scope["path"].startswith(DATA)

        async def send_completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name in [name for name in headers if name.startswith(CORS)]:
                    del headers[name]
                headers.update(ALWAYS)
                headers.setdefault("Content-Security-Policy", DATA_POLICY if data else PAGE_POLICY)
                if data:
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, send_completed)
