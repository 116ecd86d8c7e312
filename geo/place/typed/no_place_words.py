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
    help, helpme, hlep, hepl, halp, h e l p, crisis, sos, s o s, mayday
    suicide, suicidal, overdose, overdosed, overdosing
    hopeless, desperate, panic attack, anxiety attack, breakdown, in danger, not safe, unsafe
    kill myself, killing myself, kill himself, killing himself, kill herself, killing herself
    kill themselves, killing themselves, hang myself, hanging myself, shoot myself
    hurt myself, hurting myself, harm myself, self harm, cut myself, cutting myself
    hurt himself, hurt herself, hurt themselves, harm himself, harm herself, harm themselves
    end my life, ending my life, end his life, end her life, end their life, end it all
    take my life, taking my life, take my own life, taking my own life, took my pills
    want to die, wants to die, wanna die, wanting to die, going to die, gonna die, ready to die
    want to be dead, wanna be dead, better off dead, better off without me
    wish i was dead, wish i were dead, wish i wasn t here, wish i wasnt here, never been born
    no reason to live, nothing to live for, no point living, no point in living, no point in life
    tired of living, tired of life, do not want to live, don t want to live, dont want to live
    don t wanna live, dont wanna live, do not want to be alive, don t want to be alive
    dont want to be alive, do not want to be here, don t want to be here, dont want to be here
    don t wanna be here, dont wanna be here, don t want to wake up, dont want to wake up
    can t cope, cant cope, cannot cope, can not cope, can t go on, cant go on, cannot go on
    can not go on, can t keep going, cant keep going, can t do this, cant do this, cannot do this
    can not do this, can t do it, cant do it, can t take it, cant take it, cannot take it
    can not take it, can t anymore, cant anymore, can t any more, can t live, cant live
    need someone, need somebody, need to talk, someone to talk to, somebody to talk to
    no one to talk to, nobody to talk to, anyone to talk to, talk to someone, talk to somebody
    have no one, have nobody, got no one, got nobody, no one cares, nobody cares
    someone please, somebody please, anyone there, anybody there, so alone, all alone
    give up, giving up, giving up hope, given up, lost hope, losing hope, no hope
    hate my life, not worth living, end it, it to stop, make it stop, want to disappear
    could disappear, better without me, something stupid, like dying, want 2 die, unalive
    killed himself, killed herself, killed themselves, speak to someone, speak to somebody
    want to talk, someone to speak to, somebody to speak to, need support
    can t breathe, cant breathe, can t handle, cant handle, can t deal, cant deal
    can t stop crying, cant stop crying
    s the point, no way out, trapped, had enough, nothing matters, rock bottom, dark place
    dark thoughts, in pain, relapsed, hurt me, hurts me, hits me, hit me, beats me, abused
    domestic violence, breaking down, falling apart, losing my mind, losing it, end of my rope
    not ok, not okay, not well, not doing well, not doing so well, not doing good
    hlp, hellp, hepl me, save me, talk to me, loaded gun, has a knife, has a gun, have a gun
    my wrists, her wrists, his wrists, let me die, will to live, miss me if i, would miss me
    ending things, end things, jump off, going to jump, gonna jump, drinking myself, myself to death
    stop drinking, stop using, the point anymore, too much for me, everything is too much
    life sucks, can t sleep, cant sleep, can t eat, cant eat, i m at the end, im at the end
    goodbye everyone, goodbye world, shot himself, shot herself, shot themselves, to suicide
    call an ambulance, lost a brother, lost a sister, lost a member, a burden
    want out, this to be over
    no one understands, nobody understands, pills, overdid it, bleeding out, hates me
    let me do this, nobody listens, no one listens, a rifle, my rifle

    aide, aidez, aidezmoi, aider, daide, alaide, ausecours, laide, secours, crise, detresse, surdose
    suicidaire, suicidaires, suicider, me tuer, m tuer, se tuer, me pendre, se pendre
    idees noires, pensees noires, enlever la vie, oter la vie, mettre fin a mes jours
    mettre fin a ses jours, finir mes jours
    en finir, me faire du mal, se faire du mal, me blesser, m faire du mal
    envie de mourir, veux mourir, veut mourir, jveux mourir, vais mourir, pense a mourir
    plus envie de vivre, veux plus vivre, veut plus vivre, veux pu vivre, veut pu vivre
    plus le gout de vivre, pu le gout de vivre, mal de vivre, fatigue de vivre, fatiguee de vivre
    tanne de vivre, tannee de vivre, marre de vivre, peux plus, peux pu, peut plus, peut pu
    nen peux plus, nen peux pu, plus capable, pu capable, plus la force, pu la force
    plus d espoir, desespoir, desespere, desesperee, au bout du rouleau, a bout, a boutte
    besoin de parler, besoin de quelqu un, parler a quelqu un, personne a qui parler
    vais pas bien, va pas bien, ca va pas, ca va mal, vais mal, pas bien
    hais ma vie, vaut pas la peine, vaut plus la peine, gout de mourir, train de mourir
    veux disparaitre, que ca arrete, plus envie, plus rien a perdre, plus rien a faire, file pas
    feel pas, en ai assez, en ai marre, fatigue de tout, fatiguee de tout, au bord du gouffre
    au fond du trou, au boutte, besoin de support, besoin de soutien, violence conjugale
    sauve moi, sauvez moi, sauver, m aime, mieux sans moi, bas du pont, crisser en l air
    crisser en bas, crisse en l air, sert a rien de vivre, sert plus a rien, suis a terre
    au plus bas, plus la volonte, pilules, une arme, un fusil, rien qui compte, a boute
    s est tue, s est tuee, s est suicide
    s est suicidee, adieu tout le monde, adieu a tous, m ecoute, me comprend, dors plus
    je craque, me frappe, m a frappe, m a frappee, me bat, m a agresse, m a agressee
    tout seul, toute seule, me sens seul, me sens seule, attaque de panique, en danger
