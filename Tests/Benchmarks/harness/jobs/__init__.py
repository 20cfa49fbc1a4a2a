"""The table of jobs: the place to add one, or to change what is measured."""

from . import databases, indexes, mapping, reading, scaling, starting

JOBS = (*reading.JOBS, *mapping.JOBS, *indexes.JOBS, *databases.JOBS, *scaling.JOBS, *starting.JOBS)
