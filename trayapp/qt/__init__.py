"""What is seen on the desktop: tray, popup, notifications, settings window. The only place that imports PySide6."""
