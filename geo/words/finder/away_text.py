"""What is said while the list of groups, or the store behind it, cannot be reached."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.store.fault import StoreFault
from geo.words.language import Language, by_language
from geo.words.say import keeper


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayText:
    """The sentences for visitors, for those who write to us, and for staff."""

    # no list to show
    title: str
    what_now: str

    # nothing can be handed in
    closed: str
    closed_now: str
    closed_what_now: str
    not_known_now: str
    your_words: str

    # staff
    editing_off: str
    last_state: str
    no_state: str
    faults: Mapping[StoreFault, str]


EN = AwayText(
    title="The list of groups cannot be read just now.",
    what_now="The fault is on our side, and it may pass by itself. Please load this page again in "
    "a few minutes. If you need to talk to someone now, the lines above answer.",
    closed="Nothing can be sent to us just now.",
    closed_now="Nothing can be sent to us just now. This was not sent. What you wrote is still "
    f"here: please try again in a few minutes, or keep a copy and write to {keeper.EMAIL}.",
    closed_what_now="The fault is on our side, and nothing was sent or changed. Please try again "
    f"in a few minutes, or write to {keeper.EMAIL}.",
    not_known_now="Our database does not answer, so we cannot tell whether this has arrived. "
    "What you wrote is still here: please keep a copy, and send it again in a few minutes. It "
    "does no harm if we get it twice.",
    your_words="What you wrote, so that you can keep a copy",
    editing_off="Editing is off for the moment. {why} {shown}",
    last_state="Visitors see what was published last.",
    no_state="Visitors are told that the list cannot be read, and see the crisis lines.",
    faults={
        StoreFault.UNREACHABLE: "The database cannot be reached: check that it runs and lets this "
        "service in. The service tries again by itself.",
        StoreFault.NOT_ALLOWED: "The database refuses what this service needs: a right or the "
        "extension PostGIS is missing. Whoever runs the database can give it.",
        StoreFault.NEWER: "The database was made by a newer version of this program. Start that "
        "version, or restore a backup from before.",
        StoreFault.NOT_WRITABLE: "The folder of the database cannot be written: check its rights "
        "and the space on the disk.",
        StoreFault.DAMAGED: "The database is damaged. Restore a backup.",
        StoreFault.INCOMPLETE: "The file of the database is an incomplete copy. Copy the file "
        "that ends in -wal and was beside it too, or restore a backup.",
        StoreFault.MISSING: "The database that was here is gone. Put it back, or restore a backup.",
        StoreFault.MISNAMED: "The address of the database is none that this program knows. Check "
        "the setting DATABASE_URL.",
        StoreFault.LISTING_FILES: "The database is new, and the files that should fill it have a "
        "fault. The log of the service names it.",
    },
)

FR = AwayText(
    title="La liste des groupes ne peut pas être lue en ce moment.",
    what_now="Le problème est de notre côté, et il peut se régler de lui-même. Rechargez cette "
    "page dans quelques minutes. Si vous avez besoin de parler à quelqu’un maintenant, les "
    "lignes ci-dessus répondent.",
    closed="Rien ne peut nous être envoyé en ce moment.",
    closed_now="Rien ne peut nous être envoyé en ce moment. Ceci n’a pas été envoyé. Ce que vous "
    "avez écrit est toujours ici : essayez de nouveau dans quelques minutes, ou "
    f"gardez-en une copie et écrivez à {keeper.EMAIL}.",
    closed_what_now="Le problème est de notre côté; rien n’a été envoyé ni changé. Essayez de "
    f"nouveau dans quelques minutes, ou écrivez à {keeper.EMAIL}.",
    not_known_now="Notre base de données ne répond pas, et nous ne pouvons pas savoir si ceci est "
    "arrivé. Ce que vous avez écrit est toujours ici : gardez-en une copie et envoyez-le de "
    "nouveau dans quelques minutes. Si nous le recevons deux fois, cela ne fait rien.",
    your_words="Ce que vous avez écrit, pour que vous puissiez en garder une copie",
    editing_off="La modification est fermée pour le moment. {why} {shown}",
    last_state="Le public voit ce qui a été publié en dernier.",
    no_state="Le public apprend que la liste ne peut pas être lue et voit les lignes d’aide.",
    faults={
        StoreFault.UNREACHABLE: "La base de données est injoignable : vérifiez "
        "qu’elle fonctionne et qu’elle accepte ce service. Le service réessaie de lui-même.",
        StoreFault.NOT_ALLOWED: "La base de données refuse ce dont ce service a "
        "besoin : il manque un droit ou l’extension PostGIS. La personne qui gère "
        "la base peut l’accorder.",
        StoreFault.NEWER: "La base de données vient d’une version plus récente de ce programme. "
        "Démarrez cette version, ou restaurez une sauvegarde antérieure.",
        StoreFault.NOT_WRITABLE: "Il est impossible d’écrire dans le dossier de la base de "
        "données : vérifiez les droits et l’espace sur le disque.",
        StoreFault.DAMAGED: "La base de données est endommagée. Restaurez une sauvegarde.",
        StoreFault.INCOMPLETE: "Le fichier de la base de données est une copie incomplète. Copiez "
        "aussi le fichier en -wal qui se trouvait à côté, ou restaurez une sauvegarde.",
        StoreFault.MISSING: "La base de données qui était ici a disparu. Remettez-la en place, ou "
        "restaurez une sauvegarde.",
        StoreFault.MISNAMED: "L’adresse de la base de données n’est pas de celles que ce programme "
        "connaît. Vérifiez le réglage DATABASE_URL.",
        StoreFault.LISTING_FILES: "La base de données est nouvelle, et les fichiers qui devaient "
        "la remplir ont un défaut. Le journal du service le nomme.",
    },
)


def away_text(language: Language) -> AwayText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def editing_off_sentence(fault: StoreFault, language: Language, *, is_shown: bool) -> str:
    """Tell staff why they cannot edit.

    Parameters
    ----------
    is_shown
        Whether visitors see a state from before.
    """
    text = away_text(language)
    shown = text.last_state if is_shown else text.no_state
    return text.editing_off.format(why=text.faults[fault], shown=shown)
