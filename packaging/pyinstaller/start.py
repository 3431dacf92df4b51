"""Where a frozen build begins: the tray or one command, as `remainder` does it."""

import sys

from trayapp.__main__ import main

sys.exit(main())
