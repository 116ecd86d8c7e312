"""Lines of the log that a stranger can bring about."""

import logging

from service.process.repeats import A_MINUTE, SeldomRepeated, logs_of


def record(words: str, *filled_in: object) -> logging.LogRecord:
    return logging.LogRecord("x", logging.WARNING, "x", 1, words, filled_in, None)


def test_a_few_of_each_kind_are_written_and_the_next_minute_says_how_many_were_not() -> None:
    at = 0.0
    seldom = SeldomRepeated(clock=lambda: at)
    written = [seldom.filter(record("%s is refused", number)) for number in range(100)]
    assert written == [True] * A_MINUTE + [False] * (100 - A_MINUTE)
    assert seldom.filter(record("another kind"))
    at = 61.0
    first = record("%s is refused", "this")
    assert seldom.filter(first)
    assert first.getMessage() == "this is refused (95 more of this in the minute before)"
    second = record("%s is refused", "that")
    assert seldom.filter(second)
    assert second.getMessage() == "that is refused"


def test_words_that_are_new_each_time_fill_no_memory() -> None:
    seldom = SeldomRepeated(clock=lambda: 0.0)
    for number in range(10_000):
        seldom.filter(record(f"line {number}"))
    assert len(vars(seldom)["_seen"]) < 1_000


def test_the_loggers_of_a_library_are_those_below_its_name() -> None:
    for name in ("somelibrary", "somelibrary.part", "somelibraryelse"):
        logging.getLogger(name)
    assert set(logs_of("somelibrary")) == {"somelibrary", "somelibrary.part"}
