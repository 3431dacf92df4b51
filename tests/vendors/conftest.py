import pytest

from tests.web_server import running


@pytest.fixture
def server():
    with running() as made:
        yield made
