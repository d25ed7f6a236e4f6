"""A lesson in another language knows its source, and says when the source has left it behind."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import translations
from mentorship.models import Tutorial
from mentorship.reads import tutorials as reads
from tests import world
from tests.doors import As


@pytest.fixture
def lesson(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.lesson(amina, group))


def translated(by: Member, source: Tutorial, language: str = "sw", **words: Any) -> Tutorial:
    usual = {"title": "Kausha mahindi", "text": "Tandaza.", "checked_on": timezone.localdate()}
    return translations.translate(by, source, uuid4(), language, **usual | words)


def test_it_is_a_draft_that_two_reviewers_publish(
    lesson: Tutorial, wanjiru: Member, bakari: Member, as_: As
) -> None:
    begun = translated(wanjiru, lesson)
    assert (begun.source, begun.sector, begun.topic) == (lesson, lesson.sector, lesson.topic)
    assert "Also in" not in page(wanjiru, lesson, as_)
    world.published(bakari, begun)
    assert "Also in" in page(wanjiru, lesson, as_)
    assert begun.get_absolute_url() in page(wanjiru, lesson, as_)


def page(member: Member, lesson: Tutorial, as_: As) -> str:
    return str(as_(member).get(lesson.get_absolute_url()).content.decode())


def test_it_is_out_of_date_until_it_follows_its_source(
    lesson: Tutorial, wanjiru: Member, bakari: Member, as_: As
) -> None:
    swahili = world.published(bakari, translated(wanjiru, lesson))
    assert "older than its source" not in page(bakari, swahili, as_)
    world.edited(lesson, "Two days in the sun.")
    assert "older than its source" not in page(bakari, swahili, as_), "a draft is no source"
    world.published(bakari, lesson)
    assert "older than its source" in page(bakari, swahili, as_)
    world.edited(swahili, "Siku mbili juani.")
    world.published(bakari, swahili)
    assert "older than its source" not in page(bakari, swahili, as_)


def test_each_reader_finds_it_once_and_in_their_own_language(
    lesson: Tutorial, amina: Member, wanjiru: Member, bakari: Member, group: Group
) -> None:
    swahili = world.published(bakari, translated(wanjiru, lesson))
    assert list(reads.library(amina, group.sector)) == [lesson]
    amina.language = "sw"
    assert list(reads.library(amina, group.sector)) == [swahili]
    assert list(reads.library(amina, group.sector, language="en")) == [lesson]


def test_the_reader_s_language_comes_first(
    lesson: Tutorial, amina: Member, bakari: Member, dalia: Member, group: Group
) -> None:
    other = world.lesson(amina, group, "Hifadhi mahindi")
    Tutorial.objects.filter(pk=other.pk).update(language="sw")
    world.published(bakari, other)
    world.long_here(dalia)
    world.trial(dalia, lesson)
    assert list(reads.library(amina, group.sector)) == [lesson, other]
    amina.language = "sw"
    assert list(reads.library(amina, group.sector)) == [other, lesson]


def test_a_lesson_and_its_translations_are_tried_as_one(
    lesson: Tutorial, wanjiru: Member, bakari: Member, dalia: Member, as_: As
) -> None:
    swahili = world.published(bakari, translated(wanjiru, lesson))
    world.long_here(dalia)
    assert world.trial(dalia, swahili).tutorial == lesson
    for one in (lesson, swahili):
        assert "worked for 1 of 1" in page(wanjiru, one, as_)


def test_what_will_not_do(
    lesson: Tutorial, wanjiru: Member, bakari: Member, amina: Member, group: Group
) -> None:
    with pytest.raises(Refusal, match="in this language already"):
        translated(wanjiru, lesson, "en")
    with pytest.raises(Refusal, match="published lesson"):
        translated(amina, world.lesson(amina, group))
    swahili = world.published(bakari, translated(wanjiru, lesson))
    with pytest.raises(Refusal, match="in this language already"):
        translated(bakari, lesson)
    with pytest.raises(Refusal, match="not its translation"):
        translated(bakari, swahili, "en")
    assert Tutorial.objects.count() == 3


def test_the_same_key_is_one_translation(lesson: Tutorial, wanjiru: Member) -> None:
    key, day = uuid4(), timezone.localdate()
    words = (wanjiru, lesson, key, "sw", "Kausha", "Tandaza.", day)
    assert translations.translate(*words) == translations.translate(*words)
    with pytest.raises(Refusal, match="other words"):
        translations.translate(wanjiru, lesson, key, "sw", "Kausha", "Anika.", day)


def test_translating_on_the_page(lesson: Tutorial, wanjiru: Member, chidi: Member, as_: As) -> None:
    address = f"{lesson.get_absolute_url()}translation/"
    assert as_(chidi).get(address).status_code == 404
    browser = as_(wanjiru)
    assert "Wet maize rots." in browser.get(address).content.decode()
    given = {"key": uuid4(), "language": "sw", "title": "Kausha", "text": "Tandaza *vizuri*."}
    given["checked_on"] = timezone.localdate()
    seen = browser.post(address, {**given, "preview": "1"})
    assert "Tandaza <em>vizuri</em>" in seen.content.decode()
    assert browser.post(address, {**given, "title": ""}).status_code == 422
    assert browser.post(address, given).status_code == 302
    assert Tutorial.objects.get(source=lesson).language == "sw"


def offered(browser: Client, lesson: Tutorial) -> list[str]:
    form = browser.get(f"{lesson.get_absolute_url()}translation/").context["form"]
    return [code for code, _label in form.fields["language"].choices]


def test_the_form_offers_every_language_but_the_source_s_and_the_reader_s_own_first(
    lesson: Tutorial, wanjiru: Member, as_: As, settings: Any
) -> None:
    assert offered(as_(wanjiru), lesson) == ["sw"]
    settings.LANGUAGES = [("en", "English"), ("fr", "Français"), ("sw", "Kiswahili")]
    assert offered(as_(wanjiru), lesson) == ["fr", "sw"]
    Member.objects.filter(pk=wanjiru.pk).update(language="sw")
    assert offered(as_(wanjiru), lesson) == ["sw", "fr"]
    Tutorial.objects.filter(pk=lesson.pk).update(language="sw")
    assert offered(as_(wanjiru), lesson) == ["en", "fr"]


def test_the_source_s_own_language_is_not_taken(lesson: Tutorial, wanjiru: Member, as_: As) -> None:
    given = {"key": uuid4(), "language": "en", "title": "Dry it", "text": "Spread it."}
    given["checked_on"] = timezone.localdate()
    refused = as_(wanjiru).post(f"{lesson.get_absolute_url()}translation/", given)
    assert refused.status_code == 422
    assert "Spread it." in refused.content.decode()
    assert not Tutorial.objects.exclude(source=None).exists()


def test_what_is_there_in_every_language_asks_for_no_other(
    lesson: Tutorial, wanjiru: Member, bakari: Member, as_: As
) -> None:
    assert "Translate it" in page(wanjiru, lesson, as_)
    swahili = world.published(bakari, translated(wanjiru, lesson))
    assert "Translate it" not in page(wanjiru, lesson, as_)
    assert "Translate it" not in page(wanjiru, swahili, as_)
