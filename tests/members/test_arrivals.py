"""Coming in by a browser of before, and by a new one."""

from datetime import timedelta

import time_machine
from allauth.usersessions.models import UserSession
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from community.members import bearer
from community.members.browsers import COOKIE
from community.members.models import Browser, Freeze, Member, Token
from community.notices.models import Device, Notice
from community.sms.models import Stop, Text
from groups.models import Group
from tests.members.arriving import PIXEL, come_in_again, is_frozen, new_phone
from tests.members.door import come_in, signed_in


def test_the_first_browser_of_all_is_theirs(otieno: Member) -> None:
    new_phone(otieno)
    assert not is_frozen(otieno)
    assert Browser.objects.get().member == otieno


def test_the_same_browser_again_never_freezes(old: Client, otieno: Member) -> None:
    for _time in range(3):
        assert come_in_again(old, otieno).headers["Location"] == "/"
    assert not is_frozen(otieno)
    assert Browser.objects.count() == 1


def test_the_same_browser_is_known_after_its_session_ran_out(old: Client, otieno: Member) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=300), tick=False):
        old.cookies["sessionid"] = ""
        come_in(old, otieno.phone or "")
        assert not is_frozen(otieno)


def test_a_new_phone_comes_in_and_what_was_said_of_them_rests(old: Client, otieno: Member) -> None:
    phone = Client(headers={"user-agent": PIXEL})
    response = come_in(phone, otieno.phone or "", next="/notices/")
    assert response.headers["Location"] == "/me/freeze/?next=%2Fnotices%2F"
    assert signed_in(phone) == otieno
    assert is_frozen(otieno)
    page = phone.get(response.headers["Location"]).content.decode()
    assert "You came on a new phone" in page
    assert 'href="/notices/"' in page
    assert "Amina" in page


def test_the_old_sessions_end_and_the_new_one_stays(old: Client, otieno: Member) -> None:
    assert old.get("/me/").status_code == 200
    phone = new_phone(otieno)
    assert old.get("/me/").headers["Location"].startswith("/in/")
    assert phone.get("/me/").status_code == 200
    assert UserSession.objects.filter(user=otieno).count() == 1


def test_programs_that_acted_for_them_end_too(old: Client, otieno: Member) -> None:
    bearer.issue(otieno)
    new_phone(otieno)
    assert not Token.objects.exists()


def test_the_owner_is_warned_on_every_channel(
    old: Client, otieno: Member, settings: LazySettings
) -> None:
    settings.QUIET_HOURS = "00:00-23:59"
    session = old.session.session_key or ""
    words = {"session_key": session, "name": "Old", "p256dh": "x", "auth": "y"}
    device = Device.objects.create(member=otieno, endpoint="http://127.0.0.1/push", **words)
    new_phone(otieno)
    notice = Notice.objects.get(member=otieno, kind="member.frozen")
    assert notice.is_calling, "though it is their quiet hour"
    assert "Chrome on Android" in notice.text
    text = Text.objects.filter(to=otieno.phone, code=False).latest("pk")
    assert text.body.startswith("Sokoni: Somebody signed in with your number on a new phone")
    assert called_out() == [[device.pk]]


def called_out() -> list[list[int]]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    jobs = ProcrastinateJob.objects.filter(task_name="notices.call")
    return [job.args["devices"] for job in jobs]


def test_who_sent_stop_gets_no_text_even_so(old: Client, otieno: Member) -> None:
    Stop.objects.create(phone=otieno.phone)
    new_phone(otieno)
    warning = Text.objects.filter(to=otieno.phone, code=False).latest("pk")
    assert warning.withheld_at


def test_those_who_met_them_are_asked(old: Client, otieno: Member, amina: Member) -> None:
    new_phone(otieno)
    notice = Notice.objects.get(member=amina, kind="vouch.confirm")
    assert notice.url == f"/members/{otieno.handle}/confirmation/"


def test_a_third_phone_warns_and_asks_no_second_time(old: Client, otieno: Member) -> None:
    new_phone(otieno)
    told = Notice.objects.count()
    new_phone(otieno)
    assert Notice.objects.count() == told
    assert Freeze.objects.count() == 1


def test_who_has_nothing_to_lose_signs_in_on_a_second_phone_without_a_word(
    chidi: Member, settings: LazySettings
) -> None:
    settings.SMS_BETWEEN = 0
    first = Client()
    come_in(first, chidi.phone or "")
    second = Client()
    assert come_in(second, chidi.phone or "").headers["Location"] == "/"
    assert not is_frozen(chidi)
    assert first.get("/me/").status_code == 200, "and stays in on the first"
    assert not Notice.objects.exists()


def test_a_phone_that_goes_from_hand_to_hand_is_known_to_each(
    old: Client, otieno: Member, amina: Member
) -> None:
    come_in_again(old, amina)
    mark = old.cookies[COOKIE].value
    assert come_in_again(old, otieno).headers["Location"] == "/"
    assert not is_frozen(otieno)
    assert old.cookies[COOKIE].value.split(":")[0] == mark.split(":")[0]
    assert Browser.objects.count() == 2


def test_a_cookie_of_another_or_one_tampered_with_is_worth_nothing(
    old: Client, otieno: Member, chidi: Member
) -> None:
    thief = Client()
    come_in(thief, chidi.phone or "")
    come_in_again(thief, otieno)
    assert is_frozen(otieno)
    Freeze.objects.all().delete()
    forger = Client()
    forger.cookies[COOKIE] = old.cookies[COOKIE].value[:-3] + "abc"
    come_in(forger, otieno.phone or "")
    assert is_frozen(otieno)


def test_the_cookie_is_kept_from_scripts_and_lasts_over_a_year(old: Client) -> None:
    cookie = old.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) > 365 * 24 * 3600
    assert not Browser.objects.filter(mark__in=cookie.value.split(":")).exists(), "only a digest"


def test_who_was_signed_in_before_browsers_were_known_is_no_newcomer_elsewhere(
    old: Client, otieno: Member
) -> None:
    Browser.objects.all().delete()
    new_phone(otieno)
    assert is_frozen(otieno)


def test_a_demo_is_signed_in_to_from_here_and_there(
    old: Client, otieno: Member, settings: LazySettings
) -> None:
    settings.FREEZING = False
    new_phone(otieno)
    assert not is_frozen(otieno)
    assert old.get("/me/").status_code == 200


def test_a_steward_whose_badges_rest_has_no_office_meanwhile(
    group: Group, bakari: Member, amina: Member, settings: LazySettings
) -> None:
    settings.SMS_BETWEEN = 0
    come_in(Client(), bakari.phone or "")
    phone = new_phone(bakari)
    removal = f"/groups/{group.slug}/people/{amina.handle}/removal/"
    page = phone.post(removal, {"reason": "Sells nothing but air"})
    assert page.status_code == 422
    assert "Once that is confirmed you can do this again." in page.content.decode()
    assert group.memberships.filter(member=amina).exists()
