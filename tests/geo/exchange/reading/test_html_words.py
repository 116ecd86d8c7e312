"""HTML that others wrote, read once from its beginning to its end."""

import time

import pytest

from geo.exchange.reading.html_words import words_of_html
from geo.exchange.reading.spellings import without_markup


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>a</p><p>b</p>", "\na\n\nb\n"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<a title=\"x>y\" href='z>'>link</a>", "link"),
        ("<SCRIPT>no</script>yes", "yes"),
        ("<style>no <b>no</style>yes", "yes"),
        ("a<!-- <p>no -->b", "ab"),
        ("a<!-- no end", "a<!-- no end"),
        ("caf&eacute; &lt;b&gt; &#233;", "café <b> é"),
        ("a < b", "a < b"),
        ("<!DOCTYPE html>x", "x"),
    ],
)
def test_a_reader_sees_the_words(written: str, read: str) -> None:
    assert words_of_html(written) == read


@pytest.mark.parametrize(
    "again",
    ["<a <a", "<!--", "</a ", "<a '", '<a "', "&a", "&#1", "<", "<script>", "<![CDATA[", "<a=\"'"],
)
def test_nothing_that_stays_open_is_read_twice(again: str) -> None:
    written = again * (200_000 // len(again))
    begun = time.process_time()
    without_markup(written)
    assert time.process_time() - begun < 1.0
