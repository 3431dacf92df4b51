"""A server on this machine that answers as OpenRouter's key endpoint does, for one key."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

KEY = "sk-or-v1-0123456789abcdef"


class OpenRouter:
    """Listens from entry to exit. `used` and `limit` are dollars this month; `asked` counts good requests."""

    def __init__(self, *, used: float = 40.0, limit: float = 100.0) -> None:
        self.used, self.limit = used, limit
        self.asked = self.refused = 0
        outer = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *_: object) -> None:
                """Nothing: the tests ask the counters."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(3)

    @property
    def settings(self) -> str:
        """The lines of the settings file that switch it on."""
        return f'[sources.openrouter]\nenabled = true\nbase_url = "http://127.0.0.1:{self._server.server_port}"\n'

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """The documented answer (openrouter.ai/docs/api-reference, "Get current API key"), or 401."""
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            self.refused += 1
            self._send(request, 401, {"error": {"code": 401, "message": "No auth credentials found"}})
            return
        if not request.path.endswith("/key"):
            self._send(
                request,
                403,
                {"error": {"code": 403, "message": "Only management keys can perform this operation"}},
            )
            return
        self.asked += 1
        data = {
            "label": "sk-or-v1-012...def",
            "limit": self.limit,
            "limit_remaining": self.limit - self.used,
            "limit_reset": "monthly",
            "include_byok_in_limit": False,
            "usage": self.used + 10,
            "usage_daily": 1.5,
            "usage_weekly": 8.0,
            "usage_monthly": self.used,
            "byok_usage": 0,
            "byok_usage_daily": 0,
            "byok_usage_weekly": 0,
            "byok_usage_monthly": 0,
            "is_free_tier": False,
            "is_management_key": False,
        }
        self._send(request, 200, {"data": data})

    @staticmethod
    def _send(request: BaseHTTPRequestHandler, code: int, answer: object) -> None:
        body = json.dumps(answer).encode()
        request.send_response(code)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)
