"""The manual page of the command, written from the command line itself."""

from collections.abc import Iterator

import click

from app.cli.root import commands
from installers import facts

_EXIT_CODES = (
    (0, "Done."),
    (1, "Failed; standard error says what, why and what to do."),
    (2, "Wrong usage."),
    (3, "Done, but some files could not be read."),
    (4, "A needed model is not installed."),
    (130, "Interrupted."),
)
_FILES = (
    ("~/.local/share/sotto", "Everything the program keeps, unless --home or SOTTO_HOME says."),
    ("/etc/sotto/policy.toml", "Settings that an organisation fixes for every user."),
)


def manual() -> str:
    """The page in the man macros, section 1."""
    date = facts.dated().date().isoformat()
    root = commands(lambda _home, _file: 0)
    context = click.Context(root, info_name=facts.COMMAND)
    header = f'.TH {facts.COMMAND.upper()} 1 "{date}" "{facts.NAME} {facts.VERSION}"'
    return "\n".join((header, *_page(root, context))) + "\n"


def _page(root: click.Group, context: click.Context) -> Iterator[str]:
    yield from (".SH NAME", f"{facts.COMMAND} \\- {_plain(facts.SUMMARY.lower())}")
    yield from (".SH SYNOPSIS", f".B {facts.COMMAND}", "[options] [verb ...]")
    yield from (".SH DESCRIPTION", _plain(facts.DESCRIPTION), ".PP")
    yield "Without a verb, it opens the window."
    yield ".SH OPTIONS"
    yield from _options(root, context)
    yield ".SH VERBS"
    common: set[str | None] = {option.name for option in root.params}
    for name in root.list_commands(context):
        verb = root.get_command(context, name)
        if verb is not None and not verb.hidden:
            yield from _verb(verb, click.Context(verb, context, name), common)
    yield ".SH EXIT STATUS"
    for code, meaning in _EXIT_CODES:
        yield from (".TP", f".B {code}", meaning)
    yield ".SH FILES"
    for path, meaning in _FILES:
        yield from (".TP", f".I {_plain(path)}", _plain(meaning))


def _verb(verb: click.Command, context: click.Context, common: set[str | None]) -> Iterator[str]:
    """A verb with the options that are its own; of a group, each verb in it."""
    if isinstance(verb, click.Group):
        for name, inner in sorted(verb.commands.items()):
            yield from _verb(inner, click.Context(inner, context, name), common)
        return
    pieces = " ".join(verb.collect_usage_pieces(context)).removeprefix("[OPTIONS] ")
    path = context.command_path.removeprefix(f"{facts.COMMAND} ")
    yield from (".TP", f'.B "{_plain(f"{path} {pieces}".strip())}"')
    yield _plain(verb.help or "")
    for option, meaning in _records(verb, context, common):
        yield from (".br", _plain(f"{option}: {meaning}" if meaning else option))


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for option, meaning in _records(command, context, set()):
        yield from (".TP", f'.B "{_plain(option)}"', _plain(meaning))


def _records(
    command: click.Command, context: click.Context, without: set[str | None]
) -> list[tuple[str, str]]:
    """Each option as it is written, and what it does."""
    options = (param for param in command.params if isinstance(param, click.Option))
    records = (one.get_help_record(context) for one in options if one.name not in without)
    return [record for record in records if record is not None]


def _plain(text: str) -> str:
    """Text that the formatter takes as it is."""
    escaped = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace("|", "|\\:")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
