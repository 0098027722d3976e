"""Read wallet addresses and transactions out of `BTC addr`, `bitcoin:addr?amount=` or a link."""

import re

from coordination.domain.features import Normalised
from coordination.domain.identifiers.coins import CHECKED, Wallet, recognise
from coordination.domain.identifiers.reading import (
    Context,
    Reading,
    details_of,
    distinct,
    unread,
)
from coordination.domain.vocabulary import IdentifierKind
from coordination.domain.wording import N_

NOT_A_WALLET = N_(
    "This is not a wallet address. Enter the address alone, in the case it was given."
)

_NAMES = """
bitcoin btc xbt ₿
bitcoincash bch bcash
ethereum eth ether erc20 erc-20 bep20 bsc polygon matic
litecoin ltc
dogecoin doge
monero xmr
tron trx trc20 trc-20
ripple xrp
solana sol
zcash zec
dash
cardano ada
stellar xlm
ton toncoin
binance bnb
cosmos atom
"""
CURRENCY_OF = {word: row.split()[0] for row in _NAMES.strip().splitlines() for word in row.split()}
"""Names and tickers of currencies to the name under which their addresses are compared."""

_NOT_ADDRESS = frozenset(
    {*CURRENCY_OF, "address", "addr", "adresse", "wallet", "to", "from", "tx", "other"}
)
_BREAKS = re.compile(r"[^\w-]+")
_TRANSACTION = re.compile(r"(?:0x)?([0-9a-f]{64})", re.IGNORECASE)
_ALNUM = re.compile(r"[A-Za-z0-9]{25,120}")
_CASH = re.compile(r"bitcoin[ -]?cash", re.IGNORECASE)


def read_crypto(text: str, context: Context) -> Reading:
    """Return the address under its currency, or a transaction; a failed checksum is doubtful."""
    plain = _CASH.sub("bitcoincash", text)
    tokens = _tokens(plain)
    hint = context.details.get("currency", "").lower()
    currencies = [CURRENCY_OF[token.lower()] for token in tokens if token.lower() in CURRENCY_OF]
    declared = CURRENCY_OF.get(hint) or (currencies[0] if currencies else None)
    wallet = _best(tokens, declared)
    if wallet:
        return _wallet_reading(wallet)
    return _transaction(tokens) or _other(tokens, declared, text)


def _tokens(text: str) -> list[str]:
    """Return the words, with `btc-1A1z` taken apart; a TON address may contain hyphens."""
    tokens = []
    for token in _BREAKS.split(text):
        name, _, rest = token.partition("-")
        tokens += [name, rest] if name.lower() in CURRENCY_OF else [token]
    return [token for token in tokens if token]


def _best(tokens: list[str], declared: str | None) -> Wallet | None:
    """Return the first sound address, else the first that looks like one, joined or not."""
    rest = [token for token in tokens if token.lower() not in _NOT_ADDRESS]
    joined = "".join(rest).replace("-", "")
    found = [wallet for token in rest if (wallet := recognise(token, declared))]
    if len(rest) > 1 and not any(wallet.is_sound for wallet in found):
        whole = recognise(joined, declared)
        # Words that were run together prove nothing where a currency has no checksum.
        if whole and whole.is_sound and whole.currency in {declared, *CHECKED}:
            found.append(whole)
    return next((wallet for wallet in found if wallet.is_sound), found[0] if found else None)


def _wallet_reading(wallet: Wallet) -> Reading:
    own = Normalised("crypto", f"{wallet.currency}:{wallet.address}")
    same = Normalised("crypto", f"{wallet.currency}:{wallet.same}") if wallet.same else None
    return Reading(
        IdentifierKind.CRYPTO,
        own.text,
        distinct(own, same),
        doubtful=not wallet.is_sound,
        details=details_of(currency=wallet.currency),
    )


def _transaction(tokens: list[str]) -> Reading | None:
    for token in tokens:
        met = _TRANSACTION.fullmatch(token)
        if met:
            own = Normalised("crypto_tx", met[1].lower())
            return Reading(IdentifierKind.CRYPTO, f"tx:{own.text}", (own,))
    return None


def _other(tokens: list[str], declared: str | None, text: str) -> Reading:
    """Keep an address of a currency that has no rule here: compared as written, doubtful."""
    known = next((token for token in tokens if _ALNUM.fullmatch(token)), None)
    if known is None:
        return unread(IdentifierKind.CRYPTO, text, NOT_A_WALLET)
    own = Normalised("crypto", f"{declared or 'other'}:{known}")
    return Reading(IdentifierKind.CRYPTO, own.text, (own,), doubtful=True,
                   details=details_of(currency=declared))  # fmt: skip