""")
"""A cry for help wherever they stand in a text."""
_CRIES_ALONE: Final = _phrases("""
    emergency, urgent, distress, danger, dying, dead, die, alone, lonely, scared, afraid, terrified
    hurting, suffering, struggling, crying, panic, panicking, overwhelmed, worthless, broken, abuse
    depressed, depression, anxiety, trauma, ptsd, burnout, nightmares, flashbacks, someone, anyone
    somebody, anybody, 911, 988, 9 1 1, 9 8 8

    adieu, goodbye, farewell, drowning, exhausted, numb
    urgence, mourir, mort, seul, seule, peur, deprime, deprimee, panique, danger, souffre, etouffe
    anxiete, angoisse, traumatisme, tspt, sspt, epuise, epuisee, cauchemars, quelqu
""")
"""A cry for help only as the whole of a text, but for the words that are taken along."""
_TAKEN_ALONG: Final = _phrases("""
    i, am, im, m, we, my, me, so, just, a, an, the, it, s, is, in, of, to, now, really, very, please
    pls, plz, appelez, appeler, right, feel, feeling, call, having, have, there
    je, j, suis, ai, nous, me, s, il, vous, te, plait, svp, stp, tres, maintenant, vite, la, le, un
    une, c, est, d, l, numero, en, ce, moment, trop, tellement, tout, toute, fais, des
""")
_OF_ONESELF: Final = _phrases("""
    i, im, ive, my, je, jai, jsuis, jveux, chu, chus, chui
    j ai, j en, j y, j suis, j veux, j peux, j etais, j avais, j arrive
""")
"""How somebody begins who tells of themselves."""
_OF_A_PLACE: Final = _phrases("""
    in, at, near, from, live, work, town, city, village, code, address, location, home, house
    a group, groups, meeting, meetings, find, looking, search, join, say, tell, share, rather
    prefer, know
    au, aux, en, dans, je suis a, habite, demeure, viens, vis, travaille, ville, adresse, groupe
    groupes, rencontre, rencontres, cherche, trouver, dire, prefere, sais
""")
"""What they say who tell where they are, what they look for, or that they would rather not."""
_NO_CRIES: Final = _phrases("""
    bon secours, perpetual help, perpetuel secours, help desk, premiers secours
    service de secours, services de secours
