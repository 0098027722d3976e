"""Encodings of wallet addresses against the vectors of their specifications."""

import pytest

from coordination.domain.identifiers.encodings import (
    base58,
    cash_address,
    crc16,
    is_base58check,
    is_bech32,
    is_cash_address,
    keccak256,
    to_base58,
)


def test_keccak_has_the_padding_of_the_submission():
    assert keccak256(b"").hex() == (
        "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    )
    assert len(keccak256(b"x" * 300)) == 32


@pytest.mark.parametrize(
    "text",
    ["a12uel5l", "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", "a1lqfn3a",
     "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
)  # fmt: skip
def test_bech32_holds_for_the_vectors_of_bip_173_and_350(text):
    assert is_bech32(text)


@pytest.mark.parametrize(
    "text",
    ["a12uel5x", "1qzzfhee", "x1b4n0q5v", "li1dgmt3", "noseparator",
     "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7k7grplx",
     "bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47"],
)  # fmt: skip
def test_bech32_fails_for_the_invalid_vectors(text):
    assert not is_bech32(text)


def test_base58_reads_what_it_writes_and_refuses_other_signs():
    raw = bytes([0, 0, 1, 2, 255])

    assert base58(to_base58(raw)) == raw
    assert base58("0OIl") is None
    assert not is_base58check(b"abc")


def test_a_legacy_hash_becomes_the_cash_address_of_the_specification():
    raw = base58("1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu") or b""

    assert cash_address(0, raw[1:21]) == "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
    assert is_cash_address("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")
    assert not is_cash_address("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b")


def test_crc_has_the_check_value_of_xmodem():
    assert crc16(b"123456789") == 0x31C3
