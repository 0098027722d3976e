"""Wallets: the currency is recognised from the form, and checksums decide on doubt."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs, texts

SAME = {
    ("crypto", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "NO"): {
        "crypto": [
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=0.1&label=x",
            "BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "BTC: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "https://www.blockchain.com/btc/address/1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa (bitcoin)", "1A1zP1eP5QGefi2DMPTfTL5S Lmv7DivfNa",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.", "btc-1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "BTC-1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "1A1z P1eP 5QGe fi2D MPTf TL5S Lmv7 Divf Na",
            "bitcoin address 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "Bitcoin wallet: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        ],
    },
    ("crypto", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "NO"): {
        "crypto": [
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "bitcoin:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=1",
            "bc1q w508 d6qe jxtd g4y5 r3za rvar y0c5 xw7k v8f3 t4",
        ],
    },
    ("crypto", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "NO"): {
        "crypto": [
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
            "ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@1?value=1",
            "ETH 0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED",
            "https://etherscan.io/address/0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        ],
    },
    ("crypto", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "NO"): {
        "crypto": [
            "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
            "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
            "BCH 1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
            "BITCOINCASH:QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A",
            "bitcoin cash 1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
        ],
    },
    ("crypto", "tx 4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b", "NO"): {
        "crypto": [
            "tx 4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b",
            "txid:4A5E1E4BAAB89F3A32518A88C31BC87F618F76673E2CC77AB2127B7AFDEDA33B",
            "https://blockchain.com/btc/tx/4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_a_wallet_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


SOUND = [
    ("112D2adLM3UKy4Z4giRbReR6gjWuvHUqB", "bitcoin"),
    ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bitcoin"),  # BIP-173
    ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bitcoin"),  # BIP-350
    ("LKDyUEtTR1HXamkiEphisSiBJu6o3ZPE34", "litecoin"),
    ("D597kHXGdkwkryF9oGhz9Bp1ypTpD1u99Z", "dogecoin"),
    ("Xags3HEXJ4G4Uuf8va2eSxLCw2KCyEhiJ7", "dash"),
    ("T9yED5xMV5ARV98BexN97aLZ1UUq7eKSxm", "tron"),
    ("t1HsdDMzmJfq4vc7T17XYjEkLMLvbgM1fCi", "zcash"),
    ("rrpDp2dLMs7KyhZhg5RbReRagjWuvH7qB", "ripple"),
    ("4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw", "solana"),
    ("bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "bitcoincash"),
    ("41d7ke5VQnR2BDNSgrTE9j3X8QQ5Bnbbs4s3SMTX7y416CxUJqrTLW97YsWGEBnhxH8tnYDcX85QRAEhaAzrTSrZ89rbBUS",
     "monero"),
    ("EQAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHx2j", "ton"),
    ("GAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB7JZX", "stellar"),
    ("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "ethereum"),  # EIP-55
]  # fmt: skip


@pytest.mark.parametrize(("address", "currency"), SOUND)
def test_the_currency_is_recognised_and_the_checksum_holds(address, currency):
    reading = read(Kind.CRYPTO, address, jurisdiction="NO")

    assert reading.forms[0] == form("crypto", f"{currency}:{address.rpartition(':')[2]}")
    assert (reading.doubtful, reading.details) == (False, (("currency", currency),))


def _mistyped(address):
    return address[:-3] + ("q" if address[-3] != "q" else "p") + address[-2:]


@pytest.mark.parametrize(
    ("address", "currency"), [one for one in SOUND if one[1] not in {"solana", "ethereum"}]
)
def test_an_address_with_a_slip_is_doubtful_and_still_matched(address, currency):
    reading = read(Kind.CRYPTO, _mistyped(address), jurisdiction="NO")

    assert reading.doubtful
    assert reading.forms
    assert reading.forms != forms("crypto", address)


def test_base58_keeps_its_case_and_bech32_loses_it():
    legacy = "112D2adLM3UKy4Z4giRbReR6gjWuvHUqB"

    assert not meet(("crypto", legacy), ("crypto", legacy.lower()))
    assert meet(("crypto", SOUND[1][0]), ("crypto", SOUND[1][0].upper()))
    assert read(Kind.CRYPTO, SOUND[1][0].capitalize(), jurisdiction="NO").doubtful


def test_one_key_in_two_currencies_stays_two_wallets():
    legacy = "112D2adLM3UKy4Z4giRbReR6gjWuvHUqB"

    assert not meet(("crypto", legacy), ("crypto", f"BCH {legacy}"))
    assert texts("crypto", "BCH 31h38a54tFMrR8kzBnP2241MFD2EUHtGha", "crypto")[0].startswith(
        "bitcoincash:p"
    )


def test_both_spellings_of_a_litecoin_script_meet():
    old, new = "LTC 31h38a54tFMrR8kzBnP2241MFD2EUHtGha", "M7uBSTV2qNDHDe2tHfNMqhFkZucgRMpJQk"

    assert meet(("crypto", old), ("crypto", new))


def test_an_integrated_monero_address_meets_the_wallet_inside_it():
    integrated = (
        "4BKnmStz23w2BDNSgrTE9j3X8QQ5Bnbbs4s3SMTX7y416CxUJqrTLW97YsWGEBnhxH8tnYDcX85QRAEhaAz"
        "rTSrZBYDariozsX61B3vUe7"
    )

    assert meet(("crypto", integrated), ("crypto", SOUND[11][0]))


def test_both_flags_of_a_ton_address_meet():
    other = "UQAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eH0Bm"

    assert meet(("crypto", SOUND[12][0]), ("crypto", other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cardano " + "Ae2invented" * 4, "cardano:" + "Ae2invented" * 4),
        ("0Olinvented" * 4, "other:" + "0Olinvented" * 4),
        ("BCH 112D2adLM3UKy4Z4giRbReR6gjWuvHUqC", "bitcoincash:112D2adLM3UKy4Z4giRbReR6gjWuvHUqC"),
        ("4" + "z" * 94, "monero:4" + "z" * 94),
        ("dash " + "5" * 30, "dash:" + "5" * 30),
        ("9" * 30, "other:" + "9" * 30),
    ],
)
def test_an_address_without_a_rule_is_compared_as_written_and_doubtful(text, expected):
    reading = read(Kind.CRYPTO, text, jurisdiction="NO")

    assert (reading.doubtful, reading.forms) == (True, (form("crypto", expected),))


def test_a_currency_may_come_from_another_field():
    found = forms("crypto", "112D2adLM3UKy4Z4giRbReR6gjWuvHUqB", currency="BCH")

    assert found[0].text.startswith("bitcoincash:q")


@pytest.mark.parametrize("text", ["wolf", "BTC", "many words that are no address at all"])
def test_what_is_no_wallet_is_kept_with_a_note(text):
    reading = read(Kind.CRYPTO, text, jurisdiction="NO")

    assert (reading.forms, reading.shown) == ((), text)
    assert "address" in reading.note
