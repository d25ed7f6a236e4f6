from hypothesis import given
from hypothesis import strategies as st

from community.search.excerpt import LENGTH, marked, snippet


def test_the_words_found_are_marked_and_the_rest_escaped() -> None:
    assert marked("<b>Sukari & unga", "sugar") == "&lt;b&gt;<mark>Sukari</mark> &amp; unga"


def test_nothing_is_marked_when_nothing_is_asked() -> None:
    assert marked("Sukari", "") == "Sukari"


def test_a_short_text_is_kept_whole() -> None:
    assert snippet("Sukari  ni\nghali", "ghali") == "Sukari ni ghali"


def test_the_marks_of_a_lesson_are_left_out_and_its_words_kept() -> None:
    lesson = "## Why\n- **spread** it\n1. turn 5 * 3 bags of snake_case"
    assert snippet(lesson, "spread") == "Why spread it turn 5 3 bags of snake_case"


def test_a_table_is_read_without_its_marks() -> None:
    table = "| Size | Price |\n|:-----|------:|\n| 90 kg | 5,850 |\nunga | 120 |"
    assert snippet(table, "unga") == "Size · Price 90 kg · 5,850 unga · 120"


def test_rules_and_links_leave_only_their_words() -> None:
    assert snippet("Why\n---\n[the board](/groups/a/board/) says\n\n***", "why") == (
        "Why the board says"
    )


def test_a_dash_or_a_bar_in_talk_stays_readable() -> None:
    assert snippet("unga - 120 || sukari|150", "unga") == "unga - 120 · sukari · 150"


def test_a_long_text_is_cut_around_the_first_hit() -> None:
    cut = snippet("neno " * 100 + "sukari " + "neno " * 100, "sugar")
    assert "sukari" in cut
    assert cut.startswith("… neno")
    assert cut.endswith("neno …")


@given(st.text(), st.text())
def test_a_snippet_is_short(text: str, words: str) -> None:
    assert len(snippet(text, words)) <= LENGTH + 4
