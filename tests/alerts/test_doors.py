"""Warnings by text, by program and before the stewards: the same answers as on the pages."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client

from community.alerts.actions import alerts
from community.alerts.models import Alert, Echo
from community.keywords import KEYWORDS
from community.members.models import Member
from community.sectors.models import Place
from community.sms.read import Words
from community.text.refusals import Refusal
from groups.models import Group
from groups.subjects import subject_of
from tests import world
from tests.alerts.conftest import trader
from tests.doors import As, Call


def text(by: Member | str, rest: str, word: str = "ALERT") -> str:
    phone = by if isinstance(by, str) else str(by.phone)
    return KEYWORDS[word](Words(phone, word, rest, uuid4()))


class TestByText:
    def test_one_warns_another_reads_and_confirms(
        self, here: Place, zawadi: Member, njeri: Member
    ) -> None:
        assert "Nyamakima" in text(zawadi, "flood water to the knee at gate 2")
        flood = Alert.objects.get()
        assert (flood.sort, flood.text) == ("flood", "water to the knee at gate 2")
        listed = text(njeri, "")
        assert listed.startswith(f"{flood.pk} Flood")
        assert "Thank you" in text(njeri, f"{flood.pk} ndiyo", "TAHADHARI")
        assert Echo.objects.get().confirms
        assert "1 say so" in text(njeri, "")

    @pytest.mark.parametrize(
        ("said", "sort", "kept"),
        [
            ("mafuriko Gikomba", "flood", "Gikomba"),
            ("WEZI: karibu na stage", "thieves", "karibu na stage"),
            ("a lorry lost its load", "other", "a lorry lost its load"),
        ],
    )
    def test_the_first_word_says_what_it_is(
        self, zawadi: Member, said: str, sort: str, kept: str
    ) -> None:
        text(zawadi, said)
        one = Alert.objects.get()
        assert (one.sort, one.text) == (sort, kept)

    def test_where_there_is_none_it_says_how(self, zawadi: Member) -> None:
        assert "ALERT flood" in text(zawadi, "")

    def test_whoever_is_not_there_is_answered_and_nothing_happens(
        self, flood: Alert, chidi: Member, njeri: Member
    ) -> None:
        assert "members" in text("+254700000001", "flood")
        with pytest.raises(Refusal, match="where you trade"):
            text(chidi, "flood here")
        with pytest.raises(Http404):
            text(chidi, f"{flood.pk} YES")
        with pytest.raises(Refusal, match="Is it so"):
            text(njeri, f"{flood.pk} perhaps")
        assert (Alert.objects.count(), Echo.objects.count()) == (1, 0)


class TestByProgram:
    def sent(self, **other: Any) -> dict[str, Any]:
        words = {"place": "nyamakima", "sort": "raid", "spot": "Gate 2", "text": "Kanjo."}
        return {"key": str(uuid4()), **words, **other}

    def test_the_whole_story(
        self, call: Call, here: Place, zawadi: Member, njeri: Member, kip: Member, chidi: Member
    ) -> None:
        words = self.sent()
        for _twice in range(2):
            made = call(zawadi, "/alerts", **words).json()
        path = f"/alerts/{made['id']}"
        assert (made["state"], made["here"], made["mine"]) == ("new", True, None)
        assert call(chidi, "/alerts").json() == []
        for by in (njeri, kip):
            told = call(by, f"{path}/echoes", key=str(uuid4()), confirms=True).json()
        assert (told["state"], told["yes"], told["mine"]) == ("sure", 2, True)
        (elsewhere,) = call(chidi, "/alerts").json()
        assert (elsewhere["here"], elsewhere["by"], told["by"]) == (False, "", zawadi.handle)
        assert call(njeri, f"{path}/withdrawal", undo=False).status_code == 404
        assert call(zawadi, f"{path}/withdrawal", undo=False).json()["state"] == "over"
        assert call(zawadi, path).json()["state"] == "over"
        assert Alert.objects.count() == 1

    @pytest.mark.parametrize(
        ("wrong", "status"),
        [({"sort": "war"}, 422), ({"hours": 0}, 422), ({"hours": 99}, 422), ({"place": "x"}, 404)],
    )
    def test_what_cannot_be_is_refused(
        self, call: Call, here: Place, zawadi: Member, wrong: dict[str, Any], status: int
    ) -> None:
        assert call(zawadi, "/alerts", **self.sent(**wrong)).status_code == status
        assert not Alert.objects.exists()

    def test_strangers_and_outsiders_find_none(
        self, call: Call, flood: Alert, chidi: Member
    ) -> None:
        assert call(chidi, f"/alerts/{flood.pk}").status_code == 404
        sent = {"key": str(uuid4()), "confirms": True}
        assert call(chidi, f"/alerts/{flood.pk}/echoes", **sent).status_code == 404


def test_signed_out_one_is_sent_to_sign_in(flood: Alert) -> None:
    for path in ("/alerts/", "/alerts/new/", f"/alerts/{flood.pk}/"):
        assert Client().get(path).status_code == 302


class TestBeforeTheStewards:
    def test_a_report_reaches_a_group_of_that_place_which_both_are_in(
        self, as_: As, group: Group, amina: Member, bakari: Member
    ) -> None:
        author = world.joined(trader("Otieno", group.place), group)
        one = world.alert(author)
        subject = subject_of(amina, "alert", one.pk)
        assert (subject.group, subject.author) == (group, author)
        assert as_(amina).get(f"/reports/alert/{one.pk}/").status_code == 200

    def test_without_such_a_group_it_is_a_matter_for_staff(
        self, flood: Alert, njeri: Member
    ) -> None:
        assert subject_of(njeri, "alert", flood.pk).group is None

    def test_chidi_reports_nothing_he_cannot_see(self, flood: Alert, chidi: Member) -> None:
        with pytest.raises(Http404):
            subject_of(chidi, "alert", flood.pk)

    def test_a_false_one_is_taken_away_and_counts(
        self, group: Group, amina: Member, bakari: Member
    ) -> None:
        author = world.joined(trader("Otieno", group.place), group)
        for sort in ("flood", "fire"):
            one = world.alert(author, sort)
            world.finding(bakari, world.report(amina, "alert", one.pk), "taken")
        assert not Alert.objects.standing().exists()
        with pytest.raises(Refusal, match="found false"):
            alerts.refuse_false(author)
