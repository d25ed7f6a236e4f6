"""Does a line ask for money before anything is given? Pure: words in, yes or no.

The pattern of the fraud, in both languages and as it is typed: send, pay or deposit first, to a
number, for registration. A price alone, or a thing sold for money, is none of it.
"""

import re
import unicodedata

ASKS = re.compile(
    r"""
    \b(?:
      (?:send|forward|tuma|nitumie|ntumie|tumieni|nitumieni)\W+(?:\w+\W+){0,3}?
        (?:money|cash|pesa|hela|ksh|kes|m-?pesa|\d{2,}|deposit|fee)
    | (?:pay|lipa|lipia|lipeni)\W+(?:\w+\W+){0,2}?(?:first|kwanza|before|in\W+advance|upfront)
    | (?:registration|processing|joining|clearance|facilitation)\W+fee
    | ada\W+ya\W+(?:usajili|kujiunga)
    | (?:deposit|down\W?payment|arubuni|malipo\W+ya\W+awali)\W+(?:\w+\W+){0,3}?
        (?:first|kwanza|to|kwa)
    | (?:paybill|till|buy\W+goods)\W+(?:no\W+|number\W+|namba\W+)?\d{5,}
    )
    """,
    re.VERBOSE,
)
LONGEST = 2000


def asks_for_money(text: str) -> bool:
    plain = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    return (
        ASKS.search("".join(sign for sign in plain if not unicodedata.combining(sign))) is not None
    )
