"""lxml: iterparse, each entry let go as soon as it is summed."""

import gzip

from lxml import etree

import properties
import statline


def let_go(entry) -> None:
    """An empty element stays behind for each entry unless its parent drops it too."""
    entry.clear()
    while entry.getprevious() is not None:
        del entry.getparent()[0]


def main() -> None:
    totals = properties.Totals()
    with gzip.open(statline.arguments().file) as file:
        for _, element in etree.iterparse(file, events=("end",), tag=properties.PROPERTIES):
            totals.add(element)
            let_go(element.getparent().getparent())
    totals.print()


main()
