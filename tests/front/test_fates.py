"""No row that leads to a member is forgotten when they are erased: every such field is named."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import CharField, ForeignKey, ManyToManyField, Model, TextField

from community.front.erasing.fates import FATES
from community.members.models import Member

HALL = ("community", "groups", "pricing", "mentorship")


def leading() -> Iterator[tuple[type[Model], str]]:
    """Every foreign key and every table between that leads to a member, ours or not."""
    for model in apps.get_models():
        for field in (*model._meta.concrete_fields, *model._meta.local_many_to_many):
            if isinstance(field, ForeignKey | ManyToManyField) and field.related_model is Member:
                yield model, f"{model._meta.label_lower}.{field.name}"


def test_every_field_that_leads_to_a_member_has_its_fate() -> None:
    found = {name for _model, name in leading()}
    assert len(found) > 90, "there are fields, for this test to mean anything"
    assert found - {*FATES} == set(), "say in front/erasing/fates.py what becomes of these"
    assert {*FATES} - found == set(), "these lead to nobody any more"


@pytest.mark.parametrize("name", [name for name, fate in FATES.items() if fate.words])
def test_the_words_that_are_emptied_are_fields_that_may_be_empty(name: str) -> None:
    label, _field = name.rsplit(".", 1)
    model = apps.get_model(label)
    for word in FATES[name].words:
        field = model._meta.get_field(word)
        assert isinstance(field, CharField | TextField)
        assert not field.unique


# What its author wrote, and why it stays: it belongs to the group, or says why power was used.
KEPT = {
    "groups.group": "its name, about and rules are the group's",
    "groups.room": "its name is the group's",
    "groups.rules": "the group agreed to them",
    "groups.summary": "what a whole room came to",
    "groups.synonym": "the group's own words for things",
    "groups.meetup": "others still go there",
    "groups.removal": "why a steward put somebody out",
    "groups.withdrawal": "why a steward took something away",
    "groups.move": "why a steward moved talk",
    "groups.opinion": "why an appeal was lifted or not",
    "pricing.round": "the group's order",
    "pricing.cancellation": "why the group's order ended",
    "pricing.entry": "the book of prices",
    "pricing.minute": "the book of a round",
    "pricing.commodity": "a name of goods, let in by a steward",
    "mentorship.idea": "what a trade tries out",
    "mentorship.review": "why a lesson was published or sent back",
    "mentorship.revocation": "why a badge ended",
    "members.ring": "a name made of numbers",
    "pricing.unit": "what a market calls its measures",
    "members.deed": "the book of acts of power",
    "imports.import": "a chat of many, kept until it is read",
    "imports.find": "what others said in it",
    "admin.logentry": "what staff did at the desk",
}
NO_WORDS = {"noun", "kind", "sign", "outcome", "verb", "key", "url", "handle", "mark", "currency"}
NO_WORDS |= {"unit", "base", "grade", "source", "ruling", "where", "slug", "digest", "order"}
NO_WORDS |= {"way", "matter", "level", "verdict", "result", "sort", "language", "topic", "status"}


def test_whoever_writes_free_words_has_them_emptied_or_it_is_said_why_not() -> None:
    fates: dict[str, list[str]] = {}
    for model, name in leading():
        words = [field.name for field in model._meta.concrete_fields if is_free(field)]
        if words and not FATES[name].goes and not FATES[name].words:
            fates.setdefault(model._meta.label_lower, []).append(name)
    emptied = {name.rsplit(".", 1)[0] for name, fate in FATES.items() if fate.words or fate.goes}
    assert {*fates} - {*KEPT} - emptied == set()


def is_free(field: object) -> bool:
    """A text of any words, not a name out of a list."""
    if not isinstance(field, CharField | TextField) or field.choices:
        return False
    return field.name not in NO_WORDS
