"""Virtual environments, each in a folder of the cache named after what is in it."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path


def environment(requirements: Path, cache: Path) -> Path:
    """The Python of an environment that holds the requirements, made now if need be."""
    wanted = requirements.read_text() + sys.version
    folder = cache / f"{requirements.stem}-{hashlib.sha256(wanted.encode()).hexdigest()[:16]}"
    complete = folder / "complete"
    if not complete.exists():
        print(f"installing {requirements.name}", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        make(folder, requirements)
        complete.touch()
    return folder / "bin" / "python"


def make(folder: Path, requirements: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--requirement", requirements], check=True)
