from collections.abc import Iterator
from functools import partial
from uuid import UUID

from community.front.seeding import files
from community.front.seeding.acts import Act, World, key
from mentorship.actions import answers, helps, mergers, questions
from mentorship.models import Answer, Question


def acts(world: World) -> Iterator[Act]:
    for row in files.table("questions.toml")["questions"]:
        ago, hour, _who = row["asked"]
        yield Act(world.calendar.moment(ago, hour), partial(ask, world, row))
        for given in row["answers"]:
            ago, hour, _who = given["at"]
            yield Act(world.calendar.moment(ago, hour), partial(answer, world, row, given))
            if "helped" in given:
                yield Act(world.calendar.moment(*given["helped"]), partial(mark, row, given))
        if "same" in row:
            ago, hour, _who = row["same"]["at"]
            yield Act(world.calendar.moment(ago, hour), partial(merge, world, row))


def ask(world: World, row: files.Table) -> None:
    member, group = world.members[row["asked"][2]], world.groups[row["group"]]
    questions.ask(member, group, named(row), row["title"], row["detail"])


def answer(world: World, row: files.Table, given: files.Table) -> None:
    question, member = Question.objects.get(key=named(row)), world.members[given["at"][2]]
    answers.answer(member, question, named(row, given), given["text"])


def mark(row: files.Table, given: files.Table) -> None:
    helpful = Answer.objects.get(key=named(row, given))
    helps.mark(helpful.question.author, helpful)


def merge(world: World, row: files.Table) -> None:
    said = row["same"]
    later, first = (Question.objects.get(key=named(one)) for one in (row, said))
    mergers.merge(world.members[said["at"][2]], later, named(row, said), first)


def named(row: files.Table, given: files.Table | None = None) -> UUID:
    return key("question", row["title"], *(given["at"] if given else ()))
