"""Opens a document with the program that the system has for it, or shows it in its folder."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

_FILE_MANAGER = "org.freedesktop.FileManager1"
# What the system would run, or install, instead of showing it.
_RUN = frozenset(
    {
        *("app", "appimage", "application", "appref-ms", "bat", "bin", "cmd", "com", "command"),
        *("cpl", "csh", "deb", "desktop", "dll", "dmg", "exe", "gadget", "hta", "inf", "ins"),
        *("iso", "jar", "js", "jse", "ksh", "lnk", "msc", "msi", "msp", "mst", "pif", "pkg"),
        *("ps1", "psm1", "py", "pyc", "pyw", "reg", "rpm", "run", "scf", "scpt", "scr", "sh"),
        *("shb", "shs", "so", "tool", "url", "vb", "vbe", "vbs", "webloc", "workflow", "ws"),
        *("wsc", "wsf", "wsh", "zsh"),
    }
)


def may_open(file: Path) -> bool:
    """Whether opening it shows it: nothing that the system would run is opened, only shown.

    Asks the disk.
    """
    if file.suffix.lower().removeprefix(".") in _RUN or not file.is_file():
        return False
    return sys.platform == "win32" or not file.stat().st_mode & 0o111 or bool(file.suffix)


def open_file(file: Path) -> bool:
    """Open a file that may be opened with its default program; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def open_folder(folder: Path) -> bool:
    """Show what is in a folder; whether there is a program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def show_in_folder(file: Path) -> bool:
    """Show a file in its folder, chosen where the system can do that; whether it could be shown."""
    if sys.platform == "win32":
        return QProcess.startDetached("explorer.exe", ["/select,", str(file)])[0]
    if sys.platform == "darwin":
        return QProcess.startDetached("/usr/bin/open", ["-R", str(file)])[0]
    return _asked_file_manager(file) or open_folder(file.parent)


def _asked_file_manager(file: Path) -> bool:
    """Ask the desktop's file manager; where it does not answer well, the folder is opened.

    False where there is no desktop to ask. Nothing waits for the answer: it may have to be started.
    """
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    message = QDBusMessage.createMethodCall(
        _FILE_MANAGER, "/org/freedesktop/FileManager1", _FILE_MANAGER, "ShowItems"
    )
    address = QUrl.fromLocalFile(str(file)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    message.setArguments([[address], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(message), QCoreApplication.instance())

    def answered() -> None:
        if watcher.isError():
            open_folder(file.parent)
        watcher.deleteLater()

    watcher.finished.connect(answered)
    return True
