"""Builds, feeds, runs and compares the contenders of the benchmark."""
