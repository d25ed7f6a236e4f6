"""The sitemap of SMS words: each with the room's handler, which returns the reply."""

from community.members import keywords as members
from community.sms.read import ANYTHING, Handler
from pricing import keywords as pricing
from pricing import saying
from pricing.rounds import keywords as buying

KEYWORDS: dict[str, Handler] = {
    "PRICE": pricing.price,
    "BEI": pricing.price,
    "PLEDGE": buying.pledge,
    "AHIDI": buying.pledge,
    "VOUCH": members.vouch,
    "DHAMINI": members.vouch,
    "YES": saying.yes,
    "NDIYO": saying.yes,
    "NDIO": saying.yes,
    ANYTHING: saying.line,
}
