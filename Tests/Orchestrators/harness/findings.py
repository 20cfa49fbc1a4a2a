"""What was looked at, and whether it was as it should be."""

from dataclasses import dataclass, field
from typing import Self


@dataclass
class Findings:
    subject: str = ""
    wrong: list[str] = field(default_factory=list)

    def of(self, subject: str) -> Self:
        """Findings about a subject, counted with these."""
        return type(self)(subject, self.wrong)

    def same(self, what: str, found: object, expected: object) -> None:
        self.holds(what, found == expected, f"{found!r}, not {expected!r}")

    def contains(self, what: str, text: str, part: str) -> None:
        self.holds(what, part in text, f"{part!r} is not in {text!r}")

    def lacks(self, what: str, text: str, part: str) -> None:
        self.holds(what, part not in text, f"{part!r} is in it")

    def holds(self, what: str, is_so: bool, otherwise: str) -> None:
        print(f"{self.subject}: {'ok' if is_so else 'WRONG'}: {what}{'' if is_so else ': ' + otherwise}", flush=True)
        if not is_so:
            self.wrong.append(what)

    def failures(self) -> int:
        """The exit code."""
        print(f"{len(self.wrong)} wrong" if self.wrong else "all as it should be")
        return 1 if self.wrong else 0
