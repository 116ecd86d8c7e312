"""How to reach a listing, and whose consent that rests on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.listing.bilingual import Bilingual


class ConsentScope(StrEnum):
    """What a person agreed to."""

    PUBLISH = "publish"
    """Their number or address may be shown to everybody."""
    STAFF_ONLY = "staff_only"
    """Staff may use it to confirm the entry; nobody else gets it."""


class Reachable(StrEnum):
    """The best way to reach somebody: it decides what a visitor may be told to do."""

    PHONE = "phone"
    """By a call, which is answered soonest."""
    EMAIL = "email"
    """By e-mail, and not by phone."""
    WEB = "web"
    """By a web page alone."""
    NOBODY = "nobody"
    """No way is known, so nobody is told to ask, call or write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Who agreed, when, and to what."""

    by: str
    on: date
    scope: ConsentScope


def is_for_staff(consent: Consent | None) -> bool:
    """Tell whether a consent keeps something from the public; without one nothing does."""
    return consent is not None and consent.scope is ConsentScope.STAFF_ONLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A telephone number.

    Parameters
    ----------
    number
        As it is written to people, ``"416-859-3579"``.
    text
        Whether it takes text messages; ``None`` if the listing does not say.
    consent
        Of this number alone; ``None`` where that of its contact holds.
    """

    number: str
    extension: str | None = None
    text: bool | None = None
    consent: Consent | None = None

    @property
    def dialled(self) -> str:
        """The number in the form of RFC 3966, without its extension: ``"+1-416-859-3579"``."""
        return (
            self.number if self.number.startswith("+") else f"+1-{self.number.removeprefix('1-')}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person or a role that answers for a listing.

    Parameters
    ----------
    office
        A postal address that is an office and not a meeting place.
    answers_24_7
        ``None`` if the listing does not say.
    consent
        Of the contact as a whole; ``None`` if nobody asked yet: the contact is shown only because
        its source publishes it.
    email_consent
        Of the e-mail alone; ``None`` where that of the contact holds.
    """

    role: Bilingual
    person: str | None = None
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    url: str | None = None
    office: str | None = None
    hours: Bilingual | None = None
    answers_24_7: bool | None = None
    consent: Consent | None = None
    email_consent: Consent | None = None

    @property
    def reachable(self) -> Reachable:
        """The best way to reach this contact; an office address alone is none."""
        if self.phones:
            return Reachable.PHONE
        if self.email:
            return Reachable.EMAIL
        return Reachable.WEB if self.url else Reachable.NOBODY

    @property
    def is_called_24_7(self) -> bool:
        """Whether the listing says that its phone is answered at any hour."""
        return bool(self.answers_24_7 and self.phones)

    def consent_for(self, phone: Phone) -> Consent | None:
        """Return the consent that one of the numbers rests on."""
        return phone.consent or self.consent

    @property
    def consent_for_email(self) -> Consent | None:
        """The consent that the e-mail rests on."""
        return self.email_consent or self.consent
