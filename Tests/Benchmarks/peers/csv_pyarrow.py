"""pyarrow: the reader of whole tables, which parses on all threads; but its reader by
batches to sum a compressed file, where that was faster, in an eighth of the memory."""

import pyarrow
import pyarrow.compute
import pyarrow.csv

import statline

PARSING = pyarrow.csv.ParseOptions(delimiter=";")


def converting(names: list[str], columns: list[str] | None = None) -> pyarrow.csv.ConvertOptions:
    types = {
        name: pyarrow.string() if name in statline.TEXT_COLUMNS else pyarrow.float64() for name in names
    }
    return pyarrow.csv.ConvertOptions(
        column_types=types,
        include_columns=columns,
        null_values=statline.MISSING_MARKERS,
        quoted_strings_can_be_null=True,
    )


def batches(path: str, names: list[str]):
    if path.endswith(".gz"):
        return pyarrow.csv.open_csv(path, parse_options=PARSING, convert_options=converting(names))
    return [pyarrow.csv.read_csv(path, parse_options=PARSING, convert_options=converting(names))]


def held_frame(path: str, names: list[str], columns: list[str]) -> pyarrow.Table:
    kept = converting(names, statline.KEY_COLUMNS + columns)
    table = pyarrow.csv.read_csv(path, parse_options=PARSING, convert_options=kept)
    area = statline.KEY_COLUMNS[0]
    trimmed = pyarrow.compute.utf8_trim_whitespace(table[area])
    return table.set_column(table.column_names.index(area), area, trimmed)


def print_aggregate(parts, counted: list[str], summed: list[str]) -> None:
    rows, counts, sums = 0, dict.fromkeys(counted, 0), dict.fromkeys(summed, 0.0)
    for part in parts:
        rows += part.num_rows
        for name in counted:
            counts[name] += part.num_rows - part[name].null_count
        for name in summed:
            sums[name] += pyarrow.compute.sum(part[name], min_count=0).as_py()
    statline.print_result(rows, counts, sums)


def main() -> None:
    options = statline.arguments()
    pyarrow.set_cpu_count(options.threads)
    names = statline.column_names(options.file)
    if options.columns:
        frame = held_frame(options.file, names, options.columns)
        print_aggregate([frame], options.columns, options.columns)
    else:
        print_aggregate(batches(options.file, names), names, statline.number_columns(names))


main()
