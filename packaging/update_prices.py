"""Write resources/prices/list.jsonl and NOTICE anew from the installed genai-prices package.

Run with a Python that has the package, from the checkout: `python packaging/update_prices.py`. The program
itself never imports the package: it takes 0.2 s and brings pydantic and a web client with it.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from trayapp.domain.pricelist import slim  # noqa: E402 (the checkout's, whatever is installed)
from trayapp.domain.priceterms import read_terms  # noqa: E402

# The package's names for clauses end in an underscore where JSON's are Python keywords.
_KEYWORDS = {"or_": "or", "and_": "and"}


def as_json(value: object) -> object:
    """The package's objects in the shape of the published list: fields without a value are left out."""
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if hasattr(value, "__dict__"):
        fields = {_KEYWORDS.get(key, key): item for key, item in vars(value).items() if item is not None}
        return as_json({key: item for key, item in fields.items() if not key.startswith("_")})
    return value


def newest_date(published: str, today: date) -> str:
    """The latest day that the list mentions and that has come: how fresh it is at the least."""
    days = re.findall(r"\b20\d\d-[01]\d-[0-3]\d\b", published)
    return max(day for day in days if day <= today.isoformat())


def main() -> None:
    """Write both files and say what was written."""
    from genai_prices.data import providers  # noqa: PLC0415 (only who regenerates has the package)

    folder = ROOT / "resources" / "prices"
    terms = read_terms((folder / "overrides.toml").read_text("utf-8"))
    package = distribution("genai-prices")
    source = Path(str(package.locate_file("genai_prices/data.py"))).read_text("utf-8")
    published = json.dumps([as_json(provider) for provider in providers])
    kept = slim(published.encode(), terms.providers)
    as_of = newest_date(source, datetime.now(UTC).date())
    about = {"source": f"genai-prices {package.version}", "as_of": as_of}
    (folder / "list.jsonl").write_bytes(json.dumps(about).encode() + b"\n" + kept + b"\n")
    licence = next(str(file.read_text()) for file in package.files or () if file.name == "LICENSE")
    (folder / "NOTICE").write_text(
        f"list.jsonl holds prices from genai-prices {package.version} (newest entry {as_of}),\n"
        "https://github.com/pydantic/genai-prices, reduced to what Remainder reads by\n"
        "packaging/update_prices.py. It is used under this licence:\n\n" + licence.strip() + "\n",
        "utf-8",
    )
    print(f"genai-prices {package.version} as of {as_of}: {len(kept):,} bytes")


if __name__ == "__main__":
    main()
