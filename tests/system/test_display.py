import socket

from trayapp.system.display import display_missing


def test_no_display_is_said():
    assert display_missing({}, "linux") == "There is no display in this session."


def test_a_display_left_over_from_a_closed_session_is_found_out():
    assert display_missing({"DISPLAY": ":987"}, "linux") == "The display :987 does not answer."


def test_a_wayland_socket_that_answers_is_a_display(tmp_path):
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        env = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert display_missing(env, "linux") is None
    assert display_missing(env, "linux") == "The display wayland-7 does not answer."


def test_other_systems_always_have_one():
    assert display_missing({}, "win32") is None
    assert display_missing({}, "darwin") is None


def test_offscreen_needs_none():
    assert display_missing({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None
