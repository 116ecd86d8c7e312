"""The staff's room "Files", without a browser."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from geo.exchange.formats import FORMATS, Format, read
from geo.exchange.tables.csv_file import write_csv
from geo.listing.bilingual import Bilingual
from geo.listing.directory import Directory
from geo.listing.files.listing_file import FOLDER
from geo.listing.files.snapshot import pack_texts
from geo.listing.listing import Status
from geo.staff.password import hash_password
from geo.staff.rights import Role, Staff
from geo.store.database import sqlite_url
from geo.store.store import Store
from geo.store.version import Stage
from geo.words.exchange.files_text import EN, FR
from geo.words.language import Language
from tests.geo.store.saves import save_listing
from views import resources
from views.admin import files, sign_in
from views.admin.imports import read_file
from views.admin.imports.preview import MOST_SHOWN
from views.heavy_work import read_for_staff
from views.session import staff_state

pytestmark = pytest.mark.slow

APP = Path(__file__).resolve().parents[2] / "views" / "routes.py"
PASSWORD_HASH = hash_password("correct horse battery")
HEART = (FOLDER / "heart.toml").read_text(encoding="utf-8")
FOREIGN = b"""Group name,Ville,Province,Phone nr,Website,Colour
*Northern* Peers,Iqaluit,NU,867-555-0123,https://example.ca/north,blue
Nowhere Peers,Nowhereville,ON,416-555-0100,https://example.ca/nowhere,
"""


@dataclass(frozen=True)
class Room:
    """The room as somebody who signed in has it open."""

    page: AppTest

    @property
    def html(self) -> str:
        return "".join(str(element.value) for element in self.page.html)

    @property
    def keys(self) -> list[str]:
        elements = (*self.page.button, *self.page.checkbox, *self.page.selectbox)
        return [str(one.key) for one in elements if one.key]

    def open(self, name: str, content: bytes) -> "Room":
        self.page.file_uploader[0].upload(name, content).run()
        return self

    def press(self, ends: str) -> "Room":
        self._button(ends).click().run()
        return self

    def has_button(self, ends: str) -> bool:
        return any(key.endswith(ends) for key in self.keys)

    def untick(self, listing_id: str) -> "Room":
        next(
            one for one in self.page.checkbox if str(one.key).endswith(f"take-{listing_id}")
        ).uncheck().run()
        return self

    def _button(self, ends: str) -> Button:
        return next(one for one in self.page.button if str(one.key).endswith(ends))


Enter = Callable[..., Room]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Give the page a store of its own."""
    monkeypatch.setenv(resources.DATABASE, sqlite_url(tmp_path / "store.sqlite3"))
    monkeypatch.delenv(resources.LISTINGS, raising=False)
    monkeypatch.setenv("NEARPEER_STAFF_PASSWORD_HASH", PASSWORD_HASH)
    resources.forget_listings()
    opened = resources.store()
    assert opened is not None
    return opened


@pytest.fixture
def enter(store: Store, monkeypatch: pytest.MonkeyPatch) -> Enter:
    """Open the room as somebody with a role."""
    assert store.revision()

    def entered(role: Role = Role.PUBLISHER, language: str = "en") -> Room:
        page = AppTest.from_file(str(APP), default_timeout=30)
        page.query_params["lang"] = language
        monkeypatch.setattr(sign_in, "signed_in", lambda: Staff("Ada", role))
        page.session_state[staff_state.TAB] = staff_state.StaffTab.FILES
        page.run()
        page.query_params["lang"] = language
        return Room(page.switch_page("page_scripts/staff.py").run())

    return entered


def changed_table(store: Store, *listing_ids: str, said: str = "New <b>words</b>.") -> bytes:
    known = store.snapshot().directory
    words = Bilingual(en=said, fr=said)
    return write_csv(Directory(replace(known[one], description=words) for one in listing_ids))


# --- out -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_format_is_offered_with_what_it_is_for_and_what_it_loses(
    enter: Enter, language: str
) -> None:
    room, text = enter(language=language), {"en": EN, "fr": FR}[language]
    labels = [str(one.proto.label) for one in room.page.get("download_button")]
    assert labels == [text.out_button.format(name=text.formats[one].name) for one in Format]
    for one in text.formats.values():
        assert one.use in room.html
        assert one.loses in room.html


@pytest.mark.parametrize("form", [Format.TOML, Format.XLSX, Format.MEETING_GUIDE, Format.ICAL])
def test_a_file_that_is_taken_away_says_nothing_new_when_it_comes_back(
    enter: Enter, form: Format
) -> None:
    room, about = enter(), FORMATS[form]
    content = file_made(form, with_hidden=False)
    room.open(f"listing{about.ends}", content)
    if about.is_read:
        assert EN.nothing_new in room.html
        assert "New: 0. Changed: 0. The same: 9. Not in the file: 0. Faults: 0." in room.html
    else:
        assert "export only" in room.html


def file_made(form: Format, *, with_hidden: bool) -> bytes:
    staff_service = resources.staff_service_of(Staff("Ada", Role.EDITOR))
    assert staff_service is not None
    return files._content(staff_service, form, Language.EN, with_hidden=with_hidden)  # noqa: SLF001 - what a press of the button makes


