"""The answer as one list of cards; every text of a listing is escaped here."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from geo.finder.decision import Option, Rung
from geo.finder.ladder import Answer
from geo.finder.reasons import ConfirmedOn, NeverConfirmed, Note, Reason
from geo.listing.listing import Listing
from geo.listing.service_area import NotStated
from geo.words.entry import Fact, Link, Reach, facts, reach
from geo.words.language import Language
from geo.words.page_text import page_text
from geo.words.sentences import next_meeting_sentence, reason_sentence, text_in


def answer_html(answer: Answer, language: Language) -> str:
    """Draw the whole ladder, and what is not for the visitor behind a fold."""
    numbers = {option.listing.id: number for number, option in enumerate(answer.options, start=1)}
    rungs = "".join(
        _rung(rung, options, numbers, answer, language)
        for rung in Rung
        if (options := [option for option in answer.options if option.rung is rung])
    )
    return (
        f'<div class="np-answer" lang="{language.value}">'
        f"{_nothing_near(answer, language)}{rungs}{_not_for_you(answer, language)}</div>"
    )


def _nothing_near(answer: Answer, language: Language) -> str:
    close = {Rung.NEAR, Rung.SERVES_YOU}
    if not answer.options or any(option.rung in close for option in answer.options):
        return ""
    return f'<p class="np-notice">{escape(page_text(language).status_nothing_near)}</p>'


def _rung(
    rung: Rung,
    options: list[Option],
    numbers: dict[str, int],
    answer: Answer,
    language: Language,
) -> str:
    first = numbers[options[0].listing.id]
    cards = "".join(
        _option_card(option, numbers[option.listing.id], answer, language) for option in options
    )
    return (
        f'<section aria-labelledby="rung-{rung.value}">'
        f'<h2 id="rung-{rung.value}">{escape(text_in(language).rungs[rung])}</h2>'
        f'<ol class="np-cards" start="{first}">{cards}</ol></section>'
    )


def _option_card(option: Option, number: int, answer: Answer, language: Language) -> str:
    listing, text = option.listing, page_text(language)
    shown_on_map = _map_button(listing, language)
    meeting = next_meeting_sentence(option, answer.at, language)
    return (
        f'<li class="np-card" id="group-{listing.id}" data-listing="{listing.id}">'
        f'<h3 tabindex="-1"><span class="np-number np-{option.rung.value}">{number}</span> '
        f"{_name(listing, language)}</h3>"
        f"{_paragraph('np-what', listing.description.in_language(language))}"
        f"{_paragraph('np-next', meeting)}"
        f"{_reasons(option.reasons, language)}{_contacts(listing, language)}"
        f"<details><summary>{escape(text.facts_heading)}</summary>"
        f"{facts_html(facts(listing, language), language)}</details>"
        f'<p class="np-foot">{shown_on_map}{_confirmed(option.reasons, language)} '
        f"{_source(listing, language)}</p></li>"
    )


def _name(listing: Listing, language: Language) -> str:
    return escape(listing.name.in_language(language))


def _paragraph(style: str, text: str | None) -> str:
    return f'<p class="{style}">{escape(text)}</p>' if text else ""


def _reasons(reasons: Iterable[Reason], language: Language) -> str:
    items = "".join(
        f"<li{_reason_style(reason)}>{escape(reason_sentence(reason, language))}</li>"
        for reason in reasons
        if not isinstance(reason, NeverConfirmed | ConfirmedOn)
    )
    return f'<ul class="np-reasons">{items}</ul>' if items else ""


def _reason_style(reason: Reason) -> str:
    return ' class="np-note"' if isinstance(reason, Note) else ""


def _confirmed(reasons: Iterable[Reason], language: Language) -> str:
    said = (
        reason_sentence(reason, language)
        for reason in reasons
        if isinstance(reason, NeverConfirmed | ConfirmedOn)
    )
    return f"<span>{escape('. '.join(said))}.</span>"


def _source(listing: Listing, language: Language) -> str:
    host = escape(urlsplit(listing.source_url).hostname or listing.source_url)
    label = escape(page_text(language).source)
    link = f'<a href="{escape(listing.source_url)}" rel="noreferrer">{host}</a>'
    return f"<span>{label} {link}</span>"


def _map_button(listing: Listing, language: Language) -> str:
    text = page_text(language)
    if listing.sites:
        shown = text.show_on_map
    elif not isinstance(listing.service_area, NotStated):
        shown = text.show_area_on_map
    else:
        return ""
    label = escape(f"{shown}: {listing.name.in_language(language)}")
    return (
        f'<button type="button" class="np-show" data-show="{listing.id}" '
        f'aria-label="{label}">{escape(shown)}</button>'
    )


def listing_html(listing: Listing, language: Language) -> str:
    """Draw one entry of the listing with all its facts and the words of its source."""
    text = page_text(language)
    said = Fact(text.fact_source_says, text_in(language).quote.format(text=listing.source_line))
    every = (*facts(listing, language), _note(listing, language), said)
    stated = [fact for fact in every if fact is not None]
    organization = text.run_by.format(organization=listing.organization.in_language(language))
    confirmed = reason_sentence(
        ConfirmedOn(listing.assured_on) if listing.assured_on else NeverConfirmed(), language
    )
    return (
        f'<li class="np-card" id="{listing.id}"><h2>{_name(listing, language)}</h2>'
        f"{_paragraph('np-organization', organization)}"
        f"{_paragraph('np-what', listing.description.in_language(language))}"
        f"{_contacts(listing, language)}{facts_html(stated, language)}"
        f'<p class="np-foot"><span>{escape(confirmed)}.</span> {_source(listing, language)}</p>'
        "</li>"
    )


def _note(listing: Listing, language: Language) -> Fact | None:
    note = listing.notes
    return Fact(page_text(language).fact_note, note.in_language(language)) if note else None


def _contacts(listing: Listing, language: Language) -> str:
    if not listing.contacts:
        return _paragraph("np-no-contact", page_text(language).no_contact)
    return "".join(_contact(reach(contact, language)) for contact in listing.contacts)


def _contact(reached: Reach) -> str:
    links = "".join(_link(link) for link in reached.links)
    notes = f' <span class="np-who-note">{escape("; ".join(reached.notes))}</span>'
    return (
        f'<div class="np-contact"><p class="np-who">{escape(reached.who)}'
        f'{notes if reached.notes else ""}</p><p class="np-links">{links}</p></div>'
    )


def _link(link: Link) -> str:
    return (
        f'<a href="{escape(link.href)}" aria-label="{escape(link.label)}">{escape(link.text)}</a>'
    )


def facts_html(all_facts: Iterable[Fact], language: Language) -> str:
    """Draw the stated facts as a list of terms, and name those that are not stated."""
    rows, silent = [], []
    for fact in all_facts:
        if fact.value is None:
            silent.append(fact.label.lower())
        else:
            rows.append(f"<dt>{escape(fact.label)}</dt><dd>{escape(fact.value)}</dd>")
    said = f"<dl>{''.join(rows)}</dl>" if rows else ""
    heading = page_text(language).not_stated_heading.format(facts=", ".join(silent))
    return said + (_paragraph("np-silent", heading) if silent else "")


def _not_for_you(answer: Answer, language: Language) -> str:
    if not answer.not_for_you:
        return ""
    heading = page_text(language).not_for_you_heading.format(count=len(answer.not_for_you))
    items = "".join(
        f"<li><strong>{_name(one.listing, language)}</strong>: "
        f"{escape(reason_sentence(one.reason, language))}</li>"
        for one in answer.not_for_you
    )
    return (
        f'<details class="np-others"><summary>{escape(heading)}</summary><ul>{items}</ul></details>'
    )
