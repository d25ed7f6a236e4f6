"""What a browser may do at the door out of order; and which test holds each edge of the spec."""

import gzip

import pytest
from django.test import Client

from community.members.models import Member
from community.sms.models import Text
from tests.edges import missing
from tests.members.door import ask, code_for, come_in, signed_in, type_code

pytestmark = pytest.mark.django_db
NEW = "+254722000111"


def test_the_code_page_without_a_number_leads_back_to_the_number(client: Client) -> None:
    assert client.get("/in/code/?next=/notices/").headers["Location"] == "/in/?next=%2Fnotices%2F"
    assert client.post("/in/code/again/").headers["Location"] == "/in/"
    assert not Text.objects.exists()


def test_a_copy_is_asked_for_by_post_only(client: Client) -> None:
    ask(client, NEW)
    assert client.get("/in/code/again/").status_code == 405
    assert Text.objects.count() == 1


def test_an_empty_code_costs_no_try(client: Client) -> None:
    ask(client, NEW)
    for _ in range(6):
        assert type_code(client, "").status_code == 422
    type_code(client, code_for(NEW))
    assert signed_in(client)


@pytest.mark.parametrize("code", ["ABCDEF", "é" * 6, "12345🙂", "\x00" * 6, "1" * 13])
def test_a_code_of_strange_signs_is_wrong_and_breaks_nothing(client: Client, code: str) -> None:
    ask(client, NEW)
    assert type_code(client, code).status_code == 422
    assert not signed_in(client)


def test_a_form_from_another_site_is_refused(amina: Member) -> None:
    guarded = Client(enforce_csrf_checks=True)
    assert ask(guarded, amina.phone or "").status_code == 403
    assert not Text.objects.exists()


def test_two_numbers_one_after_the_other_in_one_browser_are_kept_apart(
    client: Client, amina: Member
) -> None:
    ask(client, NEW)
    first = code_for(NEW)
    ask(client, amina.phone or "")
    type_code(client, first)
    assert not signed_in(client)
    type_code(client, code_for(amina.phone or ""))
    assert signed_in(client) == amina


def test_the_session_gets_a_new_key_when_somebody_comes_in(client: Client) -> None:
    ask(client, NEW)
    before = client.session.session_key
    type_code(client, code_for(NEW))
    assert client.session.session_key != before
    assert "account_login" not in client.session, "the code is not kept"


def test_no_password_opens_anything(client: Client, amina: Member) -> None:
    assert not amina.has_usable_password()
    client.post("/in/", {"phone": amina.phone, "password": "", "login": amina.phone})
    assert not signed_in(client)
    for address in ("/accounts/login/", "/in/password/", "/in/signup/", "/admin/password_change/"):
        assert client.get(address).status_code in {302, 404}


@pytest.mark.parametrize("address", ["/in/", "/in/code/", "/me/", "/me/sessions/", "/notices/"])
def test_every_page_is_small(client: Client, amina: Member, address: str) -> None:
    if address.startswith("/in/"):
        ask(client, NEW)
    else:
        come_in(client, amina.phone or "")
    page = client.get(address)
    assert page.status_code == 200
    assert len(gzip.compress(page.content)) < 4_000


