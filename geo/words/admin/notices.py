"""What is said to staff of what the service noticed of itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.noticed import Noticed, Remark
from geo.words.faults.sentences import error_sentence
from geo.words.language import Language, by_language


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticedText:
    """The sentences; ``{facts}`` stands for names of files, a path, revisions or seconds."""

    heading: str
    remarks: Mapping[Remark, str]


EN = NoticedText(
    heading="For the person who runs this service",
    remarks={
        Remark.DATA_FILES: "Files of the program are not as they were delivered: {facts}. Answers "
        "may be wrong or missing where they are needed. Install the program again.",
        Remark.LISTING_FILES: "These files of the listing have faults, and their groups are not "
        "shown: {facts}. Fix each file and import it under “Files”.",
        Remark.RESCUED: "The file of the database was removed or replaced while the service ran. "
        "What it held until then is kept in {facts}. Compare it with what is shown now: changes "
        "and messages may be missing.",
        Remark.OLDER: "The database is an older copy: {facts}. Groups that were withdrawn since "
        "may be shown again. Look through the listing.",
        Remark.READ_ONLY: "The file of the database may not be written: {facts}. Nothing can be "
        "saved or sent to us until it may be.",
        Remark.DISK_FULL: "The disk of the database is almost full: {facts}. Make room, or saving "
        "and the messages of visitors will fail.",
        Remark.CLOCK: "The clock of the server was set while the service ran ({facts} seconds). "
        "Check that its time is right: days of confirmation and the next meetings go by it.",
    },
)

FR = NoticedText(
    heading="Pour la personne responsable du service",
    remarks={
        Remark.DATA_FILES: "Des fichiers du programme ne sont pas tels qu’ils ont été livrés : "
        "{facts}. Là où ils servent, des réponses peuvent être fausses ou manquer. Installez de "
        "nouveau le programme.",
        Remark.LISTING_FILES: "Ces fichiers du répertoire ont des défauts, et leurs groupes ne "
        "sont pas affichés : {facts}. Corrigez chaque fichier, puis importez-le sous « Fichiers ».",
        Remark.RESCUED: "Le fichier de la base de données a été supprimé ou remplacé pendant que "
        "le service fonctionnait. Ce qu’il contenait jusque-là est conservé dans {facts}. "
        "Comparez-le à ce qui est affiché maintenant : des changements et des messages peuvent "
        "manquer.",
        Remark.OLDER: "La base de données est une copie plus ancienne : {facts}. Des groupes "
        "retirés depuis peuvent être affichés de nouveau. Parcourez le répertoire.",
        Remark.READ_ONLY: "Il est interdit d’écrire dans le fichier de la base de données : "
        "{facts}. D’ici là, rien ne peut être enregistré ni nous être envoyé.",
        Remark.DISK_FULL: "Le disque de la base de données est presque plein : {facts}. Faites de "
        "la place, sinon l’enregistrement et les messages du public échoueront.",
        Remark.CLOCK: "L’horloge du serveur a été réglée pendant que le service fonctionnait "
        "({facts} secondes). Vérifiez l’heure : les dates de confirmation et les prochaines "
        "rencontres en dépendent.",
    },
)


def noticed_text(language: Language) -> NoticedText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)


def noticed_sentence(noticed: Noticed, language: Language) -> str:
    """Tell staff of one remark."""
    said = (one if isinstance(one, str) else error_sentence(one, language) for one in noticed.facts)
    return noticed_text(language).remarks[noticed.remark].format(facts=", ".join(said))
