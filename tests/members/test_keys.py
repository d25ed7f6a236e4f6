"""A second key beside the code: set up, asked for at the door, and needed for acts of power."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from django.conf import LazySettings
from django.test import Client

from community.members import freezing, keys
from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import memberships
from groups.actions.invitations import invite
from groups.models import Group
from tests import world
from tests.members.arriving import is_frozen
from tests.members.door import ask, code_for, signed_in, type_code
from tests.members.signed import signed_in as inside


@pytest.fixture(autouse=True)
def no_waiting(settings: LazySettings) -> None:
    settings.SMS_BETWEEN = 0


def digits(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up(client: Client) -> str:
    """The app set up; the secret it keeps."""
    assert client.get("/me/keys/app/").status_code == 200
    secret = client.session[SECRET_SESSION_KEY]
    answer = client.post("/me/keys/app/", {"code": digits(secret)})
    assert answer.headers["Location"] == "/me/keys/codes/"
    return str(secret)


def come(member: Member) -> Client:
    """As far as the code leads."""
    client = Client()
    ask(client, member.phone or "")
    type_code(client, code_for(member.phone or ""))
    return client


def test_everybody_is_offered_one(amina: Member) -> None:
    page = inside(amina).get("/me/keys/").content.decode()
    assert "Set up a passkey" in page
    assert "Set up the app" in page
    assert "/me/keys/" in inside(amina).get("/me/").content.decode()


def test_a_visitor_signs_in_first(db: None) -> None:
    for page in ("", "app/", "codes/", "passkeys/new/", "app/removal/", "codes/new/"):
        assert Client().get(f"/me/keys/{page}").headers["Location"].startswith("/in/")


def test_the_app_is_set_up_and_recovery_codes_are_shown(amina: Member) -> None:
    client = inside(amina)
    page = client.get("/me/keys/app/").content.decode()
    assert "<svg" in page
    assert "otpauth://totp/" in page
    set_up(client)
    assert keys.has_key(amina)
    codes = client.get("/me/keys/codes/").content.decode()
    assert "Write these on paper" in codes, "without being asked for the key once more"
    shown = client.get("/me/keys/").content.decode()
    assert "10 codes are left" in shown


def test_wrong_digits_set_up_nothing(amina: Member) -> None:
    client = inside(amina)
    client.get("/me/keys/app/")
    assert client.post("/me/keys/app/", {"code": "000000"}).status_code == 422
    assert not keys.has_key(amina)


def test_the_secret_lies_encrypted_in_the_database(amina: Member) -> None:
    secret = set_up(inside(amina))
    kept = Authenticator.objects.get(user=amina, type="totp").data["secret"]
    assert secret not in kept
    assert len(kept) > len(secret)


def test_the_owner_is_warned_and_out_wherever_they_came_in_without_it(amina: Member) -> None:
    elsewhere = come(amina)
    assert elsewhere.get("/me/").status_code == 200
    client = come(amina)
    set_up(client)
    assert elsewhere.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200
    assert Notice.objects.filter(member=amina, kind="member.key").count() == 1


def test_at_the_door_the_code_alone_no_longer_opens(amina: Member) -> None:
    secret = set_up(inside(amina))
    client = come(amina)
    assert signed_in(client) is None
    assert "And your second key" in client.get("/in/key/").content.decode()
    assert client.post("/in/key/", {"code": "000000"}).status_code == 422
    assert signed_in(client) is None
    client.post("/in/key/", {"code": digits(secret)})
    assert signed_in(client) == amina


def test_nobody_comes_to_the_second_key_without_the_code(client: Client, db: None) -> None:
    assert client.get("/in/key/").headers["Location"].startswith("/in/")


def test_guessing_digits_ends_soon(amina: Member) -> None:
    set_up(inside(amina))
    client = come(amina)
    for _guess in range(12):
        client.post("/in/key/", {"code": "000000"})
    assert signed_in(client) is None
    assert "Too many" in client.post("/in/key/", {"code": "000000"}).content.decode()


def test_a_recovery_code_opens_once(amina: Member) -> None:
    set_up(inside(amina))
    first = Authenticator.objects.get(user=amina, type="recovery_codes").wrap()
    code = first.get_unused_codes()[0]
    client = come(amina)
    client.post("/in/key/", {"code": code})
    assert signed_in(client) == amina
    again = come(amina)
    assert again.post("/in/key/", {"code": code}).status_code == 422
    assert signed_in(again) is None


def test_with_it_a_new_phone_does_not_let_badges_rest(old: Client, otieno: Member) -> None:
    secret = set_up(old)
    phone = come(otieno)
    phone.post("/in/key/", {"code": digits(secret)})
    assert signed_in(phone) == otieno
    assert not is_frozen(otieno)
    assert old.get("/me/").status_code == 200, "and the old phone stays in"


def test_while_their_badges_rest_nobody_sets_one_up(phone: Client, otieno: Member) -> None:
    answer = phone.get("/me/keys/app/")
    assert answer.headers["Location"] == "/me/freeze/"
    assert phone.post("/me/keys/app/", {"code": "123456"}).headers["Location"] == "/me/freeze/"
    assert phone.get("/me/keys/passkeys/new/").headers["Location"] == "/me/freeze/"
    assert not keys.has_key(otieno)


def test_to_take_it_off_it_is_asked_for_once_more(amina: Member) -> None:
    secret = set_up(inside(amina))
    spare = Authenticator.objects.get(user=amina, type="recovery_codes").wrap()
    client = come(amina)
    client.post("/in/key/", {"code": digits(secret)})
    assert client.get("/me/keys/app/removal/").headers["Location"].startswith("/me/keys/again/")
    client.post("/me/keys/app/removal/")
    assert keys.has_key(amina)
    again = "/me/keys/again/?next=/me/keys/app/removal/"
    client.post(again, {"code": spare.get_unused_codes()[0]})
    client.post("/me/keys/app/removal/")
    assert not keys.has_key(amina)
    assert Notice.objects.filter(member=amina, kind="member.key").count() == 2


def test_the_same_digits_open_once(amina: Member) -> None:
    """Whoever looked over a shoulder comes too late."""
    now = digits(set_up(inside(amina)))
    come(amina).post("/in/key/", {"code": now})
    second = come(amina)
    assert second.post("/in/key/", {"code": now}).status_code == 422
    assert signed_in(second) is None


def test_the_passkey_page_tells_the_browser_what_to_make(amina: Member) -> None:
    page = inside(amina).get("/me/keys/passkeys/new/").content.decode()
    assert 'data-passkey="create"' in page
    assert '"challenge"' in page
    wrong = inside(amina).post("/me/keys/passkeys/new/", {"credential": "{}", "name": "Mine"})
    assert wrong.status_code == 422
    assert not keys.has_key(amina)


@pytest.fixture
def strict(settings: LazySettings) -> None:
    """As a site that serves real people is set."""
    settings.SECOND_KEY = True


def removal(by: Member, group: Group, member: Member) -> Any:
    url = f"/groups/{group.slug}/people/{member.handle}/removal/"
    return inside(by).post(url, {"reason": "Sells air"})


def test_a_steward_needs_one_for_acts_of_power(
    strict: None, group: Group, bakari: Member, amina: Member
) -> None:
    answer = removal(bakari, group, amina)
    assert answer.status_code == 422
    assert "Acts of office need a second key" in answer.content.decode()
    assert group.memberships.filter(member=amina).exists()
    assert not Deed.objects.exists()
    queue = inside(bakari).get(f"/groups/{group.slug}/queue/").content.decode()
    assert 'href="/me/keys/"' in queue
    set_up(inside(bakari))
    assert removal(bakari, group, amina).status_code == 302
    assert not group.memberships.filter(member=amina).exists()


@pytest.mark.parametrize("answer", ["acceptance", "refusal"])
def test_a_steward_needs_one_to_answer_who_asks_to_come_in(
    answer: str, strict: None, bakari: Member, chidi: Member
) -> None:
    closed = world.group(by=bakari, name="Tailors of Thika", by_approval=True)
    memberships.join(chidi, closed)
    asked = closed.requests.get()
    url = f"/requests/{asked.pk}/{answer}/"
    refused = inside(bakari).post(url, follow=True)
    assert "Acts of office need a second key" in refused.content.decode()
    asked.refresh_from_db()
    assert asked.answered_at is None
    set_up(inside(bakari))
    inside(bakari).post(url)
    asked.refresh_from_db()
    assert asked.accepted is (answer == "acceptance")


def test_a_steward_needs_one_to_invite(
    strict: None, group: Group, bakari: Member, chidi: Member
) -> None:
    url, words = f"/groups/{group.slug}/invitations/", {"handle": chidi.handle}
    assert "second key" in inside(bakari).post(url, words).content.decode()
    assert not group.invitations.exists()
    set_up(inside(bakari))
    inside(bakari).post(url, words)
    assert group.invitations.get().member == chidi


def test_a_steward_whose_badges_rest_lets_nobody_in(
    group: Group, bakari: Member, chidi: Member
) -> None:
    freezing.begin(bakari, freezing.Why.DEVICE)
    with pytest.raises(Refusal, match="Once that is confirmed"):
        invite(bakari, group, chidi.handle)
    assert not group.invitations.exists()


def test_members_read_and_write_without_one(
    strict: None, group: Group, amina: Member, bakari: Member
) -> None:
    world.message(amina, group, "Maize at 40")
    world.message(bakari, group, "Where?")
    assert not keys.is_missing(amina)
    assert keys.is_missing(bakari)


def test_where_the_operator_asks_for_none_none_is_needed(
    group: Group, bakari: Member, amina: Member
) -> None:
    """So a demo can be shown by whoever looks round."""
    assert removal(bakari, group, amina).status_code == 302


def test_staff_need_one_for_their_desk(strict: None, staff: Member) -> None:
    client = inside(staff)
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0] == "/me/keys/"
    assert "you need a second key" in page.content.decode()
    set_up(client)
    assert client.get("/admin/").status_code == 200


def test_to_a_member_the_desk_is_not_there_key_or_no_key(strict: None, amina: Member) -> None:
    assert inside(amina).get("/admin/", follow=True).status_code == 404


def test_recovery_codes_alone_are_no_key(amina: Member) -> None:
    client = inside(amina)
    secret = set_up(client)
    assert secret
    Authenticator.objects.filter(type="totp").delete()
    assert not keys.has_key(amina)


def test_both_a_rested_badge_and_a_missing_key_hinder(
    strict: None, group: Group, bakari: Member, amina: Member
) -> None:
    set_up(inside(bakari))
    freezing.freeze(bakari, freezing.Why.DEVICE)
    assert removal(bakari, group, amina).status_code == 422
    assert group.memberships.filter(member=amina).exists()