def test_what_is_withdrawn_goes_out_when_it_is_asked_for_and_always_in_the_files(
    store: Store,
) -> None:
    entry = store.entry("heart")
    assert entry.public is not None
    assert entry.public.listing is not None
    withdrawn = replace(entry.public.listing, status=Status.WITHDRAWN)
    store.save(save_listing(withdrawn, replaces=entry.public.revision))
    assert b"withdrawn" not in file_made(Format.CSV, with_hidden=False)
    assert b"withdrawn" in file_made(Format.CSV, with_hidden=True)
    known, locator = store.snapshot().directory, resources.locator()
    packed = file_made(Format.TOML, with_hidden=False)
    parsed_file = read(
        packed,
        Format.TOML,
        name="a.zip",
        known=known,
        locator=locator,
        today=resources.now().date(),
    )
    assert withdrawn in parsed_file.parsed.listings


# --- in: what is seen before anything is saved ---------------------------------------------------


def test_a_change_is_shown_field_by_field_as_text_and_saves_nothing(
    enter: Enter, store: Store
) -> None:
    room, before = enter(), store.revision()
    room.open("listing.csv", changed_table(store, "heart"))
    assert "New: 0. Changed: 1. The same: 0. Not in the file: 8. Faults: 0." in room.html
    assert "New &lt;b&gt;words&lt;/b&gt;." in room.html
    assert "<b>words" not in room.html
    assert EN.gone.format(count=8) in room.html
    assert EN.gone_lead in room.html
    assert store.revision() == before


def test_the_columns_of_others_are_asked_about_with_their_first_values(enter: Enter) -> None:
    room = enter().open("groups.csv", FOREIGN)
    chosen = {str(one.label): one.value for one in room.page.selectbox}
    assert chosen["Column 1 is"] == "name_en"
    assert chosen["Column 4 is"] == "contact_1_phone_1"
    assert chosen["Column 6 is"] is None
    assert room.html.count(EN.columns_guess) == 1
    assert "867-555-0123 · 416-555-0100" in room.html
    assert not room.has_button("keep-draft")


def test_a_wide_table_shows_its_first_columns_and_says_how_many_more(enter: Enter) -> None:
    headings = ["name_en", *(f"Thing {number}" for number in range(70))]
    room = enter().open("wide.csv", ",".join(headings).encode() + b"\nPeers,x\n")
    assert EN.columns_own.format(count=1) in room.html
    assert EN.columns_more.format(count=10) in room.html
    assert sum(str(one.label).startswith("Column ") for one in room.page.selectbox) == 60


def test_what_staff_say_of_a_column_is_what_is_read(enter: Enter, store: Store) -> None:
    room = enter().open("groups.csv", FOREIGN)
    colour = next(one for one in room.page.selectbox if one.label == "Column 6 is")
    colour.set_value("notes_en")
    room.press("-use")
    assert "New: 1. Changed: 0. The same: 0. Not in the file: 9. " in room.html
    assert "Row 3 (Nowhere Peers), field site_1_town" in room.html
    room.press("keep-draft")
    draft = store.entry("northern-peers").open_draft
    assert draft is not None
    assert draft.listing is not None
    assert draft.listing.notes is not None
    assert draft.listing.notes.en == "blue"
    assert draft.listing.contacts[0].phones[0].number == "867-555-0123"


