"""Which tests hold each edge case of specification part 3."""

import pytest

from tests.edges import missing

HERE = "mentorship/test_"
COVERED = {
    "a mentor silent 7 days gets one word, after 14 the learner another, blaming nobody": [
        "silences.py::test_seven_days_of_silence_are_met_with_one_word",
        "silences.py::test_fourteen_days_offer_another_mentor_to_the_learner_and_the_place_to_the_mentor",
        "silences.py::test_a_sign_of_life_ends_the_silence",
    ],
    "a badge lost half-way hands its learners over": [
        "silences.py::test_a_badge_taken_back_offers_its_learners_another",
        "silences.py::test_so_does_one_that_lapses_or_is_suspended",
        "silences.py::test_another_mentor_goes_on_with_all_that_was_written",
        "silences.py::test_no_other_skill_and_no_other_trade_takes_over_what_was_worked",
    ],
    "what one says of oneself, over one phone or round a ring, earns nothing and is looked at": [
        "helps.py::test_ones_own_answer_is_not_what_helped",
        "attempts.py::test_nobody_says_that_their_own_answer_works",
        "askings.py::test_what_another_tried_counts_and_what_a_second_phone_tried_does_not",
        "terms.py::test_two_who_graduate_each_other_earn_nothing_and_staff_look_at_it",
        "terms.py::test_nor_do_three_in_a_ring_while_a_chain_does",
        "terms.py::test_one_device_or_one_closed_circle_earns_nothing",
    ],
    "28 days, three works and the word of a third make a graduate": [
        "terms.py::test_four_weeks_three_works_and_a_third_word_make_a_graduate",
        "terms.py::test_27_days_are_not_28",
    ],
    "a mentor who supplies says so on every answer; hidden and confirmed, the badge rests": [
        "interests.py::test_it_stands_on_every_answer_old_and_new",
        "interests.py::test_a_text_and_a_program_read_it_too",
        "interests.py::test_hidden_reported_and_confirmed_the_badge_is_suspended_and_an_appeal_gives_it_back",
    ],
    "five fresh accounts count as one; 1 of 1 is below 9 of 11; places stand apart": [
        "worth.py::test_five_fresh_accounts_or_fifty_count_as_at_most_one",
        "attempts.py::test_five_fresh_accounts_weigh_less_than_one_known_member",
        "trials.py::test_five_fresh_accounts_count_as_one_in_the_line_and_rank_below_one_known",
        "worth.py::test_one_of_one_never_ranks_above_nine_of_eleven_whoever_they_are",
        "trials.py::test_places_that_disagree_are_shown_apart",
    ],
    "the same question twice is led to the first": [
        "mergers.py::test_a_steward_leads_a_question_to_the_first_and_its_asker_is_told_where",
        "mergers.py::test_new_answers_are_given_at_the_first_and_heard_by_all_who_asked",
    ],
    "numbers that could be used against somebody are masked before they are stored": [
        "attempts.py::test_numbers_that_could_be_used_against_amina_are_never_stored",
        "keywords.py::test_numbers_that_could_be_used_against_her_are_stored_nowhere",
        "hours.py::test_numbers_are_masked_before_they_are_stored",
    ],
    "illness, law, gambling and the sale of accounts get their answer and where to go": [
        "referrals.py::test_these_are_referred",
        "referrals.py::test_it_stands_under_the_question_for_every_reader_and_it_may_be_answered",
        "marks.py::test_what_is_delisted_is_gone_until_it_is_put_back",
    ],
    "an answer by text goes to the question it is for, or is asked back": [
        "keywords.py::test_without_a_number_it_answers_the_only_one_that_waits",
        "keywords.py::test_of_two_that_wait_the_mentor_is_asked_for_which",
        "keywords.py::test_nobody_answers_or_reads_what_they_may_not_see",
    ],
    "a film dead, changed or large is found by night by its head alone, and never embedded": [
        "films.py::test_by_night_each_is_asked_once_and_only_for_its_head",
        "films.py::test_what_is_dead_changed_or_too_large_is_said_once_and_not_followed",
        "films.py::test_a_film_is_a_link_with_its_minutes_and_megabytes_and_never_embedded",
    ],
    "a stale lesson says so, sinks and is read; a translation says that it is behind": [
        "marks.py::test_a_stale_lesson_says_so_sinks_and_is_still_read",
        "translations.py::test_it_is_out_of_date_until_it_follows_its_source",
    ],
    "tried offline and sent twice is one; who never opened it is heard half": [
        "trials.py::test_the_same_key_twice_is_one_report",
        "trials.py::test_who_never_opened_it_is_heard_half",
        "offline.py::test_to_keep_it_is_to_have_opened_it",
    ],
}


@pytest.mark.parametrize("edge", COVERED)
def test_every_edge_case_of_the_specification_has_the_tests_that_are_named(edge: str) -> None:
    assert COVERED[edge]
    assert not missing([HERE + name for name in COVERED[edge]])
