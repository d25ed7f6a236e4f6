"""Three questions that are answered with yes or no, by what the other was: no stars."""

from django.utils.translation import gettext_lazy as _

SELLER = (
    _("Was it what you had agreed on?"),
    _("Was it there on the day?"),
    _("Would you buy from them again?"),
)
BUYER = (
    _("Did they pay what you had agreed on?"),
    _("Did they come and pay on the day?"),
    _("Would you sell to them again?"),
)
ADVISER = (
    _("Could you do what they advised?"),
    _("Did it fit your trade and place?"),
    _("Would you ask them again?"),
)
SHORT = {
    "seller": (_("as agreed"), _("on the day"), _("would buy again")),
    "buyer": (_("paid as agreed"), _("paid on the day"), _("would sell again")),
    "adviser": (_("could be done"), _("fitted"), _("would ask again")),
}
QUESTIONS = {
    "seller": SELLER,
    "buyer": BUYER,
    "adviser": ADVISER,
}
AS = {"seller": _("As a seller"), "buyer": _("As a buyer"), "adviser": _("As an adviser")}
