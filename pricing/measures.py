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
LONGEST = 100
# Numbers in words: half a bag of 90 kg is no size, and two bags are none either.
COUNTS = {"half", "nusu", "robo", "quarter", "one", "two", "three", "four", "five", "six", "seven"}
COUNTS |= {"eight", "nine", "ten", "twelve", "twenty", "couple", "hundred", "thousand", "mia"}
COUNTS |= {"mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa", "kumi", "ishirini"}
COUNTS |= {"elfu"}
LINKS = frozenset(["of", "ya", "la", "wa", "a", "the"])
FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75", "1/2": ".5", "1/4": ".25", "3/4": ".75"}
FRACTION = re.compile(r"(?<![\d.,/⁄])(?:(\d+)\s?([½¼¾])|(?:(\d+)\s)?([½¼¾]|[13]/[24](?![\d/.,])))")
RAISED = re.compile("[²³¹⁰⁴-⁹₀-₉①-⓿]")
NUMBER = r"(\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,6})?)"
SIZE = re.compile(
    rf"(?P<before>\D*)(?:{NUMBER}\s*[x×*]\s*)?{NUMBER}\s*(?P<unit>[a-z]+)"
    r"(?P<after>(?:\s+[^\W\d_]+)*)"
)


def measure(written: str) -> Measure | None:
    """The size in the words themselves, or None where they name no size ("bag", "debe"), or more
    than one: any other digit or sign beside it is asked back."""
    words = tidy(fractions(written)) if not RAISED.search(written) else ""
    if words in SCALES:
        base, factor = SCALES[words]
        return Measure("dozen" if words in KEPT else base if factor == 1 else words, factor, base)
    size = SIZE.fullmatch(" ".join(words.replace("(", " ").replace(")", " ").split()))
    if size is None or size["unit"] not in SCALES or len(words) > LONGEST:
        return None
    base, scale = SCALES[size["unit"]]
    factor = (number(size[2] or "1") * number(size[3]) * scale).quantize(LEAST)
    name = named(f"{size['before']} {size['after']}", factor, base)
    return Measure(name, factor, base) if name and 0 < factor < MOST else None


def fractions(written: str) -> str:
    """½ kg and 1/2 kg are 0.5 kg, 1½ and 1 1/2 are 1.5."""
    return FRACTION.sub(lambda found: whole(found) + FRACTIONS[found[2] or found[4]], written)


def whole(found: re.Match[str]) -> str:
    return found[1] or found[3] or "0"


def number(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def named(beside: str, factor: Decimal, base: str) -> str:
    """The word beside the size, else what traders usually call that size; '' where it is a number,
    or another size."""
    rest = [word for word in beside.split() if word not in LINKS]
    word = unit_word(" ".join(rest))
    if not rest:
        return base if factor == 1 else USUAL_NAMES.get((base, factor), "pack")
    if SCALES.get(word) == (base, factor):
        return word
    if any(one in COUNTS or is_count(one) for one in rest):
        return ""
    return word if word in WORDS else "pack"


def is_count(word: str) -> bool:
    """Dozen, kg, x, a dash; but a bunch or a head of 500 g is a pack."""
    if len(word) == 1 or not word.isalpha():
        return True
    return word in SCALES and (word in KEPT or SCALES[word][0] in {"kg", "l", "pair"})


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
