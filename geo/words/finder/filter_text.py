"""What is said of wishes: how many listings state them, do not say, or say otherwise."""

from dataclasses import dataclass

from geo.words.language import Language, by_language


@dataclass(frozen=True, slots=True)
class Counted:
    """A part of a sentence that holds a number, for one and for more."""

    one: str
    more: str

    def of(self, count: int) -> str:
        """Write it with its number."""
        return (self.one if count == 1 else self.more).format(count=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterText:
    """Sentences of the filters. Braces hold what is filled in."""

    someone_to_call: str
    either: str
    counted: str
    nobody_states: str
    state: Counted
    do_not_say: Counted
    say_otherwise: Counted
    card_otherwise: str
    rung_otherwise: str
    set_aside_heading: str
    apply: str


EN = FilterText(
    someone_to_call="by phone, or someone to call",
    either="{first} or {last}",
    counted="{chosen}: {numbers}.",
    nobody_states="no group says so",
    state=Counted("1 group says so", "{count} groups say so"),
    do_not_say=Counted("1 does not say", "{count} do not say"),
    say_otherwise=Counted("1 says otherwise", "{count} say otherwise"),
    card_otherwise="Not as you chose. {why}.",
    rung_otherwise="{rung} (not as you chose)",
    set_aside_heading="Set aside by your choices ({count})",
    apply="Show these first",
)

FR = FilterText(
    someone_to_call="par téléphone, ou quelqu’un à appeler",
    either="{first} ou {last}",
    counted="{chosen} : {numbers}.",
    nobody_states="aucun groupe ne le dit",
    state=Counted("1 groupe le dit", "{count} groupes le disent"),
    do_not_say=Counted("1 ne le précise pas", "{count} ne le précisent pas"),
    say_otherwise=Counted("1 dit autre chose", "{count} disent autre chose"),
    card_otherwise="Ne correspond pas à tous vos choix. {why}.",
    rung_otherwise="{rung} (ne correspond pas à tous vos choix)",
    set_aside_heading="Mis de côté selon vos choix ({count})",
    apply="Afficher ceux-là d’abord",
)


def filter_text(language: Language) -> FilterText:
    """Return the record of one language."""
    return by_language(language, en=EN, fr=FR)
