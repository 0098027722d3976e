"""A security key in software: registers and answers challenges as a browser would report it."""

import hashlib
import json
import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

_PRESENT = b"\x01"
_PRESENT_WITH_KEY = b"\x41"


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class SoftKey:
    """One key pair for one site."""

    origin: str = "http://localhost:8000"
    site: str = "localhost"
    id: bytes = field(default_factory=lambda: os.urandom(16))
    secret: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    uses: int = 0

    def register(self, options: dict) -> str:
        client = self._client("webauthn.create", options["challenge"])
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + self._public()
        content = {
            "fmt": "none",
            "attStmt": {},
            "authData": self._head(_PRESENT_WITH_KEY) + attested,
        }
        return self._answer(
            {"clientDataJSON": _text(client), "attestationObject": _text(cbor2.dumps(content))}
        )

    def answer(self, options: dict) -> str:
        client = self._client("webauthn.get", options["challenge"])
        self.uses += 1
        head = self._head(_PRESENT)
        signed = head + hashlib.sha256(client).digest()
        return self._answer(
            {
                "clientDataJSON": _text(client),
                "authenticatorData": _text(head),
                "signature": _text(self.secret.sign(signed, ec.ECDSA(hashes.SHA256()))),
            }
        )

    def _head(self, flags: bytes) -> bytes:
        return hashlib.sha256(self.site.encode()).digest() + flags + self.uses.to_bytes(4, "big")

    def _client(self, act: str, challenge: str) -> bytes:
        return json.dumps({"type": act, "challenge": challenge, "origin": self.origin}).encode()

    def _public(self) -> bytes:
        point = self.secret.public_key().public_numbers()
        x, y = point.x.to_bytes(32, "big"), point.y.to_bytes(32, "big")
        encoded: bytes = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        return encoded

    def _answer(self, response: dict) -> str:
        return json.dumps(
            {
                "id": _text(self.id),
                "rawId": _text(self.id),
                "type": "public-key",
                "response": response,
                "extensions": "{}",
            }
        )
