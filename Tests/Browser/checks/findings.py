"""What a check found, and how it is told."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a page."""

    page: str
    check: str
    what: str

    def __str__(self) -> str:
        return f"{self.page}: {self.check}: {self.what}"


def tell(findings: list[Finding], looked_at: str) -> int:
    """Prints findings, and gives the status to leave with."""
    for finding in findings:
        print(finding, file=sys.stderr)
    print(f"{looked_at}: {len(findings)} findings")
    return 1 if findings else 0
