"""A stand-in for the vendors on 127.0.0.1, in the place of a company's proxy that opens every connection.

A client is led here by HTTPS_PROXY and trusts the certificates by the variables that companies set for their
own ones; so it asks its real addresses, and nothing leaves the machine. What is not known is answered 404.
"""

import json
import socketserver
import ssl
import subprocess
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler


@dataclass(frozen=True)
class Asked:
    method: str
    host: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Standin:
    """`answers` by "METHOD host/path", without the query: JSON, or a pair of status and JSON."""

    answers: dict[str, object]
    asked: list[Asked] = field(default_factory=list)

    def reply(self, asked):
        found = self.answers.get(f"{asked.method} {asked.host}{asked.path.partition('?')[0]}", (404, {}))
        return found if isinstance(found, tuple) else (200, found)


class Handler(BaseHTTPRequestHandler):
    """Speaks as the proxy, and inside a tunnel as the host that it leads to."""

    protocol_version = "HTTP/1.1"
    host = ""
    timeout = 5

    def do_CONNECT(self):
        self.send_response(200, "Connection established")
        self.end_headers()
        self.host = self.path.partition(":")[0]
        self.rfile.close()
        self.connection = self.server.tls(self.host).wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def finish(self):
        super().finish()
        self.connection.close()  # the server itself only knows the one below

    def answer(self):
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        host = self.host or headers.get("host", "").partition(":")[0]
        asked = Asked(self.command, host, self.path, headers, body)
        self.server.standin.asked.append(asked)
        status, reply = self.server.standin.reply(asked)
        said = json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_GET = do_POST = do_PUT = do_HEAD = answer

    def log_message(self, *_args):
        pass


class Proxy(socketserver.ThreadingTCPServer):
    """The proxy and its certificates, all made in `folder`."""

    allow_reuse_address = True

    def __init__(self, standin, folder):
        super().__init__(("127.0.0.1", 0), Handler)
        self.standin = standin
        self.folder = folder
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.authority = folder / "authority.pem"
        self._contexts = {}
        self._making = threading.Lock()
        self._openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Stand-in authority",
            "-keyout", "authority.key", "-out", "authority.pem",
        )  # fmt: skip

    def __enter__(self):
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        return super().__enter__()

    def __exit__(self, *exc):
        self.shutdown()
        self._thread.join()
        super().__exit__(*exc)

    def handle_error(self, request, client_address):
        """A client that hangs up, or trusts none of this, is no fault of the server's."""

    def tls(self, host):
        """What a server of this name shows; its certificate is made when it is first asked for."""
        with self._making:
            if host not in self._contexts:
                self._certify(host)
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(self.folder / f"{host}.pem", self.folder / f"{host}.key")
                self._contexts[host] = context
            return self._contexts[host]

    def _certify(self, host):
        (self.folder / f"{host}.ext").write_text(f"subjectAltName=DNS:{host}\nbasicConstraints=CA:FALSE\n")
        self._openssl(
            "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}",
            "-keyout", f"{host}.key", "-out", f"{host}.csr",
        )  # fmt: skip
        self._openssl(
            "x509", "-req", "-in", f"{host}.csr", "-CA", "authority.pem", "-CAkey", "authority.key",
            "-CAcreateserial", "-days", "2", "-extfile", f"{host}.ext", "-out", f"{host}.pem",
        )  # fmt: skip

    def _openssl(self, *arguments):
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)
