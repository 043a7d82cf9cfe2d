"""Read: bytes to text. Knows encodings and files, nothing of the domain but the genre's own words."""

from fazhi.read.files import MAX_BYTES, SUFFIXES, Original, find_files, read_file, read_text

__all__ = ["MAX_BYTES", "SUFFIXES", "Original", "find_files", "read_file", "read_text"]
