import pytest
from django.utils.safestring import SafeString

from community.text import render
from community.text.fields import RenderedField


def test_what_render_made_is_kept_and_comes_back_safe() -> None:
    field = RenderedField()
    assert field.get_prep_value(render.message("a < b")) == "a &lt; b"
    assert isinstance(field.from_db_value("a &lt; b"), SafeString)
    assert field.from_db_value(None) is None


@pytest.mark.parametrize("empty", ["", None])
def test_nothing_may_be_kept(empty: str | None) -> None:
    assert RenderedField().get_prep_value(empty) == empty


def test_what_did_not_come_through_render_is_refused() -> None:
    with pytest.raises(TypeError):
        RenderedField().get_prep_value("<script>alert(1)</script>")
