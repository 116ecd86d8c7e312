"""Words that people type where a place is asked for, and that name none.

They count only for a text that is no place by name: ``"Hope"`` stays a town. All are compared word
by word, without case, accents and marks, so the lists have none: ``"j'ai"`` is ``"j ai"``.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final

Phrase = tuple[str, ...]
_WORD: Final = re.compile(r"[^\W_]+")


def _phrases(written: str) -> frozenset[Phrase]:
    """Read a list in which commas and the ends of lines part the phrases."""
    parted = (tuple(phrase.split()) for phrase in re.split(r"[,\n]", written))
    return frozenset(phrase for phrase in parted if phrase)


_CRIES: Final = _phrases("""
    help, crisis, sos, mayday, suicide, suicidal, overdose, hopeless, desperate, panic attack
    kill myself, killing myself, end my life, ending my life, end it all
    hurt myself, hurting myself, harm myself, self harm, cut myself
    want to die, wanna die, going to die, wish i was dead, wish i were dead, better off dead
    no reason to live, nothing to live for, tired of living, do not want to live
    don t want to live, dont want to live, don t want to be here, dont want to be here
    can t cope, cant cope, cannot cope, can t go on, cant go on, cannot go on
    can t do this, cant do this, cannot do this, can t take it, cant take it, cannot take it
    need someone, need somebody, need to talk, someone to talk to, somebody to talk to
    talk to someone, talk to somebody, so alone, all alone, give up, giving up, lost hope, no hope
    breaking down, falling apart

    aide, aidez, daide, laide, secours, crise, detresse, surdose, suicidaire
    me tuer, me suicider, mettre fin a mes jours, finir mes jours, en finir
    me faire du mal, me blesser, envie de mourir, veux mourir, vais mourir
    plus envie de vivre, veux plus vivre, peux plus, nen peux plus, plus capable
    desespoir, desespere, desesperee, au bout du rouleau, a bout
    besoin de parler, besoin de quelqu un, parler a quelqu un
""")
"""A cry for help wherever they stand in a text."""
_CRIES_ALONE: Final = _phrases("""
    emergency, distress, dying, dead, die, alone, lonely, scared, afraid, hurting, panic
    depressed, depression, anxiety, trauma, ptsd, 911, 988, 9 1 1, 9 8 8

    urgence, mourir, mort, seul, seule, peur, deprime, deprimee, panique
    anxiete, traumatisme, tspt, sspt
""")
"""A cry for help only as the whole of a text, but for the words that are taken along."""
_TAKEN_ALONG: Final = _phrases("""
    i, am, im, m, we, my, me, so, just, a, an, the, it, s, is, in, of, to, now, really, very, please
    je, j, suis, ai, nous, me, s, il, vous, te, plait, svp, tres, maintenant, vite, la, le, un, une
""")
_HERE: Final = _phrases("""
    here, right here, home, at home, my home, my house, my place, where i am, where i live, near me
    around me, nearby, close to me, close by, my location, current location, my current location
    my position, current position, my area, my town, my city, my address, gps, me, local

    ici, chez moi, chez nous, maison, a la maison, ma maison, la ou je suis, ou je suis, ou je vis
    pres de moi, pres d ici, autour de moi, proche de moi, ma position, position actuelle
    ma localisation, localisation actuelle, ma ville, mon village, mon adresse, mon quartier, moi
""")
"""Where somebody is, as the whole of a text."""
_PEOPLE: Final = _phrases("""
    police, policeman, policewoman, police officer, officer, cop, cops, constable, sheriff, opp
    rcmp, mountie, firefighter, firefighters, fire fighter, fireman, fire department, fire
    paramedic, paramedics, emt, ems, ambulance, dispatcher, dispatchers, dispatch, 911 operator
    corrections, correctional, correctional officer, prison guard, search and rescue, sar
    first responder, first responders, nurse, nurses, doctor, physician, health care, healthcare
    soldier, soldiers, army, navy, air force, military, reservist, caf, veteran, veterans, vet
    spouse, wife, husband, family, family member

    policier, policiere, policiers, agent de police, agente de police, surete du quebec
    grc, gendarme, gendarmerie, pompier, pompiere, pompiers
    ambulancier, ambulanciere, ambulanciers, paramedical, paramedicale
    repartiteur, repartitrice, repartition, correctionnel, agent correctionnel
    agente correctionnelle, recherche et sauvetage, premier repondant, premiere repondante
    premiers repondants, infirmier, infirmiere, infirmiers, medecin, soldat, soldate, armee, marine
    militaire, militaires, reserviste, fac, veterane, ancien combattant, anciens combattants
    conjoint, conjointe, famille
""")
"""Who is asking, wherever they stand in a text."""
_BETWEEN: Final = _phrases("""
    i, am, im, a, an, the, in, at, near, from, of, je, suis, en, au, aux, le, la, les, de, du, des
""")
_FACES: Final = frozenset("🆘😢😭😥😞😔😟😣😖😩😫😰😨😱🥺💔☹😪🥹🫂😿")
"""Pictures that stand for a cry where no place is named."""
_SIZES: Final = range(max(map(len, _CRIES | _PEOPLE)), 0, -1)
PHRASES: Final = _CRIES | _CRIES_ALONE | _HERE | _PEOPLE
"""All of them."""


def is_cry(text: str) -> bool:
    """Tell whether a text that names no place is a cry for help."""
    words = _words(text)
    bare = tuple(word for word in words if (word,) not in _TAKEN_ALONG)
    said = any(size for _, size in _parts(words, _CRIES))
    return said or bare in _CRIES_ALONE or not _FACES.isdisjoint(text)


def is_own_place(text: str) -> bool:
    """Tell whether a text says no more of a place than that somebody is there: "home"."""
    return tuple(_words(text)) in _HERE


def names_who(text: str) -> bool:
    """Tell whether a text that names no place has a word for who is asking."""
    return any(size for _, size in _parts(_words(text), _PEOPLE))


def without_who(text: str) -> str:
    """Return the words of a text that do not tell who is asking."""
    parts = _parts(_words(text), _PEOPLE)
    return " ".join(word for word, size in parts if not size and (word,) not in _BETWEEN)


def has_words(text: str) -> bool:
    """Tell whether a text has a letter or a digit at all."""
    return bool(_words(text))


def _words(text: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(one for one in apart if not unicodedata.combining(one)))


def _parts(words: list[str], phrases: Collection[Phrase]) -> Iterator[tuple[str, int]]:
    """Walk each phrase with its size, the longest first, and each other word with 0."""
    at = 0
    while at < len(words):
        size = next((n for n in _SIZES if tuple(words[at : at + n]) in phrases), 0)
        yield words[at], size
        at += size or 1
