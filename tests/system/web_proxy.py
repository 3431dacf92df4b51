"""A real HTTP proxy on 127.0.0.1: it forwards what it is told to know, or refuses."""

import select
import socket
import ssl
import threading
from contextlib import contextmanager
from http.client import responses
from socketserver import StreamRequestHandler, ThreadingTCPServer


class Proxy:
    """Answers CONNECT. `routes` says for "host:port" which port of this machine is meant."""

    def __init__(self, tls=None):
        self.status = 200
        self.routes = {}
        self.asked = []
        outer = self

        class Handler(StreamRequestHandler):
            def handle(self):
                outer.handle(self)

        self._server = ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self._server.handle_error = lambda *_: None
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.url = f"http{'' if tls is None else 's'}://{self.address}"
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def handle(self, handler):
        line, *lines = iter(lambda: handler.rfile.readline().decode().strip(), "")
        target = line.split()[1]
        headers = {name.lower(): value for name, value in (each.split(": ", 1) for each in lines)}
        self.asked.append((target, headers))
        status = self.status if target in self.routes or self.status != 200 else 502
        handler.wfile.write(f"HTTP/1.1 {status} {responses[status]}\r\n".encode())
        if status != 200:
            handler.wfile.write(b"Proxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n")
            return
        handler.wfile.write(b"\r\n")
        with socket.create_connection(("127.0.0.1", self.routes[target])) as there:
            self._pass_on(handler.connection, there)

    def _pass_on(self, here, there):
        other = {here: there, there: here}
        while not self._closing.is_set():
            # What TLS has read already is not seen by select.
            held = [each for each in other if isinstance(each, ssl.SSLSocket) and each.pending()]
            for each in held or select.select(list(other), [], [], 0.05)[0]:
                data = each.recv(65536)
                if not data:  # either side has ended
                    return
                other[each].sendall(data)

    def close(self):
        self._closing.set()
        self._server.shutdown()
        self._thread.join(10)
        self._server.server_close()


@contextmanager
def proxying(tls=None):
    proxy = Proxy(tls)
    try:
        yield proxy
    finally:
        proxy.close()
