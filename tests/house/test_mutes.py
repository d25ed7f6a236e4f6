"""A mute mutes: whatever is told of a group's talk asks first who muted it."""

import ast
from collections.abc import Iterator

from tests.house import source

ROOMS = ("groups/", "mentorship/", "pricing/")
# What is said to somebody there. What is decided about a member is told through every mute, and
# so is what waits for them alone: a steward's duty, a supplier's price, a yes or no.
TALK = {
    "answer.helped",
    "ballot.closing",
    "group.answer",
    "group.mention",
    "keeping.credited",
    "question.answered",
    "question.asked",
}


def test_whatever_is_said_to_somebody_asks_who_muted_the_place() -> None:
    said = {kind: asks(call) for _file, kind, call in told() if kind in TALK}
    assert said == dict.fromkeys(TALK, True)


def test_news_of_joint_buying_asks_too_but_where_a_yes_or_no_is_asked() -> None:
    assert [asks(call) for _file, kind, call in told() if kind == "round"] == [True, False]


def test_who_names_the_muted_says_where_it_was_said() -> None:
    """So that a mute that comes later finds it."""
    names = [{word.arg for word in call.keywords} for _file, _kind, call in told()]
    assert all("where" in one for one in names if "quietly" in one)


def told() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call of tell in the rooms: its file, and its kind where that is written there."""
    for file in source.code():
        if source.name(file).startswith(ROOMS):
            for node in ast.walk(source.tree(file)):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tell":
                    kind = node.args[1] if len(node.args) > 1 else None
                    said = str(kind.value) if isinstance(kind, ast.Constant) else "?"
                    yield source.name(file), said, node


def asks(call: ast.Call) -> bool:
    """By name, or by the place that is unpacked into it."""
    unpacked = [word.value for word in call.keywords if word.arg is None]
    here = any(isinstance(one, ast.Name) and one.id == "here" for one in unpacked)
    return here or any(word.arg == "quietly" for word in call.keywords)
