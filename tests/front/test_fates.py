"""No row that leads to a member is forgotten when they are erased: each field has its fate."""

import pytest
from django.apps import apps
from django.db.models import CASCADE, SET_NULL, CharField, JSONField, Model, TextField

from community.front.erasing.fates import FATES, GOES, fates, free_words, leading, usual
from community.members.models import Block, Deed, Token

LEADING = [f"{model._meta.label_lower}.{name}" for model, name in leading()]
MET = [(f"{label}.{name}", fate) for label, name, fate in fates()]


def model_of(name: str) -> type[Model]:
    return apps.get_model(name.rsplit(".", 1)[0])


def test_every_field_that_leads_to_a_member_meets_its_fate_once() -> None:
    assert len(LEADING) > 90, "there are fields, for this test to mean anything"
    assert sorted(name for name, _fate in MET) == sorted(LEADING)


def test_what_goes_with_its_member_goes_and_another_row_loses_its_free_words() -> None:
    assert usual(Token, "member") == GOES
    assert usual(Deed, "by").words == ("before", "after", "reason")
    assert usual(Block, "author").words == ()


@pytest.mark.parametrize("name", [name for name, fate in MET if fate.words])
def test_the_words_that_are_emptied_are_fields_that_may_be_empty(name: str) -> None:
    fate = dict(MET)[name]
    for word in fate.words:
        field = model_of(name)._meta.get_field(word)
        assert isinstance(field, CharField | TextField)
        assert not field.unique
        assert not alone_unique(model_of(name), word), "two of them would be the same"


def alone_unique(model: type[Model], word: str) -> bool:
    return any(word in getattr(one, "fields", ()) for one in model._meta.constraints)


@pytest.mark.parametrize("name", [name for name, fate in MET if fate.goes])
def test_nothing_stands_on_a_row_that_goes_unless_it_went_before(name: str) -> None:
    order = [one for one, fate in MET if fate.goes]
    if model_of(name)._meta.get_field(name.rsplit(".", 1)[1]).many_to_many:
        return
    for link in model_of(name)._meta.related_objects:
        if getattr(link, "on_delete", None) not in {CASCADE, SET_NULL, None}:
            standing = link.related_model._meta.label_lower
            before = {one.rsplit(".", 1)[0] for one in order[: order.index(name)]}
            assert standing in before, f"{standing} stands on {name}"


# What its author wrote, and why it stays: it belongs to the group, or says why power was used.
KEPT = {
    "groups.group": "its name, about and rules are the group's",
    "groups.room": "its name is the group's",
    "groups.rules": "the group agreed to them",
    "groups.summary": "what a whole room came to",
    "groups.synonym": "the group's own words for things",
    "groups.meetup": "others still go there",
    "groups.minutes": "what a whole meeting came to",
    "groups.recall": "why the members voted",
    "groups.removal": "why a steward put somebody out",
    "groups.withdrawal": "why a steward took something away",
    "groups.move": "why a steward moved talk",
    "groups.opinion": "why an appeal was lifted or not",
    "pricing.quote": "a survey's own word on its line, which no member wrote",
    "pricing.round": "the group's order",
    "pricing.cancellation": "why the group's order ended",
    "pricing.invitation": "a number, which goes wherever it stands",
    "pricing.entry": "the book of prices",
    "pricing.minute": "the book of a round",
    "pricing.commodity": "a name of goods, let in by a steward",
    "mentorship.idea": "what a trade tries out",
    "mentorship.collection": "the trade's own order of its lessons",
    "mentorship.danger": "why readers were warned",
    "mentorship.mark": "why readers were warned",
    "mentorship.review": "why a lesson was published or sent back",
    "mentorship.revocation": "why a badge ended",
    "mentorship.opinion": "why a badge was given back or not",
    "mentorship.sighting": "why a badge was given or not",
    "members.ring": "a name made of numbers",
    "pricing.unit": "what a market calls its measures",
    "members.deed": "the book of acts of power",
    "deals.terms": "what two agreed: the other keeps their copy",
    "deals.verdict": "why a claim was found so",
    "contacts.entry": "how an office is reached, which is the group's",
    "contacts.case": "what a company did to many, and what came of it",
    "imports.import": "a chat of many, kept until it is read",
    "imports.find": "what others said in it",
    "admin.logentry": "what staff did at the desk",
}


def test_whoever_writes_free_words_has_them_emptied_or_it_is_said_why_not() -> None:
    fated = dict(MET)
    emptied = {name.rsplit(".", 1)[0] for name, fate in MET if fate.words or fate.goes}
    silent = {
        model._meta.label_lower
        for model, name in leading()
        if free_words(model) and not fated[f"{model._meta.label_lower}.{name}"].words
    }
    assert silent - {*KEPT} - emptied == set()


def test_a_field_of_any_shape_is_not_left_to_what_is_usual() -> None:
    shaped = {
        model._meta.label_lower
        for model, name in leading()
        if any(isinstance(field, JSONField) for field in model._meta.concrete_fields)
        and f"{model._meta.label_lower}.{name}" not in FATES
    }
    assert shaped == set(), "say in front/erasing/fates.py what becomes of them"


def test_the_list_names_nothing_that_is_no_more() -> None:
    assert {*FATES} - {*LEADING} == set(), "these lead to nobody any more"
