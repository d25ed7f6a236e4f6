"""How much a trade unit holds, read from how it is written: "90 KG", "bale 24x2kg", "dozen".

Pure. Only what the words themselves say; what a plain "bag" holds is data (models.Unit).
"""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple


class Measure(NamedTuple):
    """name as traders say it, factor in base units: bag, 90, kg."""

    name: str
    factor: Decimal
    base: str


SCALES: dict[str, tuple[str, Decimal]] = {
    "kg": ("kg", Decimal(1)),
    "kgs": ("kg", Decimal(1)),
    "kilo": ("kg", Decimal(1)),
    "kilos": ("kg", Decimal(1)),
    "g": ("kg", Decimal("0.001")),
    "gm": ("kg", Decimal("0.001")),
    "gram": ("kg", Decimal("0.001")),
    "grams": ("kg", Decimal("0.001")),
    "tonne": ("kg", Decimal(1000)),
    "l": ("l", Decimal(1)),
    "ltr": ("l", Decimal(1)),
    "litre": ("l", Decimal(1)),
    "litres": ("l", Decimal(1)),
    "lita": ("l", Decimal(1)),
    "ml": ("l", Decimal("0.001")),
    "piece": ("piece", Decimal(1)),
    "pieces": ("piece", Decimal(1)),
    "pc": ("piece", Decimal(1)),
    "pcs": ("piece", Decimal(1)),
    "unit": ("piece", Decimal(1)),
    "each": ("piece", Decimal(1)),
    "kipande": ("piece", Decimal(1)),
    "moja": ("piece", Decimal(1)),
    "pair": ("pair", Decimal(1)),
    "jozi": ("pair", Decimal(1)),
    "dozen": ("piece", Decimal(12)),
    "dazeni": ("piece", Decimal(12)),
    "bunch": ("bunch", Decimal(1)),
    "fungu": ("bunch", Decimal(1)),
    "head": ("head", Decimal(1)),
    "kichwa": ("head", Decimal(1)),
}
KEPT = {"dozen", "dazeni"}
PLURALS = {"bags": "bag", "crates": "crate", "bales": "bale", "tins": "tin", "nets": "net"}
PLURALS |= {"sacks": "sack", "cartons": "carton", "buckets": "bucket", "trays": "tray"}
PLURALS |= {"bunches": "bunch", "heads": "head", "debes": "debe", "packets": "packet"}
IN_SWAHILI = {"gunia": "bag", "magunia": "bag", "kreti": "crate", "neti": "net", "kopo": "tin"}
IN_SWAHILI |= {"mkebe": "tin", "madebe": "debe", "pakiti": "packet", "mafungu": "bunch"}
IN_SWAHILI |= {"katoni": "carton", "ndoo": "bucket", "beseni": "basin", "chupa": "bottle"}
# How boards name the other units in Swahili; as the only word beside a price, mkate is the bread.
AS_SHOWN = {"gunia kubwa": "extended bag", "magunia makubwa": "extended bag", "kiroba": "sack"}
AS_SHOWN |= {"viroba": "sack", "robota": "bale", "marobota": "bale", "trei": "tray"}
AS_SHOWN |= {"bunda": "roll", "mkate": "loaf", "mikate": "loaf", "mtungi": "jerrican"}
# Words a board may show; any other word beside a size is read as "pack", for a unit is no place
# to write an advertisement to the whole market.
WORDS = {"bag", "extended bag", "sack", "crate", "net", "debe", "gorogoro", "bale", "tin", "pack"}
WORDS |= {"packet", "carton", "bucket", "basin", "tray", "roll", "loaf", "bottle", "jerrican"}
# What traders call the sizes that price surveys write as bare numbers.
USUAL_NAMES = {
    ("kg", Decimal(126)): "extended bag",
    ("kg", Decimal(90)): "bag",
    ("kg", Decimal(64)): "crate",
    ("kg", Decimal(50)): "bag",
    ("kg", Decimal(13)): "net",
}
LEAST, MOST = Decimal("0.0001"), Decimal(100_000)
NUMBER = r"(\d{1,9}(?:\.\d{1,6})?)"
SIZE = re.compile(rf"(?:{NUMBER}\s*[x×*]\s*)?{NUMBER}\s*([a-z]+)")


def measure(written: str) -> Measure | None:
    """The size in the words themselves, or None where they name no size ("bag", "debe")."""
    words = tidy(written)
    if words in SCALES:
        base, factor = SCALES[words]
        return Measure("dozen" if words in KEPT else base if factor == 1 else words, factor, base)
    size = next((one for one in SIZE.finditer(words) if one[3] in SCALES), None)
    if size is None:
        return None
    base, scale = SCALES[size[3]]
    factor = (Decimal(size[1] or 1) * Decimal(size[2]) * scale).quantize(LEAST)
    return Measure(named(words, size, factor, base), factor, base) if 0 < factor < MOST else None


def named(words: str, size: re.Match[str], factor: Decimal, base: str) -> str:
    """The word beside the size, else what traders usually call that size."""
    rest = " ".join((words[: size.start()] + words[size.end() :]).replace(" of ", " ").split())
    if rest in {"", "of", "ya"}:
        return base if factor == 1 else USUAL_NAMES.get((base, factor), "pack")
    word = unit_word(rest)
    return word if word in WORDS else "pack"


def unit_word(written: str) -> str:
    """One bag, two bags, gunia: all are the unit "bag"."""
    word = tidy(written).removesuffix(" of").removesuffix(" ya")
    return (PLURALS.get(word) or IN_SWAHILI.get(word) or AS_SHOWN.get(word) or word)[:30]


def tidy(written: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", written).lower().split()).strip(" .,()")


def size(factor: Decimal, base: str) -> str:
    """As printed on the pack: 90 kg, 500 ml, 200 g."""
    if factor < 1 and base in {"kg", "l"}:
        return f"{plain(factor * 1000)} {'g' if base == 'kg' else 'ml'}"
    return f"{plain(factor)} {base}"


def plain(number: Decimal) -> str:
    """Without an exponent or trailing noughts: 90, 0.5, 1,000."""
    return f"{number.normalize():,f}"
