"""When a group meets: the part of the form with its meetings."""

from typing import Final

import streamlit as st

from geo.listing.schedule import Weekday
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from geo.words.say.sentences import city, text_in
from views.admin.form.form import Form, Names

ZONES: Final = (
    "America/St_Johns",
    "America/Goose_Bay",
    "America/Halifax",
    "America/Glace_Bay",
    "America/Moncton",
    "America/Blanc-Sablon",
    "America/Toronto",
    "America/Iqaluit",
    "America/Atikokan",
    "America/Winnipeg",
    "America/Rankin_Inlet",
    "America/Resolute",
    "America/Regina",
    "America/Swift_Current",
    "America/Edmonton",
    "America/Yellowknife",
    "America/Inuvik",
    "America/Cambridge_Bay",
    "America/Creston",
    "America/Dawson_Creek",
    "America/Fort_Nelson",
    "America/Vancouver",
    "America/Whitehorse",
    "America/Dawson",
)
"""The zones of Canada, from east to west."""


def draw_meetings(form: Form) -> None:
    """Draw every meeting, and the offer of one more."""
    text = staff_text(form.language)
    for number, row in form.rows("meetings"):
        day, nth, starts, ends, zone, away = st.columns(
            [3, 3, 2, 2, 3, 2], vertical_alignment="bottom"
        )
        with day:
            row.choose("weekday", text.fields["weekday"], _weekdays)
        with nth:
            _ask_nth(row)
        with starts:
            row.text("starts", text.fields["starts"])
        with ends:
            row.text("ends", text.fields["ends"])
        with zone:
            row.choose("time_zone", text.fields["time_zone"], _zones(row))
        with away:
            form.remove_button("meetings", number, text.remove["meetings"])
        row.spot("")
    form.add_button("meetings", text.add["meetings"])


def _ask_nth(row: Form) -> None:
    """Ask which week of the month; the file has a number, or "last"."""
    text = staff_text(row.language)
    first = {"nth": str(row.first["nth"])} if "nth" in row.first else {}
    inner = Form(key=f"{row.key}.week", first=first, language=row.language)
    chosen = inner.choose("nth", text.fields["nth"], _weeks, default="")
    if chosen:
        row.out["nth"] = int(chosen) if chosen.isdecimal() else chosen


def _weekdays(language: Language) -> dict[str, str]:
    names = text_in(language).weekdays
    return {day.name.lower(): names[day] for day in Weekday}


def _weeks(language: Language) -> dict[str, str]:
    text = staff_text(language)
    return {"": text.every_week, **text.nth}


def _zones(row: Form) -> Names:
    """Name the zones by their cities; one of elsewhere stays if it is there."""
    zones = [one for one in dict.fromkeys((*ZONES, row.first.get("time_zone"))) if one]
    return lambda language: {one: city(one, language) for one in zones}
