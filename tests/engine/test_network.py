"""The settings of the way out, changed in the running program."""

import asyncio
import json
from pathlib import Path

from homes import world
from watching import Watching

from tests.system.certificates import Authority
from tests.system.web_proxy import proxying
from tests.web_server import Reply, running
from trayapp.domain.command import ChangeSettings, StoreSecret

ANSWER = Path(__file__).parents[1] / "vendors" / "fixtures" / "openrouter.json"
HOST = "vendor.invalid"
SETTINGS = f'[network]\nproxy = "none"\n[sources.openrouter]\nbase_url = "https://{HOST}"\n'


def told(words):
    """True once the source's fault says this; "" for none, after it was asked."""

    def condition(snapshot):
        source = next(each for each in snapshot.sources if each.id == "openrouter")
        if words:
            return source.fault is not None and words in source.fault.sentence
        return source.asked_at is not None and source.fault is None and bool(snapshot.gauges)

    return condition


def test_a_proxy_and_certificates_named_in_the_settings_count_at_once(tmp_path):
    surroundings = world(tmp_path, settings=SETTINGS)
    authority = Authority(tmp_path)

    async def scenario(proxy):
        async with Watching(surroundings) as seen:
            seen.engine.post(StoreSecret("openrouter", "key", "sk-or-v1-0123456789abcdef", this_run=True))
            seen.engine.post(ChangeSettings({"sources.openrouter.enabled": True}))
            await seen.until(told("was not found"))
            seen.engine.post(ChangeSettings({"network.proxy": proxy.url}))
            await seen.until(told("company proxy"))
            seen.engine.post(ChangeSettings({"network.ca_bundle": str(tmp_path / "no.pem")}))
            await seen.until(told("is not there"))
            seen.engine.post(ChangeSettings({"network.ca_bundle": str(authority.pem)}))
            await seen.until(told(""))

    with running(authority.server(HOST)) as vendor, proxying() as proxy:
        proxy.routes[f"{HOST}:443"] = vendor.port
        answers = json.loads(ANSWER.read_text(encoding="utf-8"))["answers"]
        vendor.replies = {path: Reply(body=json.dumps(body).encode()) for path, body in answers.items()}
        asyncio.run(scenario(proxy))
        assert len(vendor.asked) == 1
