"""Whole files read: every column typed and summed."""

from ..bars import faster_than, within
from ..contenders import COLUMNS, THREADS, floor, peer, peil_profile, sax_count, zlib_alone
from ..findings import printed
from ..model import Contender, Finding, Job


def csv_peers(finding: Finding, options: str = "") -> tuple[Contender, ...]:
    return tuple(
        peer(name, f"csv_{name.lower()}.py {{input}} --threads {THREADS} {options}", finding, name.lower())
        for name in ("DuckDB", "polars", "pyarrow", "pandas")
    )


def atom_peer(name: str, script: str, *packages: str) -> Contender:
    return peer(name, f"{script} {{input}} --threads 1", COLUMNS, *packages, most_rounds=2)


SCAN = floor("C scan", "{bin}/csv_scan {input}", COLUMNS)
SCAN_TWO = floor("C scan, 2 threads", "{bin}/csv_scan -t 2 {input}", COLUMNS)
SAX_COUNT_ALONE = floor(
    "libxml2 SAX counting, one thread", "{bin}/sax_count --same-thread {input}", Finding(printed("elements"))
)

JOBS = (
    Job(
        "csv-all",
        "CSV: all 100 columns typed and summed",
        "table.csv",
        (peil_profile(), SCAN, SCAN_TWO, *csv_peers(COLUMNS)),
        bars=(
            faster_than("DuckDB", "polars", times=3.5, of="peil profile"),
            within("C scan, 2 threads", 1.3, of="peil profile"),
        ),
    ),
    Job(
        "csv-gz-all",
        "CSV in gzip: all 100 columns typed and summed",
        "table.csv.gz",
        (peil_profile(), zlib_alone(), SCAN, *csv_peers(COLUMNS)),
        bars=(
            within("system zlib alone, one thread", 1.1, of="peil profile"),
            faster_than("polars", times=1.6, of="peil profile"),
        ),
    ),
    Job(
        "atom-all",
        "Atom in gzip: all 100 properties typed and summed",
        "table.xml.gz",
        (
            peil_profile("--set preset=odata-atom"),
            zlib_alone(),
            sax_count(),
            SAX_COUNT_ALONE,
            atom_peer("lxml", "atom_lxml.py", "lxml"),
            atom_peer("xml.etree", "atom_elementtree.py"),
        ),
        bars=(within("libxml2 SAX counting, zlib beside it", 1.15, of="peil profile"),),
    ),
)
