"""The entry of the command line: what goes wrong becomes one line and an exit code."""

from __future__ import annotations

import _thread
import io
import os
import sys
import threading

from fazhi.errors import FazhiError

__all__ = ["main"]

#: The exit code of a process that Ctrl-C stopped, which typer gives too.
STOPPED = 130
#: Seconds in which a cleaning up is over.
SOON = 0.01


def main() -> None:
    """Run the command line; an error is one line on the error stream and a non-zero exit."""
    write_utf8()
    sys.unraisablehook = raise_again
    try:
        # Imported here, so that Ctrl-C while the libraries load is as quiet as later.
        from fazhi.cli.commands import app  # noqa: PLC0415

        app()
    except FazhiError as error:
        if "--debug" in sys.argv:
            raise
        say(str(error))
        raise SystemExit(1) from None
    except BrokenPipeError:
        # The reader has enough (fazhi ask ... | head): nothing more to say, also not when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except OSError as error:
        if "--debug" in sys.argv:
            raise
        say(f"{error.filename or 'the output'}: {error.strerror or error}")
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        say("stopped; what was there is as it was")
        raise SystemExit(STOPPED) from None
    except SystemExit as end:
        if end.code == STOPPED:
            say("stopped; what was there is as it was")
        raise


def raise_again(lost: sys.UnraisableHookArgs) -> None:
    """Raise a Ctrl-C once more that struck while an object was cleaned up, where Python drops exceptions."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        threading.Timer(SOON, _thread.interrupt_main).start()
    else:
        sys.__unraisablehook__(lost)


def write_utf8() -> None:
    """Write files and pipes in UTF-8, whatever the locale; what a terminal cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def say(words: str) -> None:
    """Write one line to the error stream."""
    sys.stderr.write(f"fazhi: {words}\n")
