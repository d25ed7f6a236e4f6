"""Words inside a live partial, which is drawn once for readers of every language."""

from collections.abc import Callable

from django import template
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

register = template.Library()


class Both(template.Node):
    def __init__(self, words: str) -> None:
        self.words = words

    def render(self, context: template.Context) -> SafeString:
        return in_every_language(self.words)


@register.tag
def both(parser: template.base.Parser, token: template.base.Token) -> Both:
    """{% both _("edited") %}: the style sheet shows the page's own language, hides the rest.

    The words stand in _(…) so that makemessages finds them; bare quotes are read too.
    """
    words = token.contents.partition(" ")[2].strip().removeprefix("_(").removesuffix(")")
    if len(words) < 3 or words[0] not in "\"'" or words[-1] != words[0]:
        raise template.TemplateSyntaxError("both takes one quoted string")
    return Both(words[1:-1])


@register.simple_tag(takes_context=True)
def each(context: template.Context, name: str) -> SafeString:
    """{% each "a/_partial.html" %}: all that a partial says, where its words go by counts."""
    partial = context.template.engine.get_template(name)  # type: ignore[union-attr]
    return told(lambda: partial.render(context))


def in_every_language(words: str) -> SafeString:
    return told(lambda: gettext(words))


def told(say: Callable[[], str]) -> SafeString:
    spoken = ((language, heard(language, say)) for language, _name in settings.LANGUAGES)
    return format_html_join("", '<i lang="{}">{}</i>', spoken)


def said(language: str, words: str) -> tuple[str, str]:
    return language, heard(language, lambda: gettext(words))


def heard(language: str, say: Callable[[], str]) -> str:
    with override(language):
        return say()
