"""The sitemap of SMS words: each with the room's handler, which returns the reply."""

from community.deals import keywords as deals
from community.members import keywords as members
from community.sms.read import ANYTHING, Handler, either
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
    "YES": either(deals.yes, saying.yes),
    "NDIYO": either(deals.yes, saying.yes),
    "NDIO": either(deals.yes, saying.yes),
    "NO": deals.no,
    "HAPANA": deals.no,
    "DONE": deals.done,
    "TAYARI": deals.done,
    "CONFIRM": members.confirm,
    "THIBITISHA": members.confirm,
    ANYTHING: saying.line,
}
