"""Sums the properties of Atom entries, given as (column name, type or None, text)."""

import statline

DATA = "{http://schemas.microsoft.com/ado/2007/08/dataservices}"
METADATA = "{http://schemas.microsoft.com/ado/2007/08/dataservices/metadata}"
ATOM = "{http://www.w3.org/2005/Atom}"

PROPERTIES = METADATA + "properties"
ENTRY = ATOM + "entry"
TYPE = METADATA + "type"


class Totals:
    def __init__(self) -> None:
        self.rows = 0
        self.counts: dict[str, int] = {}
        self.sums: dict[str, float] = {}

    def add(self, properties) -> None:
        """An m:properties element; a property without text is missing."""
        self.rows += 1
        counts, sums = self.counts, self.sums
        for element in properties:
            tag, text = element.tag, element.text
            if tag not in counts:
                counts[tag] = 0
            if text is None:
                continue
            counts[tag] += 1
            if element.get(TYPE):
                sums[tag] = sums.get(tag, 0.0) + float(text)

    def print(self) -> None:
        statline.print_result(
            self.rows,
            {tag.removeprefix(DATA): count for tag, count in self.counts.items()},
            {tag.removeprefix(DATA): total for tag, total in self.sums.items()},
        )
