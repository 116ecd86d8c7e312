import pytest

from geo.staff.password import SHORTEST, hash_password, is_password

PASSWORD = "a long word for the staff"  # noqa: S105 - made up for this test
HASHED = hash_password(PASSWORD)


def test_the_right_password_is_known_by_its_hash() -> None:
    assert is_password(PASSWORD, HASHED)


@pytest.mark.parametrize(
    "typed",
    ["", PASSWORD.upper(), f"{PASSWORD} ", PASSWORD[:-1], HASHED],
    ids=["nothing", "capitals", "a blank more", "a letter less", "the hash"],
)
def test_any_other_word_is_not_the_password(typed: str) -> None:
    assert not is_password(typed, HASHED)


@pytest.mark.parametrize(
    "hashed",
    ["", PASSWORD, "$argon2id$v=19$", HASHED[:-4], "\0"],
    ids=["nothing", "the word", "a head", "cut", "no text"],
)
def test_a_hash_that_is_none_fits_no_password(hashed: str) -> None:
    assert not is_password(PASSWORD, hashed)
    assert not is_password("", hashed)


def test_a_hash_that_was_mistyped_with_a_letter_beyond_ascii_fits_no_password() -> None:
    assert not is_password(PASSWORD, "é")


def test_the_hash_is_argon2_and_tells_neither_the_password_nor_who_has_the_same() -> None:
    assert HASHED.startswith("$argon2id$")
    assert PASSWORD not in HASHED
    assert hash_password(PASSWORD) != HASHED


def test_a_password_that_is_too_short_is_refused_with_the_length_to_take() -> None:
    with pytest.raises(ValueError, match=f"{SHORTEST - 1} characters; take {SHORTEST} or more"):
        hash_password("x" * (SHORTEST - 1))
    assert is_password("x" * SHORTEST, hash_password("x" * SHORTEST))


def test_a_password_may_be_of_any_script() -> None:
    assert is_password("ᐃᓄᒃᑎᑐᑦ ᓇᓕᖅᑲᖅ", hash_password("ᐃᓄᒃᑎᑐᑦ ᓇᓕᖅᑲᖅ"))
