"""lxml and Python's sqlite3: iterparse by entry, record, observation or series, each let go
as soon as its rows are taken. SQLite turns the text of a number into one."""

import argparse
import gzip
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from lxml import etree

import database
import properties
import statline

GENERIC = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic}"
SERIES, SERIES_KEY, OBSERVATION = GENERIC + "Series", GENERIC + "SeriesKey", GENERIC + "Obs"
DIMENSION, VALUE = GENERIC + "ObsDimension", GENERIC + "ObsValue"
STATUS = f"{GENERIC}Attributes/{GENERIC}Value"
AREA, PERIOD = (properties.DATA + name for name in statline.KEY_COLUMNS)


def opened(path: Path) -> BinaryIO:
    if path.suffix == ".zip":
        archive = zipfile.ZipFile(path)
        return archive.open(archive.namelist()[0])
    return gzip.open(path)


def elements(file: BinaryIO, *tags: str) -> Iterator[etree._Element]:
    """Each element of these names, which is dropped from its parent afterwards."""
    for _, element in etree.iterparse(file, events=("end",), tag=tags):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def generic(file: BinaryIO) -> Iterator[tuple]:
    """An observation at a time, as one comes to write it."""
    for element in elements(file, SERIES_KEY, OBSERVATION, SERIES):
        if element.tag == SERIES_KEY:
            key = {part.get("id"): part.get("value") for part in element}
        elif element.tag == OBSERVATION:
            value = element.find(VALUE)
            yield (
                key["REF_AREA"],
                element.find(DIMENSION).get("value"),
                key["INDICATOR"],
                None if value is None else value.get("value"),
                element.find(STATUS).get("value"),
            )


def generic_by_series(file: BinaryIO) -> Iterator[tuple]:
    """Written for speed: iterparse stops once a series, and children are told apart as they come."""
    for series in elements(file, SERIES):
        key = {part.get("id"): part.get("value") for part in series[0]}
        area, indicator = key["REF_AREA"], key["INDICATOR"]
        for observation in series.iterchildren(OBSERVATION):
            value = period = status = None
            for part in observation:
                if part.tag == DIMENSION:
                    period = part.get("value")
                elif part.tag == VALUE:
                    value = part.get("value")
                else:
                    status = part[0].get("value")
            yield area, period, indicator, value, status


def structure_specific(file: BinaryIO) -> Iterator[tuple]:
    for element in elements(file, "Obs", "Series"):
        if element.tag == "Obs":
            series = element.getparent()
            yield observation(element, series.get("REF_AREA"), series.get("INDICATOR"))


def structure_specific_by_series(file: BinaryIO) -> Iterator[tuple]:
    for series in elements(file, "Series"):
        area, indicator = series.get("REF_AREA"), series.get("INDICATOR")
        for one in series:
            yield observation(one, area, indicator)


def observation(element: etree._Element, area: str, indicator: str) -> tuple:
    return area, element.get("TIME_PERIOD"), indicator, element.get("OBS_VALUE"), element.get("OBS_STATUS")


def world_bank(file: BinaryIO) -> Iterator[tuple]:
    for record in elements(file, "record"):
        field = {one.get("name"): one for one in record}
        area, indicator = field["Country or Area"].get("key"), field["Item"].get("key")
        yield area, field["Year"].text, indicator, field["Value"].text, None


def atom_entries(file: BinaryIO) -> Iterator[etree._Element]:
    for entry in elements(file, properties.ENTRY):
        yield entry.find(f"{properties.ATOM}content/{properties.PROPERTIES}")


def atom_rows(entries: Iterable[etree._Element], measures: list[str]) -> Iterator[list]:
    for entry in entries:
        text = {one.tag: one.text for one in entry}
        yield [text[AREA].rstrip(), text[PERIOD], *[text[tag] for tag in measures]]


def store_atom(file: BinaryIO, path: Path) -> None:
    entries = atom_entries(file)
    first = next(entries)
    measures = [one.tag for one in first[4:]]
    names = [tag.removeprefix(properties.DATA) for tag in measures]
    rows = atom_rows(chain([first], entries), measures)
    database.store(path, database.wide(names), 2 + len(names), rows)


LONG = {
    "generic": generic,
    "generic-by-series": generic_by_series,
    "structure-specific": structure_specific,
    "structure-specific-by-series": structure_specific_by_series,
    "world-bank": world_bank,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("shape", choices=["atom", *LONG])
    parser.add_argument("file", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    path = options.output / "observations.sqlite"
    with opened(options.file) as file:
        if options.shape == "atom":
            store_atom(file, path)
        else:
            database.store(path, database.LONG, database.LONG_COLUMNS, LONG[options.shape](file))


main()
