"""Where the pictures are that were accepted."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "EndToEndTests" / "Pictures"
