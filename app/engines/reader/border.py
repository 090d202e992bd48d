"""Where whatever a parser stumbles over becomes a ReadFailure."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import ReadCode, ReadFailure, SottoError

_REASON_CHARACTERS = 200


@contextmanager
def failures_of(name: str) -> Iterator[None]:
    """Everything raised inside leaves as a ReadFailure of that file; our own errors pass."""
    try:
        yield
    except (SottoError, BrokenPipeError):
        raise
    except MemoryError as error:
        reason = "reading it takes more memory than it may"
        raise ReadFailure(name, ReadCode.TOO_LARGE, reason) from error
    except RecursionError as error:
        raise ReadFailure(name, ReadCode.BROKEN, "it is nested too deeply") from error
    except Exception as error:
        raise _damaged(name, error) from error
    except BaseException as error:
        # A parser in Rust that gave up; the class is in no module that could be imported.
        if type(error).__name__ == "PanicException":
            raise _damaged(name, error) from error
        raise


def _damaged(name: str, error: BaseException) -> ReadFailure:
    words = str(error)[:_REASON_CHARACTERS] or type(error).__name__
    return ReadFailure(name, ReadCode.BROKEN, f"it is damaged or not what its name says ({words})")
