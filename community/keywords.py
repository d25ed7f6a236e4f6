"""The sitemap of SMS words: each with the room's handler, which returns the reply."""

from community.sms.read import Handler
from pricing import keywords as pricing

KEYWORDS: dict[str, Handler] = {
    "PRICE": pricing.price,
    "BEI": pricing.price,
}
