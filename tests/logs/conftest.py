import pytest

from tests.logs.home import Home


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)