""")
"""Names and trades that have a word of a cry in them."""
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
    health care aide, care aide, health aide, nurse s aide, nursing aide, crisis worker
    crisis negotiator
    police service, police services, police force, police department, police station, police dept
    regional police, regional police service, city police, military police, tribal police
    first nation police, first nations police, peacekeeper, peacekeepers, provincial police
    ontario provincial police, royal canadian mounted police, fire rescue, fire and rescue
    fire service, fire services, fire hall, fire station, emergency services, paramedic service
    paramedic services, detachment, squadron, battalion, regiment, precinct, division
    a division, b division, c division, d division, e division, f division, g division, h division
    j division, k division, l division, m division, o division, t division, v division
    mohawk police, anishinabek police, cree police
    cps, vpd, vicpd, wps, eps, tps
    nrps, wrps, yrp, drps, gsps, opp ghq, naps, aps, rnc, codiac, hrp
    spvm, spvq, spvg, spal, slp, sps, sq, cbsa, csc
    soldier, soldiers, army, navy, air force, military, reservist, caf, veteran, veterans, vet
    spouse, wife, husband, family, family member

    service de police, corps de police, poste de police, police provinciale, police municipale
    poste, detachement, escadron, bataillon, caserne, service incendie, services d incendie
    policier, policiere, policiers, agent de police, agente de police, surete du quebec
    grc, gendarme, gendarmerie, pompier, pompiere, pompiers
    ambulancier, ambulanciere, ambulanciers, paramedical, paramedicale
    repartiteur, repartitrice, repartition, correctionnel, agent correctionnel
    agente correctionnelle, recherche et sauvetage, premier repondant, premiere repondante
    premiers repondants, infirmier, infirmiere, infirmiers, aide infirmier, aide infirmiere
    aide soignant, aide soignante, aide a domicile, intervenant de crise, intervenante de crise
    medecin, soldat, soldate, armee, marine
    militaire, militaires, reserviste, fac, veterane, ancien combattant, anciens combattants
    conjoint, conjointe, famille
""")
"""Who is asking, wherever they stand in a text."""
_BETWEEN: Final = _phrases("""
    i, am, im, a, an, the, in, at, near, from, of, je, suis, en, au, aux, le, la, les, de, du, des
""")
_FACES: Final = frozenset("🆘🔫😢😭😥😞😔😟😣😖😩😫😰😨😱🥺💔☹😪🥹🫂😿")
"""Pictures that stand for a cry where no place is named."""
_HELD_AGAINST_CRIES: Final = _CRIES | _PEOPLE | _NO_CRIES
_SIZES: Final = range(max(map(len, _HELD_AGAINST_CRIES)), 0, -1)
_A_SENTENCE: Final = 3
"""So many words can be one."""
_DRAWN_OUT: Final = re.compile(r"([^\W\d_])\1{2,}")
PHRASES: Final = _CRIES | _CRIES_ALONE | _HERE | _PEOPLE
"""All of them."""


def is_cry(text: str) -> bool:
    """Tell whether a text that names no place is a cry for help.

    A word that belongs to a longer one of the lists does not count: a health care aide is none.
    """
    words = _words(_DRAWN_OUT.sub(r"\1", text))
    bare = tuple(word for word in words if (word,) not in _TAKEN_ALONG)
    said = any(part in _CRIES for part in _parts(words, _HELD_AGAINST_CRIES))
    return said or bare in _CRIES_ALONE or not _FACES.isdisjoint(text)


def tells_of_oneself(text: str) -> bool:
    """Tell whether somebody speaks of themselves, and not of a place: "I am a failure"."""
    words = _words(text)
    is_sentence = len(words) >= _A_SENTENCE and "".join(words).isalpha()
    return (
        is_sentence
        and next(_parts(words, _OF_ONESELF)) in _OF_ONESELF
        and _OF_A_PLACE.isdisjoint(_parts(words, _OF_A_PLACE))
    )


def is_own_place(text: str) -> bool:
    """Tell whether a text says no more of a place than that somebody is there: "home"."""
    return tuple(_words(text)) in _HERE


def names_who(text: str) -> bool:
    """Tell whether a text that names no place has a word for who is asking."""
    return any(part in _PEOPLE for part in _parts(_words(text), _PEOPLE))


def tells_only_who(text: str) -> bool:
    """Tell whether a text names who is asking, and nothing beside."""
    return names_who(text) and not without_who(text)


def without_who(text: str) -> str:
    """Return the words of a text that do not tell who is asking."""
    return _without(text, _PEOPLE | _BETWEEN)


def without_people(text: str) -> str:
    """Return the words of a text but those for who is asking: "la ronge" of "La Ronge RCMP"."""
    return _without(text, _PEOPLE)


def _without(text: str, phrases: Collection[Phrase]) -> str:
    left = (part for part in _parts(_words(text), _PEOPLE) if part not in phrases)
    return " ".join(word for part in left for word in part)


def has_words(text: str) -> bool:
    """Tell whether a text has a letter or a digit at all."""
    return bool(_words(text))


def _words(text: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(one for one in apart if not unicodedata.combining(one)))


def _parts(words: list[str], phrases: Collection[Phrase]) -> Iterator[Phrase]:
    """Part a text into the phrases of a list, the longest first, and single words."""
    at = 0
    while at < len(words):
        sized = (tuple(words[at : at + size]) for size in _SIZES)
        part = next((one for one in sized if one in phrases), (words[at],))
        yield part
        at += len(part)
