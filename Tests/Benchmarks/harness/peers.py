"""A virtual environment with the peers, at the versions of requirements.txt."""

import subprocess
import sys
from pathlib import Path


class Peers:
    """What could be installed; the rest is skipped."""

    def __init__(self, folder: Path, requirements: Path) -> None:
        self.python = folder / "bin" / "python"
        self.requirements = requirements
        self.versions = dict(line.split("==") for line in requirements.read_text().split())
        self.missing: set[str] = set()
        self.used: dict[str, str] = {}
        if not self.python.exists() and not succeeds([sys.executable, "-m", "venv", folder]):
            self.missing = set(self.versions)

    def has(self, package: str) -> bool:
        """Whether the package is there, installed now if need be."""
        if package in self.missing:
            return False
        if not self.installed(package) and not self.install(package):
            self.missing.add(package)
            return False
        self.used[package] = self.versions[package]
        return True

    def installed(self, package: str) -> bool:
        code = "import sys, importlib.metadata as m; sys.exit(m.version(sys.argv[1]) != sys.argv[2])"
        return succeeds([self.python, "-c", code, package, self.versions[package]])

    def install(self, package: str) -> bool:
        print(f"installing {package} {self.versions[package]}", file=sys.stderr)
        pip = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        return succeeds([*pip, "--constraint", self.requirements, package])


def succeeds(command: list) -> bool:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0
