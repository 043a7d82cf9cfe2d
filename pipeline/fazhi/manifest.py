"""The manifest of a kg folder: which inputs its records and store were made from, and by what."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel, ValidationError

from fazhi.errors import StoreError, WriteError

__all__ = ["MANIFEST", "Input", "Manifest", "replace_file"]

FORMAT = 1
#: The manifest's file inside a kg folder.
MANIFEST = "manifest.json"


class Input(BaseModel):
    """One report that the graph holds."""

    source: str
    sha256: str
    record: str
    region: str | None = None
    min_confidence: float = 0.0
    report_id: str | None = None


class Manifest(BaseModel):
    """What a kg folder was made from.

    Examples:
        >>> Manifest(producer="fazhi 0.1.0", knowledge="0" * 16).inputs
        {}
    """

    format: int = FORMAT
    producer: str
    knowledge: str
    ontology: list[str] = []
    inputs: dict[str, Input] = {}
    nodes: dict[str, int] = {}
    edges: dict[str, int] = {}

    @classmethod
    def load(cls, path: Path) -> Manifest | None:
        """Read a manifest.

        Args:
            path: The file.

        Returns:
            The manifest, or None where there is no file yet.

        Raises:
            StoreError: If the file is damaged.
        """
        try:
            return cls.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return None
        except (ValidationError, OSError) as error:
            raise StoreError(f"{path}: damaged manifest", "delete the folder and build it again") from error

    def save(self, path: Path) -> None:
        """Write the manifest in one step.

        Args:
            path: The file.

        Raises:
            WriteError: If it cannot be written.
        """
        ordered = self.model_copy(update={"inputs": dict(sorted(self.inputs.items()))})
        replace_file(path, ordered.model_dump_json(indent=1) + "\n")


def replace_file(path: Path, content: str) -> None:
    """Write a file in one step: after a crash it holds the old content or the new, never a part.

    Args:
        path: The file.
        content: What it shall hold.

    Raises:
        WriteError: If it cannot be written.
    """
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_text(content, encoding="utf-8", newline="\n")
        os.replace(partial, path)  # noqa: PTH105
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise WriteError(f"{path}: {error.strerror}", "free some space or choose another folder") from error
