"""A new SQLite database in one transaction, without a journal."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path


def store(path: Path, definition: str, columns: int, rows: Iterable[tuple | list]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(definition)
    connection.execute("BEGIN")
    connection.executemany(f"INSERT INTO observation VALUES ({', '.join('?' * columns)})", rows)
    connection.execute("COMMIT")
    connection.close()


LONG = "CREATE TABLE observation (area TEXT, period TEXT, indicator TEXT, value REAL, status TEXT)"
LONG_COLUMNS = 5


def wide(measures: list[str]) -> str:
    columns = ", ".join(f'"{name}" REAL' for name in measures)
    return f"CREATE TABLE observation (area TEXT, period TEXT, {columns})"
