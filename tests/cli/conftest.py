import importlib.util
import sys
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("cli_home", Path(__file__).with_name("home.py"))
_module = importlib.util.module_from_spec(_spec)
sys.modules["cli_home"] = _module
_spec.loader.exec_module(_module)


@pytest.fixture
def home(tmp_path):
    return _module.Home(tmp_path)
