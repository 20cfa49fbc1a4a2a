"""What the figures were measured on."""

import os
import platform
import subprocess
from pathlib import Path


def describe() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{cpu_model()}, {os.cpu_count()} cores, {memory:.0f} GB of memory, {system()}"


def load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def libraries() -> dict[str, str]:
    """The versions of what the floors are made with, as far as they can be told."""
    commands = {
        "cc": ["cc", "-dumpfullversion"],
        "libxml2": ["xml2-config", "--version"],
        "zlib": ["pkg-config", "--modversion", "zlib"],
        "sqlite": ["pkg-config", "--modversion", "sqlite3"],
    }
    return {
        **{name: output(command) for name, command in commands.items()},
        "Python": platform.python_version(),
    }


def output(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        return "of unknown version"
    return done.stdout.strip() or "of unknown version"


def cpu_model() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()
