"""Benchmarks: each runs fazhi beside a peer on the same input in one process."""
