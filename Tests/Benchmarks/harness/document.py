"""Puts the report into a page that may hold more: the summary between two markers, and
everything from the heading of the run on."""

from pathlib import Path

BEGIN, END = "<!-- bench: bars -->", "<!-- bench: end -->"
RUN = "## The run"


def text(summary: str, run: str) -> str:
    return f"# Performance\n\n{block(summary)}\n\n{RUN}\n\n{run}"


def block(summary: str) -> str:
    return f"{BEGIN}\n{summary}\n{END}"


def write(path: Path, summary: str, run: str) -> None:
    """A page without the markers gets the summary above the run."""
    if not path.exists():
        path.write_text(text(summary, run))
        return
    above = path.read_text().split(f"\n{RUN}\n", 1)[0].rstrip()
    if BEGIN in above and END in above:
        before, rest = above.split(BEGIN, 1)
        above = before + block(summary) + rest.split(END, 1)[1]
    else:
        above = f"{above}\n\n{block(summary)}"
    path.write_text(f"{above}\n\n{RUN}\n\n{run}")
