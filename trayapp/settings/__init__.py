"""What the person has chosen: declared once, read from and written to `settings.toml`.

Pure: text in, values and sentences out. Files are `trayapp.system.settings_file`'s; secrets are in
the system's keyring and never here.
"""

from trayapp.settings.allowances import AllowanceTable, allowance_specs
from trayapp.settings.check import BadValueError
from trayapp.settings.model import (
    Appearance,
    General,
    Logs,
    Network,
    Settings,
    Sources,
    SourceSettings,
    Warnings,
)
from trayapp.settings.names import SourceSpecs, source_specs, spec_of, specs, value_of
from trayapp.settings.read import BrokenFileError, parse
from trayapp.settings.spec import Entry, Kind, Spec, Value
from trayapp.settings.write import EditRefusedError, edit

__all__ = [
    "AllowanceTable",
    "Appearance",
    "BadValueError",
    "BrokenFileError",
    "EditRefusedError",
    "Entry",
    "General",
    "Kind",
    "Logs",
    "Network",
    "Settings",
    "SourceSettings",
    "SourceSpecs",
    "Sources",
    "Spec",
    "Value",
    "Warnings",
    "allowance_specs",
    "edit",
    "parse",
    "source_specs",
    "spec_of",
    "specs",
    "value_of",
]
