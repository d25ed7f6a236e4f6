"""What a member may be called: by a name of their own, not by an office or a company."""

import unicodedata

from django.utils.translation import gettext as _

from community.text.refusals import Refusal

LONGEST = 40
# Words that claim an office wherever they stand, those that claim one standing alone, and brands
# that may not be worn in any spelling.
OFFICES = {"admin", "administrator", "moderator", "official", "verified", "sokoni"}
ALONE = {"support", "staff", "security", "system", "root", "police", "polisi", "serikali", "help"}
BRANDS = ("mpesa", "safaricom", "airtelmoney", "whatsapp")
# What a group may not say beside a brand: agents of one are a trade, its help desk is a trap.
SERVICES = {"support", "care", "customer", "help", "helpdesk", "desk", "service", "services"}
SERVICES |= {"refund", "refunds", "reversal", "reversals", "msaada", "huduma", "team", "office"}
# Signs that pass for a Latin letter on a small screen.
LOOKALIKES = str.maketrans(
    "0134578@$|!аеорсухікмнтвѕјԁһԛԝαορικτνуıɑɡօսոμεχηζβ",
    "oieasbbasiiaeopcyxikmhtbsjdhqwaopiktvyiagounmexhzb",
)
# And letters that pass for another, or two that pass for one: DaIia, adrnin.
ALIKE = (("l", "i"), ("rn", "m"), ("vv", "w"))


def clean(written: str, field: str = "display_name", longest: int = LONGEST) -> str:
    """The name as it will be shown: no control signs, single spaces. Refuses what misleads."""
    name = " ".join("".join(filter(shown, unicodedata.normalize("NFKC", written))).split())
    if not any(sign.isalpha() for sign in name):
        raise Refusal(_("Write a name that people can read."), field)
    if len(name) > longest:
        raise Refusal(_("A name has at most %d letters.") % longest, field)
    if misleads(name):
        raise Refusal(_("This name could be taken for an office or a company."), field)
    return name


def shown(sign: str) -> bool:
    """Control and direction signs, and marks that stack, hide what a name really says."""
    return sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Me"}


def misleads(name: str) -> bool:
    words = [skeleton(word) for word in name.replace("-", " ").replace("_", " ").split()]
    whole = "".join(words)
    offices, alone, brands = ({*map(skeleton, one)} for one in (OFFICES, ALONE, BRANDS))
    worn = any(brand in whole for brand in brands)
    return worn or whole in offices | alone or not offices.isdisjoint(words)


def misleads_as_group(name: str) -> bool:
    """A group may be of those who sell for a brand, and nobody may be its help desk: nor wear it
    alone or in letters that only look like it."""
    words = name.replace("-", " ").replace("_", " ").split()
    seen, read = "".join(map(skeleton, words)), "".join(filter(str.isalnum, name.casefold()))
    worn = [one for one in (*BRANDS, "sokoni") if skeleton(one) in seen]
    alone, services = {*map(skeleton, ALONE)}, {*map(skeleton, SERVICES)}
    offices = {*map(skeleton, OFFICES - {"sokoni"})}
    shown = {skeleton(word) for word in words}
    traps = any(one not in read or skeleton(one) == seen for one in worn)
    traps = traps or bool(worn and shown & services)
    return traps or seen in alone or not offices.isdisjoint(shown)


def imitates(name: str, other: str) -> bool:
    """To a hurried reader the two are one name, in whatever letters and figures."""
    return seen_as(name) == seen_as(other) != ""


def disguises(name: str, other: str) -> bool:
    """The same to the eye, and yet not the same letters: nobody is called that by chance."""
    return imitates(name, other) and name.casefold().split() != other.casefold().split()


def seen_as(name: str) -> str:
    return "".join(skeleton(word) for word in name.split())


def skeleton(word: str) -> str:
    """The letters a hurried reader sees: Ädm1n and аdmin are both admin."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(sign for sign in bare.translate(LOOKALIKES) if sign.isalpha())
    for written, read in ALIKE:
        letters = letters.replace(written, read)
    return letters
