"""What is seen on the desktop: tray, popup, notifications, windows. The only place that imports PySide6."""
