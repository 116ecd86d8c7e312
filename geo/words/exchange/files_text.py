"""What is said to staff where files of other formats go in and out, and of faults in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.words.language import Language, by_language


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatText:
    """A format: its name, what it is for, and what it loses, in a sentence each."""

    name: str
    use: str
    loses: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesText:
    """The sentences of the room "Files". Braces hold what others fill in."""

    formats: Mapping[str, FormatText]
    """By the word of `geo.exchange.formats.Format`."""

    # out
    out_heading: str
    out_lead: str
    out_hidden: str
    out_hidden_help: str
    out_button: str
    out_always_all: str
    out_never_hidden: str

    # in: the file and its columns
    in_heading: str
    in_lead: str
    in_file: str
    in_format: str
    in_format_none: str
    in_format_unknown: str
    in_away: str
    in_reading: str
    in_not_read: str
    in_again: str
    columns_heading: str
    columns_lead: str
    columns_own: str
    column: str
    columns_guess: str
    columns_more: str
    columns_none: str
    columns_nothing: str
    columns_use: str
    columns_twice: str
    columns_again: str

    # in: what would happen
    preview_heading: str
    summary: str
    added: str
    changed: str
    gone: str
    gone_lead: str
    refused: str
    refused_lead: str
    remarks: str
    more: str
    more_unseen: str
    take: str
    was: str
    is_now: str
    text_only: str
    has_draft: str
    hidden: str
    nothing_new: str

    # in: keeping it
    why: str
    why_first: str
    keep_drafts: str
    publish: str
    only_publishers: str
    nothing_ticked: str
    kept_drafts: str
    kept_public: str
    kept_public_some: str
    made_anew: str

    # faults
    row: str
    row_of_file: str
    whole_file: str
    in_field: str


EN = FilesText(
    formats={
        "toml": FormatText(
            name="Listing files (ZIP of TOML)",
            use="To keep a copy of everything, or to move to another computer.",
            loses="It loses nothing, and so holds what is for staff only: numbers that are not "
            "shown, and who consented to what. Keep it as safe as those records.",
        ),
        "csv": FormatText(
            name="Table (CSV)",
            use="For programs that read tables.",
            loses="It leaves out records of consent and what is for staff only.",
        ),
        "xlsx": FormatText(
            name="Workbook (Excel)",
            use="To change many entries in a spreadsheet and import them again.",
            loses="It leaves out records of consent and what is for staff only.",
        ),
        "meeting-guide": FormatText(
            name="Meeting Guide (JSON)",
            use="For apps and websites that show meetings of recovery groups.",
            loses="English only; weekly meetings only; it does not say who is welcome.",
        ),
        "hsds": FormatText(
            name="HSDS services (JSON)",
            use="For directories of social services such as 211.",
            loses="It leaves out records of consent and what is for staff only.",
        ),
        "geojson": FormatText(
            name="Map layer (GeoJSON)",
            use="For programs that draw maps.",
            loses="It holds what visitors see, without names of people. It cannot be imported "
            "again.",
        ),
        "ical": FormatText(
            name="Calendar (iCalendar)",
            use="To see all meetings in a calendar.",
            loses="It holds meetings with a day, and nothing else. It cannot be imported again.",
        ),
    },
    out_heading="Export the listing",
    out_lead="Each file is made when you press its button.",
    out_hidden="Also what is paused or withdrawn",
    out_hidden_help="Map layer and calendar never hold it; Meeting Guide holds what is paused.",
    out_button="Save: {name}",
    out_always_all="Always with what is paused or withdrawn.",
    out_never_hidden="Only what visitors see.",
    in_heading="Import a file",
    in_lead="Nothing is saved until you have seen what would change and agreed. Nothing is ever "
    "deleted by a file.",
    in_file="File: listing files (ZIP, TOML), CSV, Excel, Meeting Guide or HSDS",
    in_format="Format",
    in_format_none="not known",
    in_format_unknown="We cannot tell what kind of file this is. Choose its format.",
    in_away="Remove this file",
    in_reading="Reading the file",
    in_again="Try again",
    in_not_read="This file cannot be read: {problem}",
    columns_heading="Which column means what",
    columns_lead="Your file has columns of its own. Say what each of them is; what is left empty "
    "is not read.",
    columns_own="Columns we recognized: {count}.",
    column="Column {number} is",
    columns_guess="guessed, please check",
    columns_more="More columns, neither shown here nor read: {count}.",
    columns_none="(do not read)",
    columns_nothing="(empty)",
    columns_use="Use these columns",
    columns_twice="Two columns are {column}. Leave one of them out.",
    columns_again="Change the columns",
    preview_heading="What would happen",
    summary="New: {added}. Changed: {changed}. The same: {same}. Not in the file: {gone}. "
    "Faults: {refused}.",
    added="New: {count}",
    changed="Changed: {count}",
    gone="Not in the file: {count}",
    gone_lead="They stay as they are, as do those whose row is not accepted. To take one out, "
    "withdraw it under “Work list”.",
    refused="Not accepted: {count}",
    refused_lead="Fix these in the file and choose it again, or continue without them.",
    remarks="Remarks: {count}",
    more="Not shown here: {count}. They go with the others.",
    more_unseen="Not shown here: {count}.",
    take="Import {id}",
    was="Now",
    is_now="In the file",
    text_only="The entry is the same; only the way its file is written differs.",
    has_draft="It has a draft, which a draft from this file would replace.",
    hidden="Not shown to visitors: {status}.",
    nothing_new="The file changes nothing.",
    why="Why (for the history)",
    why_first="from {name}",
    keep_drafts="Keep all as drafts ({count})",
    publish="Publish all ({count})",
    only_publishers="Drafts wait until a publisher has looked at them.",
    nothing_ticked="Nothing is ticked.",
    kept_drafts="Kept as drafts: {count}. Visitors do not see them yet.",
    kept_public="Published: {count}. Visitors see them now.",
    kept_public_some="Published: {count}. Visitors see {seen} of them.",
    made_anew="Nothing was saved. The comparison below was made anew; look at it and press again.",
    row="Row {row}",
    row_of_file="{name}, line {row}",
    whole_file="The file",
    in_field="field {field}",
)

FR = FilesText(
    formats={
        "toml": FormatText(
            name="Fichiers du répertoire (ZIP de TOML)",
            use="Pour garder une copie de tout, ou pour changer d’ordinateur.",
            loses="Rien n’y manque. Il contient donc ce qui est réservé au personnel, soit les "
            "numéros non affichés et les consentements. Gardez-le en conséquence.",
        ),
        "csv": FormatText(
            name="Tableau (CSV)",
            use="Pour les programmes qui lisent des tableaux.",
            loses="Sans les consentements ni ce qui est réservé au personnel.",
        ),
        "xlsx": FormatText(
            name="Classeur (Excel)",
            use="Pour modifier plusieurs fiches dans un tableur, puis les importer de nouveau.",
            loses="Sans les consentements ni ce qui est réservé au personnel.",
        ),
        "meeting-guide": FormatText(
            name="Meeting Guide (JSON)",
            use="Pour les applications et les sites qui affichent des rencontres d’entraide.",
            loses="En anglais seulement; rencontres hebdomadaires seulement; ne dit pas qui est "
            "accueilli.",
        ),
        "hsds": FormatText(
            name="Services HSDS (JSON)",
            use="Pour les répertoires de services sociaux comme le 211.",
            loses="Sans les consentements ni ce qui est réservé au personnel.",
        ),
        "geojson": FormatText(
            name="Couche de carte (GeoJSON)",
            use="Pour les programmes qui dessinent des cartes.",
            loses="Ce que voit le public, sans noms de personnes. Ne peut pas être importé de "
            "nouveau.",
        ),
        "ical": FormatText(
            name="Calendrier (iCalendar)",
            use="Pour voir toutes les rencontres dans un calendrier.",
            loses="Les rencontres qui ont un jour, et rien d’autre. Ne peut pas être importé de "
            "nouveau.",
        ),
    },
    out_heading="Exporter le répertoire",
    out_lead="Chaque fichier est fait quand vous appuyez sur son bouton.",
    out_hidden="Aussi ce qui est en pause ou retiré",
    out_hidden_help="Jamais dans la couche de carte ni le calendrier; Meeting Guide montre ce qui "
    "est en pause.",
    out_button="Enregistrer : {name}",
    out_always_all="Toujours avec ce qui est en pause ou retiré.",
    out_never_hidden="Seulement ce que voit le public.",
    in_heading="Importer un fichier",
    in_lead="Rien n’est enregistré avant que vous ayez vu ce qui changerait et donné votre accord. "
    "Un fichier n’efface jamais rien.",
    in_file="Fichier : fichiers du répertoire (ZIP, TOML), CSV, Excel, Meeting Guide ou HSDS",
    in_format="Format",
    in_format_none="inconnu",
    in_format_unknown="Le type de ce fichier n’est pas reconnu. Choisissez son format.",
    in_away="Retirer ce fichier",
    in_reading="Lecture du fichier",
    in_again="Réessayer",
    in_not_read="Ce fichier ne peut pas être lu : {problem}",
    columns_heading="Ce que veut dire chaque colonne",
    columns_lead="Votre fichier a ses propres colonnes. Dites ce qu’est chacune; ce qui reste vide "
    "n’est pas lu.",
    columns_own="Colonnes reconnues : {count}.",
    column="La colonne {number} est",
    columns_guess="deviné, à vérifier",
    columns_more="Autres colonnes, ni affichées ici ni lues : {count}.",
    columns_none="(ne pas lire)",
    columns_nothing="(vide)",
    columns_use="Utiliser ces colonnes",
    columns_twice="Deux colonnes désignent {column}. Retirez-en une.",
    columns_again="Changer les colonnes",
    preview_heading="Ce qui se passerait",
    summary="Fiches : nouvelles {added}, modifiées {changed}, inchangées {same}, absentes du "
    "fichier {gone}. Erreurs : {refused}.",
    added="Nouvelles fiches : {count}",
    changed="Fiches modifiées : {count}",
    gone="Absentes du fichier : {count}",
    gone_lead="Elles restent telles quelles, comme celles dont la ligne n’est pas acceptée. Pour "
    "en retirer une, passez par « À faire ».",
    refused="Refusées : {count}",
    refused_lead="Corrigez-les dans le fichier et choisissez-le de nouveau, ou "
    "continuez sans elles.",
    remarks="Remarques : {count}",
    more="Non affichées ici : {count}. Elles vont avec les autres.",
    more_unseen="Non affichées ici : {count}.",
    take="Importer {id}",
    was="Maintenant",
    is_now="Dans le fichier",
    text_only="La fiche est la même; seule l’écriture de son fichier diffère.",
    has_draft="Elle a un brouillon, qu’un brouillon de ce fichier remplacerait.",
    hidden="Masquée au public : {status}.",
    nothing_new="Le fichier ne change rien.",
    why="Pourquoi (pour l’historique)",
    why_first="à partir du fichier « {name} »",
    keep_drafts="Garder tout comme brouillons ({count})",
    publish="Publier tout ({count})",
    only_publishers="Les brouillons attendent qu’une personne autorisée à publier les ait "
    "regardés.",
    nothing_ticked="Rien n’est coché.",
    kept_drafts="Gardées comme brouillons : {count}. Le public ne les voit pas encore.",
    kept_public="Publiées : {count}. Le public les voit maintenant.",
    kept_public_some="Publiées : {count}. Le public en voit {seen}.",
    made_anew="Rien n’a été enregistré. La comparaison ci-dessous est refaite; regardez-la et "
    "appuyez de nouveau.",
    row="Ligne {row}",
    row_of_file="{name}, ligne {row}",
    whole_file="Le fichier",
    in_field="champ {field}",
)


def files_text(language: Language) -> FilesText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)
