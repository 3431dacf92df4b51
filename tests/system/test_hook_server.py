"""The server for hooks, asked by the real command and by plain sockets, some of them unfriendly."""

import asyncio
import json
import os
import socket
import stat
import subprocess
import sys
import time
from contextlib import asynccontextmanager

import pytest

from trayapp.system import hook_door
from trayapp.system.hook_server import HookServer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets in the file system")
HELLO = b'{"systemMessage": "hello"}'


class Home:
    def __init__(self, folder):
        self.folder = folder
        self.state = folder / "state" / hook_door.FOLDER
        self.runtime = folder / "run"
        self.asked = []
        self.env = {"PATH": os.environ["PATH"], "HOME": str(folder), "REMAINDER_HOME": str(folder)}

    def install(self, way=None):
        self.state.mkdir(parents=True, exist_ok=True)
        (self.state / "claude-code-1.before").write_bytes(b"")
        if way:
            hook_door.keep(self.state, way)

    def answer(self, path, body):
        self.asked.append((path, body))
        return HELLO

    @asynccontextmanager
    async def serving(self, answer=None, **more):
        server = HookServer(self.state, self.runtime, answer or self.answer, **more)
        task = asyncio.create_task(server.run())
        try:
            await asyncio.sleep(0.1)
            yield server
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def hook(self, data=b'{"prompt": "x"}', client="claude-code", *words):
        begun = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "trayapp", "hook", client, *words,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.env,
        )  # fmt: skip
        out, err = await process.communicate(data)
        assert process.returncode == 0
        assert err == b""
        return out, time.monotonic() - begun


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def test_the_command_hands_the_question_on_and_the_answer_back(home):
    async def scene():
        home.install()
        async with home.serving():
            return await home.hook(b'{"prompt": "what"}')

    out, _ = asyncio.run(scene())
    assert json.loads(out) == json.loads(HELLO)
    assert home.asked == [("/hook/claude-code", b'{"prompt": "what"}')]


def test_nobody_listens_until_a_hook_is_installed_and_after_it_is_taken_out(home):
    async def scene():
        async with home.serving():
            sock = home.runtime / "hook.sock"
            assert not sock.exists()
            assert await home.hook() == (b"", pytest.approx(0, abs=2))
            home.install()
            await _until(sock.exists)
            assert stat.S_IMODE(sock.stat().st_mode) == 0o600
            assert (await home.hook())[0]
            (home.state / "claude-code-1.before").unlink()
            await _until(lambda: not sock.exists())
        assert not (home.state / "door.json").exists()

    asyncio.run(scene())


def test_what_a_dead_program_left_is_silence_and_the_next_one_takes_its_place(home):
    home.install()
    home.runtime.mkdir()
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(home.runtime / "hook.sock"))
    left.close()
    hook_door.announce(home.state, socket_path=str(home.runtime / "hook.sock"), way=None)

    async def scene():
        out, took = await home.hook()
        assert (out, took < 1) == (b"", True)
        async with home.serving():
            return await home.hook()

    assert asyncio.run(scene())[0]


@pytest.mark.parametrize("said", [b"", b"no json", b'"text"', b'{"decision": "block", ', b"\xff\xfe", b"[1]"])
def test_a_broken_answer_is_silence(home, said):
    async def scene():
        home.install()
        async with home.serving(lambda _path, _body: said):
            return await home.hook()

    assert asyncio.run(scene())[0] == b""


def test_an_answer_that_fails_says_so_without_the_prompt(home, journal):
    journal.expect("A hook's question failed: ValueError")

    def fail(_path, body):
        raise ValueError(body.decode())

    async def scene():
        home.install()
        async with home.serving(fail):
            return await home.hook(b'{"prompt": "canary-77"}')

    assert asyncio.run(scene())[0] == b""
    assert not any("canary" in record.getMessage() or record.exc_info for record in journal.records)


def test_a_program_that_hangs_keeps_nobody_for_a_second(home):
    home.install()
    home.runtime.mkdir()
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(home.runtime / "hook.sock"))
        mute.listen()
        hook_door.announce(home.state, socket_path=str(home.runtime / "hook.sock"), way=None)
        out, took = asyncio.run(home.hook())
    assert out == b""
    assert took < 1


