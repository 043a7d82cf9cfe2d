"""``python -m fazhi``: the command where its script is not on the path."""

from __future__ import annotations

from fazhi.cli.app import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
