"""How rendered text is kept: a column that only what `render` made goes into."""

from typing import Any

from django.db import models
from django.utils.safestring import SafeString, mark_safe


class RenderedField(models.TextField):  # type: ignore[type-arg]
    """HTML of `render`, made once, when the text was written; read again, it is safe to show.

    Anything else is refused: what did not come through the renderer is not HTML to us.
    """

    def from_db_value(self, value: str | None, *_: Any) -> SafeString | None:
        return None if value is None else mark_safe(value)  # noqa: S308 (see get_prep_value)

    def get_prep_value(self, value: Any) -> Any:
        if value and not isinstance(value, SafeString):
            raise TypeError("only what community.text.render made is kept as HTML")
        return super().get_prep_value(value)