# The edge cases of specification part 1, each with the tests that hold it.
COVERED = {
    "the same number in any form is one account": [
        "members/test_phones.py::test_the_usual_forms_become_one_account",
        "members/test_phones.py::test_every_way_to_write_a_number_is_the_same_number",
    ],
    "a foreign number is accepted, a landline refused with a reason": [
        "members/test_phones.py::test_a_foreign_mobile_is_accepted",
        "members/test_phones.py::test_a_landline_is_refused_with_the_reason",
    ],
    "a recycled number or a new device: badges freeze until two who met them confirm": [
        "members/test_numbers.py::test_until_two_who_met_them_confirm_it_rests",
        "members/test_numbers.py::test_old_sessions_and_old_phones_are_no_longer_theirs",
        "members/test_freezes.py::test_two_who_met_them_lift_it_and_one_does_not",
        "members/test_freezing.py::test_the_line_says_so_and_counts_no_vouch",
        "members/test_freezes.py::test_whoever_has_the_number_now_parts_from_the_account",
    ],
    "an account sold: device, language and place in seven days ask the stewards, in private": [
        "members/test_handovers.py::test_all_three_in_any_order_ask_the_stewards",
        "members/test_handovers.py::test_spread_over_more_than_seven_days_they_ask_nothing",
        "members/test_handovers.py::test_stewards_of_their_groups_see_it_and_nobody_else",
    ],
    "a pair with only each other weighs nothing, a closed ring a quarter, and is an alert": [
        "members/test_standing.py::test_two_who_have_only_each_other_weigh_nothing",
        "members/test_standing.py::test_a_word_within_a_ring_weighs_a_quarter",
        "groups/test_rings.py::test_the_queue_names_those_of_the_group_alone",
    ],
    "two numbers of one phone are one voice": [
        "members/test_trust.py::test_a_word_between_two_numbers_of_one_phone_counts_for_nothing",
        "deals/test_traded.py::test_of_two_who_use_one_phone_a_deal_proves_nothing",
        "deals/test_weighing.py::test_who_uses_one_phone_counts_nothing",
    ],
    "texts are counted as the phone company does, and cut at a word": [
        "sms/test_lengths.py::test_parts_are_counted_as_the_phone_company_does",
        "sms/test_lengths.py::test_one_letter_outside_the_alphabet_makes_the_rest_dear",
        "sms/test_lengths.py::test_what_is_cut_is_cut_at_a_word_and_says_so",
    ],
    "a reply longer than one text is cut at a word, with the page of the rest": [
        "sms/test_lengths.py::test_what_is_cut_names_the_page_where_the_rest_stands",
        "sms/test_receiving.py::test_a_long_reply_is_one_text_cut_at_a_word_with_its_page",
        "sms/test_receiving.py::test_a_long_refusal_is_cut_too_and_what_must_be_whole_is_not",
        "sms/test_replies.py::test_advice_fills_three_texts_and_then_leads_to_its_question",
        "sms/test_replies.py::test_digits_to_show_are_whole_in_any_language_and_letters",
    ],
    "five texts a week, said at four fifths, then none but codes and warnings": [
        "notices/test_purse.py::test_five_a_week_with_a_word_at_four_fifths",
        "notices/test_purse.py::test_it_holds_on_every_day_until_sunday_is_over",
        "notices/test_purse.py::test_a_warning_of_one_s_own_account_comes_when_the_week_is_spent",
    ],
    "digits from a photo, used twice, or meant for another": [
        "members/test_handshakes.py::test_digits_from_a_photograph_serve_nobody_twice",
        "members/test_handshakes.py::test_digits_for_one_are_no_use_to_another",
    ],
    "a member leaves: vouches stay, open votes go, messages stay": [
        "members/test_vouches.py::test_a_vouch_outlives_its_giver_leaving",
        "front/test_erasing.py::test_votes_in_open_polls_go_and_counted_ones_stay",
    ],
    "erased: no name, number or text; prices without the person": [
        "front/test_erasing.py::test_nothing_anywhere_says_who_she_was_or_what_she_said",
        "front/test_erasing.py::test_prices_stay_without_her_and_no_figure_moves",
        "front/test_erasing.py::test_a_second_time_changes_nothing",
    ],
    "a removal for abuse ends what the removed vouched": [
        "groups/test_words.py::test_their_word_ends_and_who_had_it_is_told",
        "groups/test_words.py::test_on_a_successful_appeal_it_stands_again",
    ],
    "an unknown word gets one line of help in ten minutes": [
        "sms/test_receiving.py::test_an_unknown_word_gets_one_line_of_help_in_ten_minutes",
    ],
    "STOP beats everything": [
        "sms/test_receiving.py::test_stop_beats_everything_and_is_confirmed_once",
        "members/test_joining_by_text.py::test_stop_beats_it",
    ],
    "a text in two pieces is joined, a repeat has one effect": [
        "sms/test_receiving.py::test_a_text_in_two_pieces_is_one_in_either_order",
        "sms/test_receiving.py::test_a_gateway_that_repeats_itself_has_one_effect",
    ],
    "floods of codes are limited by number, range and site": [
        "sms/test_budgets.py::test_a_number_has_a_budget_of_its_own",
        "sms/test_budgets.py::test_numbers_alike_but_for_four_digits_share_one",
        "sms/test_budgets.py::test_the_site_stops_at_its_own",
        "members/test_codes.py::test_one_address_may_bring_many_people_but_not_a_flood",
    ],
    "no answer tells whether a number has an account": [
        "members/test_secrecy.py::test_a_known_and_an_unknown_number_get_the_same_answers_to_the_byte",
        "members/test_joining_by_text.py::test_a_known_number_gets_the_same_line_as_a_new_one",
        "groups/test_enrolments.py::test_the_steward_cannot_tell_whether_a_number_has_an_account",
    ],
    "a name that imitates is refused": [
        "members/test_names.py::test_a_name_that_poses_is_refused",
        "groups/test_frauds.py::test_nobody_takes_the_name_of_a_steward_of_their_group",
    ],
    "a women-only group: the word of two members, and nobody outside knows of it": [
        "groups/test_vouches.py::test_the_invited_come_in_only_with_the_word_of_two_members",
        "groups/test_doors.py::test_a_hidden_group_is_nowhere_for_chidi",
    ],
    "a crowd of reports removes nobody": [
        "groups/test_brigades.py::test_no_number_of_reports_takes_anything_away_by_itself",
    ],
    "a steward who abuses the office is recalled and cannot stop it": [
        "groups/test_recalls.py::test_the_steward_has_no_vote_and_no_way_to_stop_it",
        "groups/test_recalls.py::test_who_is_put_out_by_the_steward_votes_all_the_same",
    ],
    "the last steward leaves: the longest-standing vouched member is asked": [
        "groups/test_successions.py::test_the_longest_standing_of_the_vouched_is_asked_first_and_once",
    ],
}


@pytest.mark.parametrize("edge", COVERED)
def test_every_edge_case_of_the_specification_has_the_tests_that_are_named(edge: str) -> None:
    assert COVERED[edge]
    assert not missing(COVERED[edge])
