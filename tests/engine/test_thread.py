import asyncio
import threading

from trayapp.domain.command import Refresh, Snooze
from trayapp.engine.thread import CoreThread


class Core:
    """Notes what it is given; ends as told."""

    def __init__(self, fails=None):
        self.taken = []
        self.up = threading.Event()
        self.cleaned = threading.Event()
        self._fails = fails

    def post(self, command):
        self.taken.append((threading.current_thread().name, command))
        self.up.set()

    async def run(self):
        if self._fails:
            raise self._fails
        try:
            await asyncio.Event().wait()
        finally:
            self.cleaned.set()


def test_commands_given_before_the_core_is_up_arrive_on_its_thread():
    core = Core()
    thread = CoreThread(lambda: core, lambda _: None)
    thread.post(Refresh())
    thread.start()
    assert core.up.wait(5)
    thread.post(Snooze(None))
    assert thread.stop()
    assert core.taken == [("core", Refresh()), ("core", Snooze(None))]


def test_stopping_cancels_and_lets_the_core_clean_up():
    core = Core()
    ended = []
    thread = CoreThread(lambda: core, ended.append)
    thread.post(Refresh())
    thread.start()
    assert core.up.wait(5)
    assert thread.stop()
    assert core.cleaned.is_set()
    assert ended == []


def test_a_core_that_breaks_says_so():
    told = threading.Event()
    failures = []

    def ended(failure):
        failures.append(failure)
        told.set()

    problem = ValueError("broken")
    thread = CoreThread(lambda: Core(fails=problem), ended)
    thread.start()
    assert told.wait(5)
    assert failures == [problem]
    thread.post(Refresh())  # a command to a dead core is no crash
    assert thread.stop()