def test_two_columns_for_one_are_refused_and_can_be_mended(enter: Enter) -> None:
    room = enter().open("groups.csv", FOREIGN)
    colour = next(one for one in room.page.selectbox if one.label == "Column 6 is")
    colour.set_value("name_en")
    room.press("-use")
    assert EN.columns_twice.format(column="name_en") in room.html
    colour = next(one for one in room.page.selectbox if one.label == "Column 6 is")
    colour.set_value(None)
    room.press("-use")
    assert EN.preview_heading in room.html
    room.press("columns-again")
    assert EN.columns_heading in room.html


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xd8\x00", EN.in_format_unknown),
        (b"PK\x03\x04", EN.in_format_unknown),
        (b"\xd0\xcf\x11\xe0", "locked by a password"),
        (b'{"type": "FeatureCollection"}', "export only"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(enter: Enter, content: bytes, said: str) -> None:
    room = enter().open("file", content)
    assert said in room.html
    room.press("-away")
    assert EN.out_heading in room.html


def test_what_is_wrong_with_rows_and_files_is_said_in_french_to_staff_who_read_french(
    enter: Enter,
) -> None:
    feed = b'[{"name": "Pairs", "day": 9, "time": "19:00", "timezone": "America/Toronto"}]'
    refused = enter(language="fr").open("feed.json", feed).html
    assert "&#x27;9&#x27; n’est pas un jour; écrivez de 0 pour dimanche à 6" in refused
    unread = enter(language="fr").open("old.xls", b"\xd0\xcf\x11\xe0").html
    assert "le classeur est verrouillé par un mot de passe" in unread
    faulty = enter(language="fr").open("a.toml", HEART.replace("free", "fre").encode()).html
    assert "&#x27;fre&#x27; n’est pas connu ici; vouliez-vous dire &#x27;free&#x27;?" in faulty


def test_the_format_can_be_chosen_where_the_file_does_not_tell(enter: Enter) -> None:
    room = enter().open("empty.json", b"[]")
    assert EN.in_format_unknown in room.html
    room.page.selectbox[0].set_value(Format.HSDS).run()
    assert "no service is in this file" in room.html


def test_a_file_is_read_once_and_not_at_every_run(
    enter: Enter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(work: partial[Any]) -> object:
        asked.append(work.func.__name__)
        return read_for_staff(work)

    monkeypatch.setattr(read_file, "read_for_staff", counted)
    room = enter().open("listing.csv", changed_table(store, "heart", "phoenix"))
    room.untick("heart").page.run()
    assert asked == ["told_by", "sheet_of", "file_read"]


def test_an_entry_that_visitors_will_not_see_says_so(enter: Enter) -> None:
    paused = HEART.replace('status = "active"', 'status = "paused"')
    room = enter().open("heart.toml", paused.encode())
    assert EN.hidden.format(status="paused") in room.html


def test_a_long_list_shows_its_beginning_and_says_how_much_more(enter: Enter, store: Store) -> None:
    phoenix = store.snapshot().directory["phoenix"]
    many = Directory(replace(phoenix, id=f"group-{number:04}") for number in range(MOST_SHOWN + 9))
    room = enter().open("many.csv", write_csv(many))
    assert sum("take-" in key for key in room.keys) == MOST_SHOWN
    assert EN.more.format(count=9) in room.html
    room.press("keep-draft")
    assert sum(one.open_draft is not None for one in store.entries()) == MOST_SHOWN + 9


# --- in: keeping ---------------------------------------------------------------------------------


def test_all_is_published_with_the_reason_in_the_history(enter: Enter, store: Store) -> None:
    room = enter().open("listing.csv", changed_table(store, "heart", "phoenix"))
    why = next(one for one in room.page.text_input if str(one.key).endswith("why"))
    assert why.value == "from listing.csv"
    why.input("Words of the autumn.").run()
    room.press("keep-public")
    public = store.entry("heart").public
    assert public is not None
    assert public.listing is not None
    assert public.listing.description.en == "New <b>words</b>."
    assert (public.signature.by, public.signature.why) == ("Ada", "Words of the autumn.")
    assert EN.out_heading in room.html


def test_what_is_unticked_stays_as_it_is(enter: Enter, store: Store) -> None:
    room = enter().open("listing.csv", changed_table(store, "heart", "phoenix"))
    room.untick("heart").press("keep-public")
    revisions = {one: store.entry(one).revision(Stage.PUBLIC) for one in ("heart", "phoenix")}
    assert revisions["heart"] < 10
    assert revisions["phoenix"] == 10


def test_where_nothing_is_ticked_nothing_can_be_kept(enter: Enter, store: Store) -> None:
    room = enter().open("listing.csv", changed_table(store, "heart")).untick("heart")
    assert EN.nothing_ticked in room.html
    assert not room.has_button("keep-draft")


def test_an_editor_keeps_drafts_and_is_not_offered_to_publish(enter: Enter, store: Store) -> None:
    room = enter(Role.EDITOR).open("listing.csv", changed_table(store, "heart"))
    assert not room.has_button("keep-public")
    assert EN.only_publishers in room.html
    room.press("keep-draft")
    assert store.entry("heart").open_draft is not None


@pytest.mark.parametrize("stage", Stage)
def test_whoever_was_faster_is_named_nothing_is_saved_and_the_comparison_is_made_anew(
    enter: Enter, store: Store, stage: Stage
) -> None:
    room = enter().open("listing.csv", changed_table(store, "heart", "phoenix"))
    entry = store.entry("heart")
    assert entry.public is not None
    assert entry.public.listing is not None
    theirs = replace(entry.public.listing, notes=Bilingual(en="Theirs.", fr="Le leur."))
    store.save(save_listing(theirs, replaces=entry.revision(stage), stage=stage))
    before = store.revision()
    room.press(f"keep-{stage.value}")
    assert store.revision() == before
    status = next(
        one.proto.json
        for one in room.page.get("bidi_component")
        if "shell" in one.proto.component_name
    )
    assert f"Mary Ann has saved {theirs.name.en}" in status
    assert EN.made_anew in status
    assert (EN.has_draft in room.html) is (stage is Stage.DRAFT)
    room.press(f"keep-{stage.value}")
    assert store.revision() == before + 2


def test_packed_files_keep_their_remarks(enter: Enter, store: Store) -> None:
    remarked = f"# Asked again.\n{HEART}"
    room = enter().open("kept.zip", pack_texts({"heart": remarked}))
    assert EN.text_only in room.html
    room.press("keep-public")
    public = store.entry("heart").public
    assert public is not None
    assert public.text == remarked


def test_whoever_signs_out_leaves_no_file_behind(enter: Enter, store: Store) -> None:
    room = enter().open("listing.csv", changed_table(store, "heart"))
    room.press("sign-out")
    assert "desk-import" not in room.page.session_state
