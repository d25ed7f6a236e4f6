"""What one member is shown of everything, at every door, beside what the model says they see."""

from collections.abc import Iterable, Iterator

from tests.permissions.stage import Stage

Seen = Iterator[tuple[str, bool, bool]]


def differences(stage: Stage, who: str, group: str) -> list[str]:
    """Empty where every door and the model agree."""
    looked = [
        *of_group(stage, who, group),
        *of_talk(stage, who, group),
        *of_questions(stage, who, group),
        *of_lessons(stage, who),
    ]
    return told(who, looked)


def strangers(stage: Stage, who: str, other: str) -> list[str]:
    """The same of one member and another."""
    return told(who, of_people(stage, who, other))


def told(who: str, looked: Iterable[tuple[str, bool, bool]]) -> list[str]:
    return [f"{who}, {what}: {real} not {due}" for what, real, due in looked if real != due]


def of_group(stage: Stage, who: str, group: str) -> Seen:
    doors, real, see = stage.doors[who], stage.groups[group], stage.model
    slug, known = real.slug, see.sees_group(who, group)
    inside, steward = see.inside(who, group), see.steward(who, group)
    yield "group by page", doors.page(f"/groups/{slug}/"), known
    yield "group by program", doors.api(f"/groups/{slug}"), known
    listed = doors.program.get("/api/v1/groups", {"words": real.name})
    yield "group in the list", real.name in listed.content.decode(), known
    for part in ("people", "book", "questions", "library", "board", "rounds"):
        yield f"{part} by page", doors.page(f"/groups/{slug}/{part}/"), inside
    for part in ("rooms", "questions", "book", "rounds", "tutorials"):
        yield f"{part} by program", doors.api(f"/groups/{slug}/{part}"), inside
    for part in ("queue", "about", "board/desk"):
        yield f"{part} by page", doors.page(f"/groups/{slug}/{part}/"), steward
    for word in ("group", "board"):
        for way, seen in enumerate(doors.watches(f"{word}.{real.pk}")):
            yield f"{word} on the line, way {way}", seen, inside
    yield from of_round(stage, who, group, inside)


def of_round(stage: Stage, who: str, group: str, inside: bool) -> Seen:
    doors, pk = stage.doors[who], stage.rounds[group].pk
    yield "round by page", doors.page(f"/rounds/{pk}/"), inside
    yield "round by program", doors.api(f"/rounds/{pk}"), inside
    for way, seen in enumerate(doors.watches(f"round.{pk}")):
        yield f"round on the line, way {way}", seen, inside
    yield "round by text", doors.text(f"PLEDGE {pk}").startswith(f"{pk} Maize"), inside


def of_talk(stage: Stage, who: str, group: str) -> Seen:
    doors, room = stage.doors[who], stage.groups[group].rooms.get().pk
    inside, steward = stage.model.inside(who, group), stage.model.steward(who, group)
    yield "room by page", doors.page(f"/rooms/{room}/"), inside
    yield "room by program", doors.api(f"/rooms/{room}/messages"), inside
    yield "its order by page", doors.page(f"/rooms/{room}/order/"), steward
    for way, seen in enumerate(doors.watches(f"room.{room}")):
        yield f"room on the line, way {way}", seen, inside
    for one, real in zip(stage.model.messages, stage.messages, strict=True):
        if one.group != group:
            continue
        seen = stage.model.sees_message(who, one)
        yield "message by page", doors.page(f"/messages/{real.pk}/"), seen
        yield "message by program", doors.api(f"/messages/{real.pk}/reactions"), seen
        found = doors.client.get("/search/", {"q": real.text}).content.decode()
        yield "message found", f"/messages/{real.pk}/" in found, seen and not one.gone


def of_questions(stage: Stage, who: str, group: str) -> Seen:
    doors = stage.doors[who]
    for one, real in zip(stage.model.questions, stage.questions, strict=True):
        if one.group == group:
            seen = stage.model.sees_question(who, one)
            yield "question by page", doors.page(f"/questions/{real.pk}/"), seen
            yield "question by program", doors.api(f"/questions/{real.pk}"), seen
            yield "question by text", doors.text(f"READ {real.pk}").startswith(f"{real.pk} "), seen
            for way, real_seen in enumerate(doors.watches(f"question.{real.pk}")):
                yield f"question on the line, way {way}", real_seen, seen


def of_lessons(stage: Stage, who: str) -> Seen:
    doors = stage.doors[who]
    for one, real in zip(stage.model.lessons, stage.lessons, strict=True):
        seen = stage.model.sees_lesson(who, one)
        yield f"{one.state} lesson by page", doors.page(f"/tutorials/{real.slug}/"), seen
        if one.state == "published":
            yield "lesson by program", doors.api(f"/tutorials/{real.slug}"), seen


def of_people(stage: Stage, who: str, name: str) -> Seen:
    doors, other = stage.doors[who], stage.people[name]
    seen, closed = stage.model.sees_person(who, name), stage.model.closed
    yield f"{name} by page", doors.page(f"/members/{other.handle}/"), seen
    yield f"{name} by program", doors.api(f"/members/{other.handle}/trust"), seen
    if name != who:
        yield f"{name} by text", doors.knows_by_text(f"VOUCH {other.handle}"), seen
    own = name == who and who not in closed
    yield f"{name}'s own line", any(doors.watches(f"member.{other.pk}")), own
    yield "the staff's queue", doors.page("/queue/"), who in stage.model.staff - closed
