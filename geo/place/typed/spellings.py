"""Other ways to write the name of a town: without what stands around it, and in full.

All take and give plain words, as `geo.place.typed.parts_of_text.words_of` writes them.
"""

import re
from collections.abc import Iterator
from itertools import islice, product
from types import MappingProxyType
from typing import Final

_LINK: Final = r"(?: of the| of| de la| de l| des| de| du| d)?"
_PEOPLES: Final = (
    r"cree|dene|ojibway|ojibwe|ojibwa|chippewa|saulteaux|anishinaabe|anishinabe|anishnaabeg|"
    r"anishinabek|dakota|sioux|mohawk|innu|mi kmaq|micmac|maliseet|wolastoqey|algonquin|oji cree|"
    r"blackfoot|nakoda|stoney|haida|gitxsan|secwepemc|nuu chah nulth|tlingit|tahltan|kaska|"
    r"denesuline|chipewyan|potawatomi|odawa|delaware|oneida|metis|atikamekw|abenaki|naskapi"
)
_KINDS: Final = (
    r"premieres? nations? (?:crie|innue|anishnabe|anishinabe|algonquine|malecite|micmac|mi kmaq|"
    r"ojibwee?|atikamekw)|nation (?:crie|innue|anishnabe|anishinabe|atikamekw|algonquine|"
    r"huronne wendat|mohawk|abenakise|naskapi)|premieres? nations?|"
    rf"(?:{_PEOPLES}) (?:first )?nation|first nation|nation|indian reserve|reserve|band|"
    r"regional municipality|rural municipality|municipal district|district municipality|"
    r"specialized municipality|united townships|local service district|northern village|"
    r"municipalite (?:regionale|rurale|de canton|de paroisse|de village)|village nordique|"
    r"city|town|village|hamlet|municipality|district|township|county|community|settlement|parish|"
    r"corporation|borough|r m|rm|m d|md|twp|mun|ville|municipalite|paroisse|canton|hameau|cite|"
    r"communaute|arrondissement|quartier|downtown|uptown|centre ville|greater|grand|metro|area|"
    r"region|secteur|penitencier|etablissement"
)
_BASES: Final = (
    r"canadian forces base|canadian forces station|base (?:militaire|des forces canadiennes|"
    r"aerienne)|air force base|c f b|cfb|b f c|bfc|cfs|sfc|asu|camp|garrison|garnison|"
    r"(?:\d+ )?(?:wing|cdsb|cdsg|bsdc)|\d+e? escadre|base"
)
_BEFORE: Final = re.compile(rf"^(?:(?:the |la |le |l )?(?:{_KINDS}|{_BASES}){_LINK}|the|la|le|l) ")
_AFTER: Final = re.compile(
    rf" (?:first nations?|f n|fn|(?:(?:{_PEOPLES}) )?(?:first )?nations?|indian band|band|tribe|"
    r"indian reserve|reserve|reservation|i r|ir|inuit community|(?:metis )?settlement|"
    r"unceded (?:indian )?(?:territory|reserve)|(?:mohawk )?territory|tribes|ouest|est|nord|sud|"
    r"institution|penitentiary|pen|"
    r"(?:rural )?municipality|hamlet|city|town|village|township|district|county|co|area|region|"
    r"proper|downtown|centre ville|garrison|garnison|air ?base|military base|base|barracks|"
    r"nw|ne|sw|se|(?:\d+ )?wing)(?: (?:no )?\d+[a-z]?)?$"
)
_NUMBER: Final = re.compile(r" (?:no )?\d+[a-z]?$")
_IN_FULL: Final = MappingProxyType(
    {
        "n": ("north", "nord"), "s": ("south", "sud"), "e": ("east", "est"),
        "w": ("west",), "o": ("ouest",), "no": ("north",), "so": ("south",),
        "pte": ("pointe", "point"), "pt": ("point", "port", "petit"), "pts": ("points",),
        "ptit": ("petit",), "prt": ("port",),
        "gr": ("grand", "grande"), "gd": ("grand",), "gde": ("grande",), "grd": ("grand",),
        "riv": ("riviere", "river"), "r": ("river", "riviere"), "rvr": ("river",),
        "hbr": ("harbour",), "hr": ("harbour",), "harbor": ("harbour",), "hbour": ("harbour",),
        "hts": ("heights",), "jct": ("junction",), "lk": ("lake",), "lks": ("lakes",),
        "is": ("island",), "isl": ("island",), "isle": ("island", "ile"), "ile": ("isle",),
        "spgs": ("springs",), "spg": ("spring",), "cr": ("creek",), "crk": ("creek",),
        "bch": ("beach",), "ctr": ("centre",), "center": ("centre",), "mtn": ("mountain",),
        "stn": ("station",), "vly": ("valley",), "xing": ("crossing",), "ldg": ("landing",),
        "lndg": ("landing",), "frt": ("fort",), "nd": ("notre dame",), "and": ("et", ""),
        "et": ("and",), "gdn": ("garden",), "prov": ("providence",), "ndame": ("notre dame",),
        "saints": ("saint",), "sts": ("saints",), "mts": ("monts",),
        "mtee": ("montee",), "cap": ("cape",), "cape": ("cap",),
        "b": ("bay", "baie"), "by": ("bay",), "fls": ("falls",), "fall": ("falls",),
        "gt": ("great", "greater"), "upr": ("upper",), "lwr": ("lower",), "lr": ("lower",),
        "snd": ("sound",), "lkt": ("lookout",), "brk": ("brook",), "pr": ("prince", "port"),
        "pk": ("park",), "clwtr": ("clearwater",), "vlg": ("village",), "pks": ("parks",),
        "nw": ("new",), "med": ("medicine",), "hse": ("house",), "lac": ("lake",),
        "lake": ("lac",),
    }
)  # fmt: skip
_MOST: Final = 12
_MOST_TAKEN_OFF: Final = 3


def bare_names(words: str) -> Iterator[str]:
    """Yield a name without "City of" before it or "First Nation" behind it, step by step."""
    for _ in range(_MOST_TAKEN_OFF):
        bare = _AFTER.sub("", _BEFORE.sub("", words, count=1), count=1)
        if bare != words and (ahead := _AFTER.sub("", words, count=1)) not in {bare, words}:
            yield ahead
        if bare == words:
            bare = _NUMBER.sub("", words, count=1)
        if not bare or bare == words:
            return
        words = bare
        yield words


def in_full(words: str) -> Iterator[str]:
    """Yield a name with its short forms in full: ``"n battleford"``, ``"pte claire"``.

    A short form alone is no name: ``"no"`` is no place called North.
    """
    parted = words.split(" ")
    if len(parted) == 1 or not any(word in _IN_FULL for word in parted):
        return
    choices = ((word, *_IN_FULL.get(word, ())) for word in parted)
    ways = islice(product(*choices), 1, _MOST)
    yield from (" ".join(way) for way in ways)


def other_spellings(words: str) -> Iterator[str]:
    """Yield the ways in which a name may stand in the list of places, nearest to it first."""
    yield from in_full(words)
    for bare in bare_names(words):
        yield bare
        yield from in_full(bare)
