"""What a written figure is worth: 5,800 and 5.8k are one number, 5.800 is none."""

import re
from decimal import Decimal

WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?|0?\.\d+")
CENTS_WITH_COMMA = re.compile(r"\d{1,3},\d{1,2}")
THOUSAND = 1000
LONGEST = 15


def worth(figure: str, thousands: bool = False) -> Decimal | None:
    """None where two numbers may be meant; a comma before one or two digits is read with k only."""
    if thousands and CENTS_WITH_COMMA.fullmatch(figure):
        figure = figure.replace(",", ".")
    if not WHOLE.fullmatch(figure) or len(figure) > LONGEST:
        return None
    return Decimal(figure.replace(",", "")) * (THOUSAND if thousands else 1)
