"""lxml and Python's sqlite3: iterparse by whole entries, series or records, each let go
as soon as its rows are taken."""

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

GENERIC = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic}"


def opened(path: Path) -> BinaryIO:
    if path.suffix == ".zip":
        archive = zipfile.ZipFile(path)
        return archive.open(archive.namelist()[0])
    return gzip.open(path)


def elements(file: BinaryIO, tag: str) -> Iterator[etree._Element]:
    """Each element of this name, which is dropped from its parent afterwards."""
    for _, element in etree.iterparse(file, events=("end",), tag=tag):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def generic(file: BinaryIO) -> Iterator[tuple]:
    observation, value, dimension = GENERIC + "Obs", GENERIC + "ObsValue", GENERIC + "ObsDimension"
    for series in elements(file, GENERIC + "Series"):
        key = {part.get("id"): part.get("value") for part in series[0]}
        area, indicator = key["REF_AREA"], key["INDICATOR"]
        for one in series.iterchildren(observation):
            figure = period = status = None
            for part in one:
                if part.tag == dimension:
                    period = part.get("value")
                elif part.tag == value:
                    figure = part.get("value")
                else:
                    status = part[0].get("value")
            yield area, period, indicator, figure, status


def structure_specific(file: BinaryIO) -> Iterator[tuple]:
    for series in elements(file, "Series"):
        area, indicator = series.get("REF_AREA"), series.get("INDICATOR")
        for one in series:
            yield area, one.get("TIME_PERIOD"), indicator, one.get("OBS_VALUE"), one.get("OBS_STATUS")


def world_bank(file: BinaryIO) -> Iterator[tuple]:
    for record in elements(file, "record"):
        country, item, year, value = record
        yield country.get("key"), year.text, item.get("key"), value.text, None


def atom_entries(file: BinaryIO) -> Iterator[etree._Element]:
    for entry in elements(file, properties.ENTRY):
        yield entry.find(f"{properties.ATOM}content/{properties.PROPERTIES}")


def atom_row(entry: Iterable[etree._Element]) -> list:
    """SQLite turns the text of a number into one, as it does for the CSV."""
    _, area, period, _, *measures = [one.text for one in entry]
    return [area.rstrip(), period, *measures]


def store_atom(file: BinaryIO, path: Path) -> None:
    entries = atom_entries(file)
    first = next(entries)
    names = [one.tag.removeprefix(properties.DATA) for one in first[4:]]
    rows = chain([atom_row(first)], map(atom_row, entries))
    database.store(path, database.wide(names), 2 + len(names), rows)


LONG = {"generic": generic, "structure-specific": structure_specific, "world-bank": world_bank}


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
