"""Read identifiers in any spelling that people paste, so that equal things compare equal.

`read` takes a value as the kind under which it was filed; `guess` says what a pasted text could
be; `read_document` reads a subject's document; `features_of` prepares a whole case. Namespaces
of forms, each compared only with itself:

- strong: email, phone, handle, platform_id, url, onion, ip_port, ip, domain, crypto, crypto_tx,
  iban, paypal, card, card_token, imei, mac, uuid, imsi, iccid, meid, serial, vehicle, vin,
  document, file_hash, series, tip_report;
- weak, because a part is missing: handle_name and platform_number (no platform),
  vehicle_number and document_number (no State), report_number (no authority), card_masked (six
  digits hidden); handle_core is a name without its disguise.
"""

from coordination.domain.identifiers.documents import read_document
from coordination.domain.identifiers.guessing import guess
from coordination.domain.identifiers.hashes import PerceptualHash
from coordination.domain.identifiers.kinds import read
from coordination.domain.identifiers.reading import Reading
from coordination.domain.identifiers.selectors import (
    KEY_VERSION,
    document_feature,
    features_of,
    renewed,
)

__all__ = [
    "KEY_VERSION",
    "PerceptualHash",
    "Reading",
    "document_feature",
    "features_of",
    "guess",
    "read",
    "read_document",
    "renewed",
]
