"""The Qt binding must not eat references to None; 6.12.0 does below Python 3.12 and aborts in some hours."""

import sys

from PySide6.QtWidgets import QLabel


def test_void_calls_leave_the_count_of_none_alone(qapp):
    label = QLabel()
    label.setText("warm")
    before = sys.getrefcount(None)
    for n in range(300):
        label.setText(str(n))
    assert sys.getrefcount(None) > before - 100
