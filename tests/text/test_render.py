import pytest

from community.text import render
from tests.text import reader

REL = 'rel="nofollow ugc noopener"'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Sukari bag 5,800/= Wakulima", "Sukari bag 5,800/= Wakulima"),
        ("**bold** and _soft_", "<strong>bold</strong> and <em>soft</em>"),
        ("one\ntwo", "one<br>two"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("- maize\n- beans", "<ul><li>maize</li><li>beans</li></ul>"),
        ("5800. Sugar", '<ol start="5800"><li>Sugar</li></ol>'),
        ("2*50*3 = 300, a_b_c", "2*50*3 = 300, a_b_c"),
        ("`50*2*`", "<code>50*2*</code>"),
        ("1 < 2 & <b>3</b>", "1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;"),
        ("# no heading", "# no heading"),
        ("> no quote", "&gt; no quote"),
        ("[no](https://x.co.ke)", None),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_a_message_is_lean(written: str, shown: str | None) -> None:
    html = render.message(written)
    assert shown is None or html == shown
    assert not html.startswith("<p>") or "</p><p>" in html


def test_an_address_becomes_a_link_that_search_engines_do_not_follow() -> None:
    html = render.message("See https://jumia.co.ke/a_b?x=1&y=2, or www.kra.go.ke.")
    assert f'<a href="https://jumia.co.ke/a_b?x=1&amp;y=2" {REL}>' in html
    assert f'<a href="http://www.kra.go.ke" {REL}>www.kra.go.ke</a>.' in html


@pytest.mark.parametrize("words", ["bei.ke", "Leo.ni bei", "a@b.co", "`https://x.co.ke`"])
def test_what_only_looks_like_an_address_is_no_link(words: str) -> None:
    assert "<a" not in render.message(words)


def test_a_handle_links_to_its_member() -> None:
    html = render.message("Asante @Amina-12!")
    assert f'<a href="/members/amina-12/" {REL}>@Amina-12</a>!' in html


def test_a_tutorial_has_headings_below_the_title_tables_and_links() -> None:
    html = render.tutorial(
        "# Packing\n\n| a |\n|---|\n| 1 |\n\n[Jumia](https://jumia.co.ke)\n\n###### x"
    )
    assert html.startswith("<h2>Packing</h2><table>")
    assert f'<a href="https://jumia.co.ke" {REL}>Jumia</a>' in html
    assert html.endswith("<h4>x</h4>")


def test_a_picture_is_shown_as_a_link_and_never_loads() -> None:
    html = render.tutorial("![a crate](https://x.co.ke/crate.jpg)")
    assert html == f'<a href="https://x.co.ke/crate.jpg" {REL}>a crate</a>'


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x00", "\x1b", "\ud800", "\U000e0041"])
def test_what_cannot_be_seen_is_not_kept(hidden: str) -> None:
    assert render.clean(f"bei{hidden} 50") == "bei 50"
    assert hidden not in render.message(f"a{hidden}b")


def test_line_ends_are_of_one_kind_and_at_most_one_line_is_empty() -> None:
    assert render.clean("a\r\nb\rc\u2028d\n \n\n\n\ne\n") == "a\nb\nc\nd\n\ne"


def test_emoji_and_swahili_stay_whole() -> None:
    text = "Ng'ombe 👩🏾‍🌾 ya leo — «safi»"
    assert reader.words(render.message(text)) == text


@pytest.mark.parametrize(
    ("written", "levels"),
    [("# a\n## b\n### c\n#### d", "2344"), ("## a\n### b\n## c", "232"), ("###### a", "2")],
)
def test_the_highest_heading_is_h2_whatever_its_writer_began_with(
    written: str, levels: str
) -> None:
    tags = [one.tag for one in reader.elements(render.tutorial(written))]
    assert "".join(tag[1] for tag in tags) == levels
