"""From a file to an index: five indicators, their z-scores, the weighted mean, JSON."""

from ..bars import faster_than, peak, peak_above_frame
from ..contenders import INDEX, first_and_again, index_peers
from ..model import Job

JOBS = (
    Job(
        "csv-index",
        "CSV of 100 columns: five indicators, z-scores, weighted index, JSON",
        "table.csv",
        (*first_and_again("index-csv.yml", INDEX), *index_peers("wide")),
        bars=(
            faster_than("polars", "DuckDB", times=4),
            faster_than("polars", "DuckDB", times=4, of="peil run, again"),
            peak_above_frame(32, columns=5),
        ),
    ),
    Job(
        "observations-index",
        "20 million observations: five of fifty indicators, z-scores, weighted index, JSON",
        "observations.csv",
        (*first_and_again("index-observations.yml", INDEX), *index_peers("long")),
        bars=(
            faster_than("polars", times=2),
            faster_than("polars", times=2, of="peil run, again"),
            peak(128),
        ),
    ),
)