# --- the port ----------------------------------------------------------------------------------------------


def _post(way, **headers):
    head = {"Host": f"127.0.0.1:{way.port}", "X-Remainder-Token": way.token, "Content-Length": "2"} | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in head.items() if value)
    return f"POST /hook/claude-code HTTP/1.1\r\n{lines}\r\n{{}}".encode()


async def _say(port, data):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(data)
    said = await reader.read()
    writer.close()
    return said


@pytest.mark.parametrize(
    ("headers", "welcome"),
    [
        ({}, True),
        ({"Host": "localhost:{port}"}, True),
        ({"X_Remainder_Token": "wrong", "X-Remainder-Token": ""}, False),
        ({"X-Remainder-Token": ""}, False),
        ({"Origin": "https://example.com"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Host": "evil.example:{port}"}, False),
        ({"Host": ""}, False),
        ({"Content-Length": "99999999999"}, False),
        ({"Content-Length": "9" * 5000}, False),
        ({"Content-Length": "-1"}, False),
        ({"Content-Length": ""}, False),
    ],
)
def test_only_who_knows_the_secret_and_is_no_browser_is_answered(home, headers, welcome):
    way = hook_door.Way(hook_door.free_port(), "secret")
    home.install(way)

    async def scene():
        async with home.serving():
            named = {name: value.replace("{port}", str(way.port)) for name, value in headers.items()}
            return await _say(way.port, _post(way, **named))

    said = asyncio.run(scene())
    assert said.startswith(b"HTTP/1.1 200 " if welcome else b"HTTP/1.1 404 ")
    assert bool(home.asked) is welcome
    assert said.endswith(HELLO if welcome else b"\r\n\r\n")


def test_only_this_computer_can_ask(home):
    way = hook_door.Way(hook_door.free_port(), "secret")
    home.install(way)

    async def scene():
        async with home.serving() as server:
            return {
                each.getsockname()[0]
                for one in server._servers
                for each in one.sockets
                if each.family != socket.AF_UNIX
            }

    assert asyncio.run(scene()) == {"127.0.0.1"}


def test_a_port_that_is_taken_leaves_the_socket(home, journal):
    journal.expect("Hooks are not heard at port")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        home.install(hook_door.Way(other.getsockname()[1], "secret"))

        async def scene():
            async with home.serving():
                return await home.hook()

        assert asyncio.run(scene())[0]


def test_without_sockets_in_the_file_system_the_command_asks_at_the_port(home):
    async def scene():
        home.install()
        async with home.serving(sockets=False):
            return await home.hook()

    assert asyncio.run(scene())[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST",
        b"\x00" * 40_000,
        b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx",
    ],
)
def test_nonsense_is_dropped(home, data):
    way = hook_door.Way(hook_door.free_port(), "secret")
    home.install(way)

    async def scene():
        async with home.serving():
            reader, writer = await asyncio.open_connection("127.0.0.1", way.port)
            writer.write(data)
            writer.write_eof()
            said = await asyncio.wait_for(reader.read(), 5)
            writer.close()
            return said, await home.hook()

    said, (out, _) = asyncio.run(scene())
    assert HELLO not in said
    assert out


def test_the_answer_takes_under_ten_milliseconds(home):
    way = hook_door.Way(hook_door.free_port(), "secret")
    home.install(way)

    async def scene():
        async with home.serving():
            times = []
            for _ in range(20):
                begun = time.perf_counter()
                await _say(way.port, _post(way))
                times.append(time.perf_counter() - begun)
            return sorted(times)[10]

    assert asyncio.run(scene()) < 0.010


def test_a_second_of_nobody_asking_costs_nothing(home):
    async def scene():
        home.install()
        async with home.serving():
            await asyncio.sleep(0.5)
            before = time.thread_time()
            await asyncio.sleep(1)
            return time.thread_time() - before

    assert asyncio.run(scene()) < 0.005


async def _until(there, seconds=5):
    until = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < until
        await asyncio.sleep(0.02)
