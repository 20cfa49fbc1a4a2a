"""Which kinds of pages a report has, and where: the one place that knows the names of files."""

from dataclasses import dataclass
from pathlib import Path

OF_ALL = {"index": "index.html", "comparison": "vergelijk.html", "method": "methode.html"}
OF_ONE = {
    "municipality": "index.html",
    "background": "achtergrond.html",
    "conversation": "gesprek-*.html",
    "poster": "praatplaat-*.svg",
}
KINDS = [*OF_ALL, *OF_ONE]


@dataclass(frozen=True)
class Page:
    """A file of a report, and what kind of page it is."""

    kind: str
    path: Path
    name: str

    @property
    def url(self) -> str:
        return self.path.resolve().as_uri()

    @property
    def is_picture(self) -> bool:
        return self.path.suffix == ".svg"

    def __str__(self) -> str:
        return self.name


def discover(report: Path, areas: list[str] | None = None, kinds: list[str] | None = None) -> list[Page]:
    """The pages of a report folder in a fixed order; of all municipalities, or of those named."""
    folders = [report / area for area in areas] if areas else sorted(report.glob("GM*/"))
    places = [(kind, report, pattern) for kind, pattern in OF_ALL.items()]
    places += [(kind, folder, pattern) for folder in folders for kind, pattern in OF_ONE.items()]
    pages = [
        Page(kind, path, path.relative_to(report).as_posix())
        for kind, folder, pattern in places
        for path in sorted(folder.glob(pattern))
    ]
    return [page for page in pages if not kinds or page.kind in kinds]
