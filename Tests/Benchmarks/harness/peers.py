"""Virtual environments with the peers, at the versions of requirements-*.txt.

Each file is an environment: DuckDB's writer of SQLite is an extension for one version of
DuckDB, which is not the newest, and dlt asks for much that the others have no use for.
"""

import subprocess
import sys
from pathlib import Path


class Peers:
    """What could be installed; the rest is skipped."""

    def __init__(self, cache: Path, here: Path) -> None:
        self.environments = {
            file.stem.removeprefix("requirements-"): Environment(cache, file)
            for file in sorted(here.glob("requirements-*.txt"))
        }

    def lacks(self, environment: str, packages: tuple[str, ...]) -> str | None:
        """The first package that is not there, the others installed now if need be."""
        return next((name for name in packages if not self.environments[environment].has(name)), None)

    def used(self) -> list[str]:
        return [
            f"{name} {version}"
            for environment in self.environments.values()
            for name, version in environment.used.items()
        ]


class Environment:
    def __init__(self, cache: Path, requirements: Path) -> None:
        self.folder = cache / requirements.stem.replace("requirements", "venv")
        self.python = self.folder / "bin" / "python"
        self.requirements = requirements
        self.versions = dict(line.split("==") for line in requirements.read_text().split())
        self.missing: set[str] = set()
        self.used: dict[str, str] = {}

    def has(self, package: str) -> bool:
        """Whether the package is there, installed now if need be."""
        if package in self.used:
            return True
        if package in self.missing or not (self.installed(package) or self.install(package)):
            self.missing.add(package)
            return False
        self.used[package] = self.versions[package]
        return True

    def installed(self, package: str) -> bool:
        code = "import sys, importlib.metadata as m; sys.exit(m.version(sys.argv[1]) != sys.argv[2])"
        return self.python.exists() and succeeds([self.python, "-c", code, package, self.versions[package]])

    def install(self, package: str) -> bool:
        if not self.python.exists() and not succeeds([sys.executable, "-m", "venv", self.folder]):
            return False
        print(f"installing {package} {self.versions[package]}", file=sys.stderr)
        pip = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        return succeeds([*pip, "--constraint", self.requirements, f"{package}=={self.versions[package]}"])


def succeeds(command: list) -> bool:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0
