"""The English sentences for staff."""

from geo.listing.checks.losses import Lost
from geo.listing.contact import ConsentScope
from geo.listing.files.area import CANADA, NOT_STATED
from geo.listing.files.parts import LAST
from geo.listing.files.schema import EVERYONE_ELSE
from geo.listing.listing import Status
from geo.listing.schedule import Rhythm
from geo.listing.site import AddressVisibility
from geo.staff.rights import Role
from geo.store.version import ChangeKind
from geo.words.admin.record import StaffText
from geo.words.fields.en import EN as FIELDS_EN

POINT = "point"
"""Key of what is said where a point and its town do not belong together."""

EN = StaffText(
    page="For staff",
    page_lead="Keep the listing accurate: confirm, correct, add, withdraw.",
    room="Section",
    room_work="Work list",
    room_edit="Edit",
    room_letters="Messages",
    room_files="Files",
    signed_in_as="{name}, {role}",
    sign_out="Sign out",
    roles={
        Role.EDITOR: "editor",
        Role.PUBLISHER: "publisher",
    },
    done={
        ChangeKind.IMPORTED: "Imported: {name}.",
        ChangeKind.EDITED: "The draft of {name} is kept. Visitors do not see it yet.",
        ChangeKind.PUBLISHED: "Published: {name}.",
        ChangeKind.DISCARDED: "The draft of {name} is discarded.",
        ChangeKind.CONFIRMED: "Confirmed today: {name}.",
        ChangeKind.SNOOZED: "Put off: {name}.",
        ChangeKind.WITHDRAWN: "Withdrawn: visitors no longer see {name}.",
        ChangeKind.RESTORED: "The earlier version is in use again: {name}.",
    },
    stands={
        Status.ACTIVE: "Visitors see it now.",
        Status.PAUSED: "It is paused: visitors do not see it.",
        Status.WITHDRAWN: "It is withdrawn: visitors do not see it.",
    },
    id_taken="The short name {id} is taken: choose another.",
    undo="Undo",
    not_allowed="Your role does not allow this. Ask a publisher.",
    newer="{name} has saved {listing} since you opened it ({day}, {time}).",
    store_failed="That was not saved: {problem}",
    damaged=(
        "These entries are damaged, and visitors do not see them: {ids}. Show an earlier version "
        "again, or import them."
    ),
    work_lead="Oldest confirmation first, then the entries most people depend on.",
    work_summary=(
        "Groups shown: {count}. Never confirmed: {never}. Confirmed more than half a year ago: "
        "{old}."
    ),
    work_how="How I checked",
    work_how_first="Nothing is confirmed yet: choose first how you checked.",
    never_confirmed="Never confirmed",
    confirmed="Last confirmed on {day}",
    people="Residents who depend on it (2021 Census): {count}",
    people_unknown="No town and no area is stated, so we cannot tell how many depend on it",
    without_consent="{count} numbers or addresses without consent",
    without_consent_one="One number or address without consent",
    open_draft="A draft waits to be published",
    snoozed="Put off until {day}",
    confirm="Confirm",
    snooze="Ask me again in {days} days",
    withdraw="Withdraw",
    edit="Edit",
    ask_group="Link for the group",
    link_lead=(
        "Anyone who has this link can confirm this entry as it is, once, within {days} days. "
        "Send it to the group’s own contact."
    ),
    link_subject="Is your entry still right? {name}",
    link_body=(
        "Please look at the entry for {name} and tell us with one press whether it is still right:"
    ),
    link_mail="Write to {address}",
    withdrawn_heading="Not shown to visitors ({count})",
    pages="Page",
    edit_lead="Choose an entry, or start a new one.",
    edit_which="Entry",
    edit_choose="Type a name",
    edit_new="New entry",
    new_lead="Nobody sees it before it is published.",
    has_draft="This is a draft: visitors still see what was published.",
    no_draft="This is what visitors see.",
    was_merged=("What is public has changed since; both changes are here together."),
    was_merged_clashes=(
        "What is public has changed since; both changes are here together. Look at these, which "
        "both have changed: {fields}."
    ),
    close="Close without saving",
    groups={
        "who": "Who it is",
        "when": "How and when people meet",
        "where": "Where",
        "welcome": "Who is welcome",
        "contacts": "How to reach them",
        "more": "What else is known",
        "source": "Where this is from",
    },
    fields={
        **FIELDS_EN.staff,
        "rhythm": "How often, if no day is known",
        "service_area_words": "That area in the words of the source",
        "regions": "Provinces, territories, northern regions",
        "drawn": "Area drawn on a map (GeoJSON)",
        "welcome": "Who is welcome",
        "welcome_no": "no",
        EVERYONE_ELSE: "Everybody else",
        "meetings": "Meetings",
        "visibility": "Address",
        "venue": "Venue",
        "street": "Street",
        "town": "Town",
        "region": "Province or territory",
        "postal_code": "Postal code",
        "accessibility": "Accessibility",
        "lat": "Latitude",
        "lon": "Longitude",
        "uncertainty_km": "Give or take, km",
        "weekday": "Day",
        "nth": "How often",
        "starts": "Starts (19:00)",
        "ends": "Ends",
        "time_zone": "Time zone",
        "role": "Role",
        "person": "Person",
        "phones": "Phones",
        "number": "Phone",
        "extension": "Extension",
        "text": "Takes text messages",
        "email": "E-mail",
        "url": "Web page",
        "office": "Office (not a meeting place)",
        "hours": "Hours",
        "answers_24_7": "Can be called at any hour",
        "consent": "Consent",
        "email_consent": "Consent for the e-mail",
        "consent_by": "Who agreed",
        "consent_on": "When they agreed",
    },
    in_english="English",
    in_french="French",
    as_others="as everybody else",
    not_stated="not stated",
    yes="yes",
    no="no",
    visibilities={
        AddressVisibility.PUBLIC: "public: the street is shown",
        AddressVisibility.TOWN: "only the town is known",
        AddressVisibility.WITHHELD: "given on contact",
    },
    rhythms={
        Rhythm.WEEKLY: "every week",
        Rhythm.MONTHLY: "every month",
        Rhythm.NOT_STATED: "not stated",
    },
    every_week="every week",
    nth={
        "1": "the first of the month",
        "2": "the second",
        "3": "the third",
        "4": "the fourth",
        "5": "the fifth",
        LAST: "the last",
    },
    areas={
        NOT_STATED: "not stated",
        CANADA: "all of Canada",
        "regions": "provinces or regions",
        "drawn": "an area drawn on a map",
    },
    scopes={
        ConsentScope.PUBLISH: "they agreed: may be shown",
        ConsentScope.STAFF_ONLY: "for staff only: never shown",
    },
    no_consent="nobody was asked",
    add={
        "sites": "Add a meeting place",
        "meetings": "Add a meeting",
        "contacts": "Add a contact",
        "phones": "Add a phone",
    },
    remove={
        "sites": "Remove this place",
        "meetings": "Remove meeting",
        "contacts": "Remove this contact",
        "phones": "Remove phone",
    },
    by_hand="I know the exact point",
    look_up_online="Look the street up online",
    place_kept="The point stays as it was: {lat}, {lon}, give or take {margin}.",
    help={
        "id": ("Lowercase letters, digits and hyphens, such as my-group. It never changes."),
        "drawn": "GeoJSON from a map program (Polygon or MultiPolygon). If you do not know this, "
        "choose regions instead.",
        "source_line": "Quote the words of the source that this entry rests on.",
    },
    consent_heading="Shown without consent",
    consent_lead=(
        "These are shown only because the source publishes them. For each: ask, use a shared "
        "address, or remove it."
    ),
    consent_choice="What to do about the contact {number}",
    consent_ask="Ask",
    consent_role="Use a shared address (such as info@…)",
    consent_remove="Remove",
    consent_ask_lead=("Words to send or say. Note the answer under Consent, with who and when."),
    consent_words=(
        "Your contact {shown} is published in our entry for {name}, so that first responders, "
        "veterans and families can reach you. May we keep showing it? You can say no, give "
        "another address, or change your mind at any time."
    ),
    consent_role_address="Shared address",
    consent_remove_yes="Remove {shown}",
    faults_none="Nothing to fix: this can be saved.",
    faults_one="One thing still needs fixing; it is marked above.",
    faults_some="{count} things still need fixing; they are marked above.",
    fault_missing="{field} is missing.",
    fault_language="Write it in both languages.",
    fault={
        "id": (
            "{value} cannot be a short name: lowercase letters, digits and single hyphens only."
        ),
        "number": (
            "{value} is not a Canadian phone number: write ten digits, such as 416-859-3579."
        ),
        "extension": "{value} is not an extension: digits only.",
        "email": (
            "{value} is not an e-mail address: write one address alone, like name@example.ca, of "
            "letters, digits and . _ + - only."
        ),
        "url": (
            "{value} is not a web address: it begins with https:// and contains no space and no "
            "password."
        ),
        "source_url": (
            "{value} is not a web address: it begins with https:// and contains no space and no "
            "password."
        ),
        "postal_code": "{value} is not a whole postal code: write it like L0P 1E0.",
        "starts": "{value} is not a time: write it in 24 hours, like 19:00.",
        "ends": (
            "{value} cannot be the end: write it in 24 hours, at most 12 hours after the start."
        ),
        "service_area": "This is not an area yet: name a region, or give a polygon in GeoJSON.",
        "sites": (
            "There is a meeting place, but people do not meet in person: choose “in "
            "person”, or remove the place."
        ),
        "assured_on": (
            "{value} cannot be the day of a confirmation: give a day up to today, not before 2000."
        ),
        "consent_on": (
            "{value} cannot be the day of a consent: give a day up to today, not before 2000."
        ),
        "assured_how": "It says how it was confirmed, but not when.",
        POINT: (
            "The map point, the town and the postal code do not match, or the point is more "
            "exact than the town."
        ),
        "lat": "{value} is not a latitude in Canada.",
        "lon": "{value} is not a longitude in Canada.",
        "uncertainty_km": "{value} is not a distance in km.",
    },
    fault_twice="This is here twice: remove one.",
    fault_other="{field}: {value} is not accepted. {problem}",
    fault_unseen=(
        "{field}: character {position} is {code} ({name}), which nobody sees. Delete it, or type "
        "the text again."
    ),
    fault_zone=(
        "{town} keeps the time of {there}, and not that of {stated}. Choose {there} and write the "
        "hour there; if people also take part online, choose that as well."
    ),
    fault_look_alike=(
        "{field}: character {position} is {code} ({name}), which looks like another letter. Type "
        "the word again in plain letters."
    ),
    preview="As a visitor will see it",
    preview_from="Seen from (postal code or town)",
    preview_wait="The card and the map appear here once nothing is missing.",
    why="Why this change (for the history)",
    keep_draft="Keep as draft",
    publish="Publish",
    discard="Discard the draft",
    saving_needs=(
        "Saving waits until nothing is missing. What you typed stays while this page is open."
    ),
    lost_heading="Publish {name} all the same?",
    lost_lead="This would be lost, compared with what is public now:",
    lost={
        Lost.RESTRICTION: "Everybody would see what is for staff only: {what}",
        Lost.CONSENT: "Nobody’s consent would be on record any more: {what}",
        Lost.ALL_CONTACTS: "Nobody could be reached any more, not even: {what}",
        Lost.CONTACTS: "Could no longer be reached: {what}",
        Lost.MODES: "No longer a way to meet: {what}",
        Lost.SITES: "No longer a meeting place: {what}",
        Lost.MEETINGS: "Would no longer meet: {what}",
        Lost.WELCOMES: "No longer a plain yes to: {what}",
        Lost.LANGUAGES: "No longer a language of the group: {what}",
        Lost.SERVICE_AREA: "No longer an area it says it serves: {what}",
    },
    lost_more="More groups that would lose something: {count}.",
    lost_yes="Publish all the same",
    lost_no="Do not publish",
    clash_lead="Nothing that you typed is lost. Below is what differs.",
    clash_field="Field",
    clash_theirs="Theirs",
    clash_mine="Yours",
    clash_same="Nothing differs.",
    clash_both="Merge both",
    clash_both_help=(
        "What only one of you changed is taken from each. Where both changed the same field, "
        "yours is kept and named."
    ),
    clash_theirs_button="Discard mine, open theirs",
    clash_cannot=("Fix what is marked below first: then the two can be compared and merged."),
    history="History",
    history_line="{day}, {time}: {name} {act}",
    history_was="Before",
    history_now="After",
    history_restore="Show this version again",
    history_open="Open in the form",
    acts={
        ChangeKind.IMPORTED: "imported it",
        ChangeKind.EDITED: "kept a draft",
        ChangeKind.PUBLISHED: "published it",
        ChangeKind.DISCARDED: "discarded the draft",
        ChangeKind.CONFIRMED: "confirmed it",
        ChangeKind.SNOOZED: "put the question off",
        ChangeKind.WITHDRAWN: "withdrew it",
        ChangeKind.RESTORED: "showed an earlier version again",
    },
    own_contact="The group’s own contact",
    first_start="The first start",
    letters_lead="What visitors sent. Nothing tells us who sent it.",
    letters_none="No new messages.",
    letter_wrong="Something is wrong in {name}",
    letter_suggestion="A group that is missing",
    letter_received="Received on {day}",
    letter_start="Start an entry from this message",
    letter_used="Done",
    letter_dismiss="Delete",
    letter_done="The message is deleted with its words. Undo brings it back until your next press.",
    letter_pick="Select message {number}",
    letter_by_link="It came through the link of the group’s own contact.",
    letter_in_crowd="It came from a network that had sent many messages that day.",
    letters_count="New messages: {count}. Of these, from networks that had sent many: {crowd}.",
    letters_alike="Messages that look alike: {count}.",
    letters_others="The others that look like it ({count})",
    letters_pick_page="Select all on this page",
    letters_pick_none="Select none",
    letters_put_away="Delete the selected messages ({count})",
    letters_done="Messages deleted: {count}. Undo brings them back until your next press.",
    letters_back="Messages brought back: {count}.",
    letter_fields={
        "name": "Name",
        "who_for": "For whom",
        "where": "Where",
        "when": "When",
        "reached_by": "How to reach the group",
        "more": "More",
    },
)
