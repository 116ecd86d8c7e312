"""An e-mail reaches one person, a web address is what it looks like, and texts hide nothing."""

import pytest

from geo.listing.files.readers import Fault, Node, Reader, name_text, text
from geo.listing.files.written_forms import email, phone_number, url
from tests.geo.told import english


def read(reader: Reader[str], value: object) -> tuple[str | None, str]:
    faults: list[Fault] = []
    taken = Node(value, "field", faults).read(reader)
    return (None, english(faults[0].problem)) if faults else (taken, "")


@pytest.mark.parametrize(
    "address",
    [
        *("pat+group@example.ca", "o'neil@example.ca", "first.last@a-b.on.ca", "a_b-c@example.ca"),
        *("hélène@example.ca", "12@example.ca"),
    ],
)
def test_usual_addresses_are_taken(address: str) -> None:
    assert read(email, address) == (address, "")


@pytest.mark.parametrize(
    "address",
    [
        *("help?bcc=spy@example.ca", "help?bcc=spy%40evil.com@good.ca", "a&cc=spy@example.ca"),
        *("%0abcc:spy@example.ca", "a%2Cspy@example.ca", '"a"@example.ca', "a,spy@example.ca"),
        *("Pat <pat@example.ca>", "pat@example.ca; spy@example.ca", "a b@example.ca"),
        *("pat@example.ca,spy@example.ca", "a@b@example.ca", "a..b@example.ca", ".a@example.ca"),
        *("a/b@example.ca", "a#b@example.ca", "a\nb@example.ca", "mailto:a@example.ca"),
        *(
            "pat@example.ca?bcc=spy@example.ca",
            "сосо@example.ca",
            "pat\u0663@example.ca",
            "pat@localhost",
            5,
            None,
        ),
        f"{'a' * 65}@example.ca",
        *("\ufb01@example.ca", "\u0131@example.ca", "\u0138@example.ca", "\u0237@example.ca"),
        f"pat@{'a' * 64}.ca",
    ],
)
def test_an_address_that_could_add_somebody_is_refused_with_the_remedy(address: object) -> None:
    taken, problem = read(email, address)
    assert taken is None
    assert 'write it like "name@example.ca"' in problem or "U+" in problem


@pytest.mark.parametrize(
    ("reader", "value", "named"),
    [
        (email, "pat\u200b@example.ca", "U+200B ZERO WIDTH SPACE at character 4"),
        (email, "pаt@example.ca", "U+0430 CYRILLIC SMALL LETTER A at character 2"),
        (email, "pat@example\u212a.ca", "U+212A KELVIN SIGN"),
        (email, "pat@poſt.ca", "U+017F LATIN SMALL LETTER LONG S"),
        (url, "https://example.ca/\u202egpj.exe", "U+202E RIGHT-TO-LEFT OVERRIDE at character 20"),
        (url, "https://example.ca/%E2%80%AEgpj", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (url, "https://example.ca/%0d%0aSet-Cookie", "U+000D a control character"),
        (url, "https://exаmple.ca/", "U+0430 CYRILLIC SMALL LETTER A at character 11"),
        (url, "https://example.ca/\x1f", "U+001F a control character"),
        (url, "https://ＥXAMPLE.ca", "U+FF25 FULLWIDTH LATIN CAPITAL LETTER E"),
        (phone_number, "\u202a416-859-3579\u202c", "U+202A LEFT-TO-RIGHT EMBEDDING"),
        (phone_number, "416\u2028859-3579", "U+2028 LINE SEPARATOR at character 4"),
        (text, "a\u3164", "U+3164 HANGUL FILLER at character 2"),
        (text, "\u200b", "U+200B ZERO WIDTH SPACE at character 1"),
        (name_text, "Реer support", "U+0420 CYRILLIC CAPITAL LETTER ER at character 1"),
        (name_text, "𝐏eers", "U+1D40F MATHEMATICAL BOLD CAPITAL P at character 1"),
    ],
)
def test_the_character_that_is_refused_is_named(
    reader: Reader[str], value: str, named: str
) -> None:
    taken, problem = read(reader, value)
    assert taken is None
    assert named in problem


@pytest.mark.parametrize(
    "address",
    [
        *("https://user:secret@example.ca/", "https://user@example.ca", "https://a.ca@b.ca/"),
        *("javascript:alert(1)", "ftp://example.ca", "https://example.ca:99999/", "//example.ca"),
        *("https://a b.ca", "https://example.ca\\@b.ca", "https:///example.ca", "data:text/html,x"),
    ],
)
def test_what_is_no_public_page_is_refused(address: str) -> None:
    assert read(url, address)[0] is None


def test_a_host_with_accents_is_told_as_the_network_knows_it() -> None:
    assert read(url, "https://groupe-é.ca/a?b#c") == ("https://xn--groupe--hya.ca/a?b#c", "")
    assert read(email, "pat@groupe-é.ca") == ("pat@xn--groupe--hya.ca", "")
    page = "https://example.ca/\u0413\u0440\u0443\u043f\u0430"
    assert read(url, page) == (page, "")
    assert read(url, "https://аррӏе.com") == ("https://xn--80ak6aa92e.com", "")


def test_accents_are_put_together_however_they_were_typed() -> None:
    assert read(text, "Cafe\u0301") == ("Café", "")
    assert read(email, "he\u0301le\u0300ne@example.ca") == ("hélène@example.ca", "")
