"""IP addresses: one spelling, port and time beside it, ranges refused."""

import pytest

from coordination.domain.identifiers import read
from coordination.domain.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.spellings import form, forms, meet, pairs

SAME = {
    ("ip", "203.0.113.7", "NO"): {
        "ip": [
            "203.0.113.7", "203.0.113.7:443", "203[.]0[.]113[.]7", "203.000.113.007",
            "203.0.113.7:443, 2024-01-02 10:00 UTC", "203.0.113.7 port 443", "::ffff:203.0.113.7",
            "http://203.0.113.7/", "IP: 203.0.113.7", "203.0.113.7 (2024-01-02T10:00:00Z)",
            "203.0.113.7/32", "203.0.113[.]7", "203.0.113.7:51234 2024-01-02 10:00:00 +0100",
            "203 . 0 . 113 . 7", "٢٠٣.٠.١١٣.٧", "203.0.113.7 - 2024-01-02 10:00",
            "203.0.113.7@2024-01-02",
        ],
        "url": [
            "http://203.0.113.7:8080/x",
        ],
        "domain": [
            "203.0.113.7",
        ],
    },
    ("ip", "2001:db8::1", "NO"): {
        "ip": [
            "2001:db8::1", "2001:0DB8:0000:0000:0000:0000:0000:0001", "[2001:db8::1]:443",
            "2001:db8::1%eth0", "[2001:db8::1]", "2001:db8:0:0::1/128", "2001[:]db8[:][:]1",
            "IPv6: 2001:db8::1", "2001:db8::1 2024-01-02 10:00",
            "[2001:db8::1]:443, 2024-01-02 10:00 UTC",
        ],
        "url": [
            "http://[2001:db8::1]/x",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize(("plain", "other", "desk"), pairs(SAME))
def test_every_spelling_of_an_ip_address_meets_the_plain_one(plain, other, desk):
    assert meet(plain, other, desk)


def test_port_and_time_are_kept_as_details_and_the_port_as_a_form():
    reading = read(Kind.IP, "203.0.113.7:0443, 2024-01-02 10:00 UTC", jurisdiction="NO")

    assert reading.forms == (form("ip_port", "203.0.113.7:443"), form("ip", "203.0.113.7"))
    assert reading.details == (("port", "443"), ("time", "2024-01-02 10:00 UTC"))
    assert reading.shown == "203.0.113.7:443"


def test_port_and_time_may_come_from_other_fields():
    reading = read(Kind.IP, "203.0.113.7", jurisdiction="NO",
                   details={"port": "443", "time": "2024-01-02"})  # fmt: skip

    assert reading.details == (("port", "443"), ("time", "2024-01-02"))


def test_two_ports_share_the_address_and_not_the_port():
    both = set(forms("ip", "203.0.113.7:443")) & set(forms("ip", "203.0.113.7:444"))

    assert both == {form("ip", "203.0.113.7")}


@pytest.mark.parametrize("text", ["203.0.113.0/24", "203.0.113.1-203.0.113.9", "203.0.113.1-9",
                                  "2001:db8::/32"])  # fmt: skip
def test_a_range_is_refused_with_a_note(text):
    reading = read(Kind.IP, text, jurisdiction="NO")

    assert reading.forms == ()
    assert "range" in reading.note


@pytest.mark.parametrize("text", ["300.1.1.1", "wolf", "1.2.3", "12:34:56", "2001:db8:::1"])
def test_what_is_no_ip_address_is_kept_with_a_note(text):
    reading = read(Kind.IP, text, jurisdiction="NO")

    assert (reading.forms, reading.shown) == ((), text)
    assert "single" not in reading.note


def test_an_address_that_ends_in_zeros_keeps_its_colons():
    assert forms("ip", "2001:db8::") == (form("ip", "2001:db8::"),)


def test_a_port_of_zero_is_none():
    assert forms("ip", "203.0.113.7:0") == (form("ip", "203.0.113.7"),)
