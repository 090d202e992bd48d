"""Bring the translations up to date, and list what is missing: python -m tests.translations."""

import json
import sys

from app.ui.look.told import PATTERNS
from tests.translations.catalog import LANGUAGES, load_catalog
from tests.translations.sources import every_source
from tests.translations.told import patterns


def main() -> int:
    """Texts that are gone go, new ones come with what they are elsewhere; 1 if one is missing."""
    sources, lacking = every_source(), 0
    PATTERNS.write_text(json.dumps(patterns(), indent=0, ensure_ascii=False) + "\n", "utf-8")
    for language in LANGUAGES:
        catalog = load_catalog(language)
        catalog.take_over(sources)
        catalog.write(sources)
        catalog.compile()
        missing = catalog.missing(sources)
        for one in missing:
            print(f"{language}: {one.context}: {one.text!r}  ({one.module})")
        lacking += len(missing)
    print(f"{len(sources)} texts, {lacking} translations are missing", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
