"""Seal what visitors write before it is stored, and find a phone number sealed.

Fernet (AES-128-CBC with HMAC-SHA256) from `cryptography`; its keys are derived from the
secrets with HKDF, so that every secret of .env is made the same way.
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from veinguide.errors import VaultError

PURPOSE = b"veinguide sealed columns"
KEY_BYTES = 32


class Vault:
    """The first secret seals; every secret opens, so that one can follow another."""

    def __init__(self, secrets: Sequence[str], phone_secret: str) -> None:
        self._fernet = MultiFernet([Fernet(_key(secret)) for secret in secrets])
        self._newest = Fernet(_key(secrets[0]))
        self._phone_secret = phone_secret.encode()

    def seal(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """:raises VaultError: when no secret opens it."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise VaultError(
                "something stored cannot be opened with VEINGUIDE_DATA_SECRET; if the "
                "secret was changed, set the former one in VEINGUIDE_DATA_SECRETS_OLD"
            ) from None

    def is_newest(self, sealed: str) -> bool:
        """Whether the first secret sealed it, or an older one that may go one day."""
        try:
            self._newest.decrypt(sealed.encode())
        except InvalidToken:
            return False
        return True

    def hash_phone(self, stored: str) -> str:
        """The same for the same number, and worthless without the phone secret.

        An extension changes nothing, so that a number is found without it.
        """
        number = stored.partition(";")[0].encode()
        return hmac.new(self._phone_secret, number, hashlib.sha256).hexdigest()


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE)
    return base64.urlsafe_b64encode(derived.derive(secret.encode()))
