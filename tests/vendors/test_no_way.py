import asyncio

import pytest

from tests.vendors.world import ports
from trayapp.domain.errors import Unavailable
from trayapp.vendors import ask
from trayapp.vendors.groq import VENDOR as GROQ
from trayapp.vendors.m365_copilot import VENDOR as M365
from trayapp.vendors.mistral import VENDOR as MISTRAL
from trayapp.vendors.together import VENDOR as TOGETHER


@pytest.mark.parametrize("vendor", [TOGETHER, MISTRAL, GROQ, M365], ids=lambda vendor: vendor.id)
def test_a_vendor_without_a_way_is_never_asked_and_says_what_serves(vendor):
    async def get(_url, **_more):
        raise AssertionError("nothing is asked")

    with pytest.raises(Unavailable) as caught:
        asyncio.run(ask(vendor, ports(get)))
    assert caught.value.sentence == vendor.instead
    assert not vendor.hosts
    assert not vendor.needs


@pytest.mark.parametrize("vendor", [TOGETHER, MISTRAL, GROQ], ids=lambda vendor: vendor.id)
def test_logs_and_by_hand_are_named(vendor):
    assert "logs" in vendor.instead
    assert "by hand" in vendor.instead
