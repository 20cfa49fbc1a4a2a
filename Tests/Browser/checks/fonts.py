"""Which fonts a page gets: with others no picture is the same."""

import json
import subprocess
from pathlib import Path

# What the style sheet asks for, in the words that fontconfig knows.
FAMILIES = ["system-ui", "ui-serif", "ui-monospace", "sans-serif", "serif", "monospace", "Arial", "Georgia"]
FILE = "fonts.json"


def in_use() -> dict[str, str]:
    """The name of the file of each family, not where it is."""
    return {family: Path(asked(family)).name for family in FAMILIES}


def asked(family: str) -> str:
    command = ["fc-match", "--format", "%{file}", family]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def write(folder: Path) -> None:
    (folder / FILE).write_text(json.dumps(in_use(), indent=2) + "\n", encoding="utf-8")


def difference(folder: Path) -> str:
    """How the fonts here differ from those of accepted pictures; nothing when they do not."""
    recorded = json.loads((folder / FILE).read_text(encoding="utf-8"))
    here = in_use()
    return ", ".join(
        f"{family} is {here.get(family)}, not {file}" for family, file in recorded.items() if here.get(family) != file)
