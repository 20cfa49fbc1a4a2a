"""Python's own xml.etree: iterparse, each entry let go as soon as it is summed."""

import gzip
from xml.etree import ElementTree

import properties
import statline


def main() -> None:
    totals = properties.Totals()
    with gzip.open(statline.arguments().file) as file:
        events = ElementTree.iterparse(file, events=("start", "end"))
        _, feed = next(events)
        for event, element in events:
            if event == "end" and element.tag == properties.PROPERTIES:
                totals.add(element)
            elif event == "end" and element.tag == properties.ENTRY:
                feed.clear()
    totals.print()


main()
