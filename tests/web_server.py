"""A real HTTP server on 127.0.0.1 that answers as it is told and remembers what it was asked."""

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """One answer. `delay` in seconds before it; `cut` closes the connection in the middle of the body.

    `drip` in seconds is waited before each byte of the body.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False
    raw: bytes | None = None
    drip: float = 0.0


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    method: str = "GET"
    body: bytes = b""


class Server:
    """Answers by path, else with `reply`; over TLS where it is given a context for that."""

    def __init__(self, tls=None):
        self.reply = Reply()
        self.replies = {}
        self.asked = []
        self.at_once = 0
        self.most_at_once = 0
        self.connections = 0
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._others = threading.active_count()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self):
                with outer._lock:
                    outer.connections += 1
                super().setup()

            def do_GET(self):
                outer.answer(self)

            def do_POST(self):
                outer.answer(self)

            def log_message(self, *_args):
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = False
        self._http.handle_error = lambda *_: None  # a client that hangs up is meant
        if tls is not None:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)
        self.port = self._http.server_port
        self.url = f"http{'' if tls is None else 's'}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def answer(self, handler):
        headers = {name.lower(): value for name, value in handler.headers.items()}
        asked = Asked(
            handler.path, headers, handler.command, handler.rfile.read(int(headers.get("content-length", 0)))
        )
        with self._lock:
            self.asked.append(asked)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        path = asked.path.partition("?")[0]
        reply = self.replies.get(f"{asked.method} {path}", self.replies.get(path, self.reply))
        self.closing.wait(reply.delay)
        try:
            self._write(handler, reply)
        except OSError:
            handler.close_connection = True
        finally:
            with self._lock:
                self.at_once -= 1

    def _write(self, handler, reply):
        if reply.raw is not None:
            handler.wfile.write(reply.raw)
            handler.close_connection = True
            return
        handler.send_response(reply.status)
        for name, value in {"Content-Type": "application/json", **reply.headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(reply.body)))
        handler.end_headers()
        body = reply.body[: len(reply.body) // 2] if reply.cut else reply.body
        if reply.drip:
            for byte in body:
                if self.closing.wait(reply.drip):
                    break
                handler.wfile.write(bytes([byte]))
        else:
            handler.wfile.write(body)
        handler.close_connection = handler.close_connection or reply.cut

    def close(self):
        self.closing.set()
        self._http.shutdown()
        self._thread.join(10)
        self._http.socket.close()
        for _ in range(100):
            if threading.active_count() <= self._others:
                break
            time.sleep(0.01)


@contextmanager
def running(tls=None):
    server = Server(tls)
    try:
        yield server
    finally:
        server.close()
