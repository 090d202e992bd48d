"""Verbs about what was asked: conversations list, show, rename, delete, export; feedback."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli import render
from app.cli.listing import ListingGroup
from app.cli.session import Session
from app.domain.feedback import Feedback, Rating
from app.services.whole_file import write_whole

if TYPE_CHECKING:
    from app.services.conversations import AnsweredTurn, Conversation

_CONVERSATION = click.argument("conversation")
_ANSWER = click.argument("answer", required=False)
_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
_REPLACE = click.option("--replace", is_flag=True, help="Overwrite a file that is there.")
_ID_CHARS = 8
_FORMATS = (".md", ".json")


@click.command(
    "list", help="All conversations, the latest first; with WORDS, those that hold them."
)
@click.argument("words", nargs=-1)
def list_conversations(session: Session, words: tuple[str, ...]) -> None:
    """Run `sotto conversations list`."""
    with session.sotto() as sotto:
        found = sotto.conversations.conversations(" ".join(words))
    records = [
        {
            "id": one.info.id,
            "title": one.info.title,
            "turns": one.info.turns,
            "created_s": one.info.created_s,
            "last_s": one.info.last_s,
            "excerpt": one.excerpt,
        }
        for one in found
    ]
    lines = [
        f"{one.info.id[:_ID_CHARS]}  {render.day(one.info.last_s)}  {one.info.title}"
        f" ({one.info.turns} questions)" + (f"\n    {one.excerpt}" if one.excerpt else "")
        for one in found
    ]
    nothing = "No conversation holds these words." if words else "No conversations yet."
    session.emit({"conversations": records}, "\n".join(lines) or nothing)


@click.command("show", help="A conversation with its answers and sources.")
@_CONVERSATION
@click.option("--traces", is_flag=True, help="With --json: also how each answer came about.")
def show(session: Session, conversation: str, traces: bool) -> None:
    """Run `sotto conversations show`."""
    from app.services.conversation_export import conversation_record

    with session.sotto() as sotto:
        shown = sotto.conversations.conversation(conversation)
        record = conversation_record(shown, sotto.conversations.trace if traces else None)
    session.emit(record, lambda: _text(shown))


@click.command("rename", help="Give a conversation another title.")
@_CONVERSATION
@click.argument("title")
def rename(session: Session, conversation: str, title: str) -> None:
    """Run `sotto conversations rename`."""
    with session.sotto() as sotto:
        info = sotto.conversations.rename(conversation, title)
    session.emit({"id": info.id, "title": info.title}, f"It is called “{info.title}” now.")


@click.command("delete", help="Delete a conversation for good, with traces and feedback.")
@_CONVERSATION
@click.option("--yes", is_flag=True, help="Do not ask first.")
def delete(session: Session, conversation: str, yes: bool) -> None:
    """Run `sotto conversations delete`; without --yes it asks on a terminal."""
    with session.sotto() as sotto:
        info = sotto.conversations.conversation(conversation).info
        session.note(f"“{info.title}” with {info.turns} questions will be gone for good.")
        sure = yes or (not session.json and click.confirm("Delete it?", err=True))
        if sure:
            sotto.conversations.delete(info.id)
    session.emit(
        {"id": info.id, "deleted": sure}, "It is deleted." if sure else "Nothing was deleted."
    )


@click.command("export", help="Write conversations with their sources into a .md or .json FILE.")
@_FILE
@click.argument("conversation", nargs=-1)
@click.option("--traces", is_flag=True, help="In JSON: also how each answer came about.")
@_REPLACE
def export(
    session: Session, file: Path, conversation: tuple[str, ...], traces: bool, replace: bool
) -> None:
    """Run `sotto conversations export`; without a CONVERSATION it writes all."""
    from app.services.conversation_export import to_json, to_markdown

    if file.suffix.lower() not in _FORMATS:
        raise click.UsageError(f"The name of FILE must end in {' or '.join(_FORMATS)}.")
    with session.sotto() as sotto:
        service = sotto.conversations
        names = conversation or [one.info.id for one in service.conversations()]
        chosen = [service.conversation(name) for name in names]
        as_json = file.suffix.lower() == ".json"
        data = (
            to_json(chosen, service.trace if traces else None) if as_json else to_markdown(chosen)
        )
    write_whole(file, data, replace=replace)
    session.emit(
        {"file": str(file), "conversations": len(chosen), "bytes": len(data)},
        f"{len(chosen)} conversations are in {file}. It holds what your files say: keep it where"
        " only you can read it.",
    )


def _rating(rating: Rating) -> click.Command:
    @click.command(rating.value, help=f"Thumbs {rating}, for the latest ANSWER or the one named.")
    @_ANSWER
    @click.option("--note", default="", help="What is good or wrong about it.")
    def rate(session: Session, answer: str | None, note: str) -> None:
        from app.services.conversation_export import feedback_record

        with session.sotto() as sotto:
            given = sotto.conversations.rate(answer, rating, note)
        session.emit(feedback_record(given), f"Kept: {_feedback_line(given)}")

    return rate


@click.command("list", help="All feedback, the latest first.")
def list_feedback(session: Session) -> None:
    """Run `sotto feedback list`."""
    from app.services.conversation_export import feedback_record

    with session.sotto() as sotto:
        given = sotto.conversations.feedback()
    session.emit(
        {"feedback": [feedback_record(one) for one in given]},
        "\n".join(_feedback_line(one) for one in given) or "No feedback yet.",
    )


@click.command("remove", help="Delete the feedback on an ANSWER for good.")
@_ANSWER
@click.option("--all", "everything", is_flag=True, help="All feedback.")
def remove(session: Session, answer: str | None, everything: bool) -> None:
    """Run `sotto feedback remove`."""
    if everything == (answer is not None):
        raise click.UsageError("Name an ANSWER, or give --all.")
    with session.sotto() as sotto:
        removed = sotto.conversations.unrate(answer)
    session.emit({"removed": removed}, f"{removed} pieces of feedback deleted.")


@click.command("export", help="Write all feedback into a .json FILE.")
@_FILE
@_REPLACE
def export_feedback(session: Session, file: Path, replace: bool) -> None:
    """Run `sotto feedback export`."""
    import msgspec

    from app.services.conversation_export import feedback_record

    with session.sotto() as sotto:
        given = [feedback_record(one) for one in sotto.conversations.feedback()]
    data = msgspec.json.format(msgspec.json.encode({"feedback": given}), indent=2)
    write_whole(file, data + b"\n", replace=replace)
    session.emit(
        {"file": str(file), "feedback": len(given)}, f"{len(given)} pieces of feedback in {file}."
    )


def _text(conversation: Conversation) -> str:
    head = f"{conversation.info.title}\n{conversation.info.id}"
    return "\n\n".join([head, *(_turn(turn) for turn in conversation.turns)])


def _turn(turn: AnsweredTurn) -> str:
    lines = [f"{turn.number}. {turn.question}  ({render.day(turn.asked_s)})", ""]
    lines.append(
        render.answer(turn.answer) if turn.answer else "Kept in a form of another version of Sotto."
    )
    if turn.feedback is not None:
        lines.append(_feedback_line(turn.feedback))
    return "\n".join(lines)


def _feedback_line(given: Feedback) -> str:
    note = f" Note: {given.note}" if given.note else ""
    return f"thumbs {given.rating} on “{render.one_line(given.question)}” ({given.trace_id}).{note}"


conversations = ListingGroup(
    name="conversations",
    commands={
        str(command.name): command for command in (list_conversations, show, rename, delete, export)
    },
    help="What was asked and answered.",
)
feedback = ListingGroup(
    name="feedback",
    commands={
        str(command.name): command
        for command in (*map(_rating, Rating), list_feedback, remove, export_feedback)
    },
    help="What you think of answers, kept on this computer.",
)

VERBS = (conversations, feedback)
