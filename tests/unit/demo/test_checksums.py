from stdnum import iban as stdnum_iban

from coordination.demo import checksums


def test_an_iban_gets_the_check_digits_of_the_registry_example():
    assert checksums.iban("GB", "WEST12345698765432") == "GB82WEST12345698765432"


def test_an_iban_of_invented_digits_is_valid_and_one_digit_later_is_not():
    made = checksums.iban("DE", "123412341234123412")
    spoilt = made[:-1] + str((int(made[-1]) + 1) % 10)

    assert stdnum_iban.is_valid(made)
    assert not stdnum_iban.is_valid(spoilt)


def test_the_luhn_digit_is_that_of_the_standard_example():
    assert checksums.luhn("49015420323751") == "490154203237518"


def test_a_pay_to_key_hash_address_keeps_leading_zeros():
    assert checksums.base58check(0, bytes(20)) == "1111111111111111111114oLvT2"


def test_a_witness_address_is_that_of_bip_173():
    program = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")

    assert checksums.bech32("bc", program) == "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"


def test_keccak_of_nothing_is_the_published_value_also_beyond_one_block():
    empty = "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"

    assert checksums.keccak256(b"").hex() == empty
    assert checksums.keccak256(bytes(300)) != checksums.keccak256(bytes(301))


def test_an_ethereum_address_gets_the_letter_case_of_eip_55():
    address = bytes.fromhex("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")

    assert checksums.ethereum(address) == "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


def test_a_monero_address_has_the_length_and_the_first_digit_of_the_main_network():
    address = checksums.monero(bytes(range(64)))

    assert len(address) == 95
    assert address.startswith("4")


def test_an_onion_address_has_56_characters_and_ends_in_its_version():
    address = checksums.onion(bytes(range(32)))

    assert len(address) == 56 + len(".onion")
    assert address.removesuffix(".onion").endswith("d")
