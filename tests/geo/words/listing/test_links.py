"""A link writes to one address, whatever a listing holds."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.listing.contact import Phone
from geo.words.listing.links import mailto, sms, tel

HOSTILE = st.text(
    st.characters(codec="utf-8") | st.sampled_from('?&=%#@,;<>"\\:/ \n\r\u202e'), max_size=20
)
PLAIN = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-~+%")


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("pat+group@example.ca", "mailto:pat+group@example.ca"),
        ("o'neil@example.ca", "mailto:o%27neil@example.ca"),
        ("help?bcc=spy@example.ca", "mailto:help%3Fbcc%3Dspy@example.ca"),
        ("help?bcc=spy%40evil.com@good.ca", "mailto:help%3Fbcc%3Dspy%2540evil.com@good.ca"),
        ("a&cc=b@example.ca", "mailto:a%26cc%3Db@example.ca"),
        ("%0abcc:spy@example.ca", "mailto:%22%250abcc%3Aspy%22@example.ca"),
        ("spy@evil.ca,pat@example.ca", "mailto:%22spy%40evil.ca%2Cpat%22@example.ca"),
        (
            "pat@example.ca,spy@evil.ca?cc=x",
            "mailto:%22pat%40example.ca%2Cspy%40evil.ca%3Fcc%3Dx%22",
        ),
        ("pat\n@example.ca", "mailto:%22pat%20%22@example.ca"),
    ],
)
def test_an_address_is_written_so_that_nobody_is_added(address: str, link: str) -> None:
    assert mailto(address) == link


@given(address=HOSTILE, subject=HOSTILE, body=HOSTILE)
def test_no_text_adds_a_recipient_or_a_field(address: str, subject: str, body: str) -> None:
    link = mailto(address, subject=subject, body=body)
    to, _, asked = link.removeprefix("mailto:").partition("?")
    local, _, host = to.rpartition("@")
    assert set(local) | set(host) <= PLAIN
    assert not set(unquote(to)) & set("\r\n")
    names = [field.partition("=")[0] for field in asked.split("&")] if asked else []
    assert names == [name for name, text in (("subject", subject), ("body", body)) if text]
    bare = unquote(local)
    assert not set(bare) & set(",;<> ") or (bare[0], bare[-1]) == ('"', '"')


def test_numbers_are_called_and_texted_alone() -> None:
    phone = Phone(number="306-525-5601", extension="222")
    assert (tel(phone), sms(phone)) == ("tel:+1-306-525-5601;ext=222", "sms:+1-306-525-5601")
    odd = Phone(number="306?body=x&y", extension="2;isub=1")
    assert tel(odd) == "tel:+1-306%3Fbody%3Dx%26y;ext=2%3Bisub%3D1"
    assert sms(odd) == "sms:+1-306%3Fbody%3Dx%26y"
