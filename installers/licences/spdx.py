"""Reads licences that are SPDX expressions."""

from functools import cache

from boolean.boolean import Expression
from license_expression import ExpressionError, Licensing, get_spdx_licensing


def parsed(said: str) -> Expression | None:
    """The expression, or None where `said` is none or names a licence that SPDX does not list."""
    if not said or "\n" in said:
        return None
    try:
        return _licensing().parse(said, validate=True)
    except ExpressionError:
        return None


@cache
def _licensing() -> Licensing:
    return get_spdx_licensing()
