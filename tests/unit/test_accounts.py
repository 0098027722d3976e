"""Names and passwords: what is refused, and that it isn't refused for the wrong reason."""

import pytest

from coordination.domain.accounts import is_sign_in_name, password_fault


@pytest.mark.parametrize("name", ["no-officer", "i.albuquerque", "ro1", "ab"])
def test_a_plain_name_is_taken(name):
    assert is_sign_in_name(name)


@pytest.mark.parametrize("name", ["", "a", "No", "1a", "a b", "a\n", "å-b", "a" * 41])
def test_another_name_is_not(name):
    assert not is_sign_in_name(name)


@pytest.mark.parametrize(
    "password",
    [
        "violet tractors sing on tuesdays",
        "korrekt hest batteri stift",
        "Xk3-vQ9w-Lm2p-77",
        "плавает кирпич у моста",
        "a" + "bx" * 3 + "quiet-lamp-9",
    ],
)
def test_a_long_and_unusual_password_is_taken(password):
    assert password_fault(password, "no-officer") is None


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword1",
        "P@ssw0rd12345678",
        "qwertyuiop123456",
        "aaaaaaaaaaaaaaaaaa",
        "abcdefghijklmnopqr",
        "12345678901234567890",
        "no-officer-officer-1",
        "Welcome-Admin-2026!",
        "xyxyxyxyxyxyxyxy",
    ],
)
def test_what_is_tried_first_is_refused(password):
    assert "tried first" in password_fault(password, "no-officer")


def test_length_is_judged_before_words():
    assert "at least 14" in password_fault("x7!kQ2", "no-officer")
    assert "at most 200" in password_fault("violet tractors " * 20, "no-officer")
