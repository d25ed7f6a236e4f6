import pytest
from django.template import Context, Template, TemplateSyntaxError


def drawn(source: str) -> str:
    return Template("{% load both %}" + source).render(Context())


def test_the_words_stand_in_every_language_for_the_style_sheet_to_choose() -> None:
    html = drawn('{% both _("Home") %}')
    assert '<i lang="en">Home</i>' in html
    assert html.count("<i lang=") == 2


def test_bare_quotes_are_read_too() -> None:
    assert drawn('{% both "Home" %}') == drawn("{% both _('Home') %}")


def test_the_words_are_escaped() -> None:
    assert "&lt;b&gt;" in drawn('{% both "<b>" %}')


@pytest.mark.parametrize("wrong", ["{% both %}", "{% both edited %}", '{% both "edited %}'])
def test_anything_but_a_quoted_string_is_refused_at_once(wrong: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        drawn(wrong)
