import pytest

from veinguide.errors import VaultError
from veinguide.vault import Vault

PHONE = "+18165550143"


def test_what_is_sealed_opens_again_and_shows_nothing(vault) -> None:
    sealed = vault.seal("Anna Lopez")
    assert "Anna" not in sealed
    assert vault.open(sealed) == "Anna Lopez"


def test_the_same_words_are_sealed_differently_each_time(vault) -> None:
    assert vault.seal("Anna") != vault.seal("Anna")


def test_another_secret_does_not_open_it(vault) -> None:
    with pytest.raises(VaultError, match="VEINGUIDE_DATA_SECRETS_OLD"):
        Vault(["x" * 32], "p" * 32).open(vault.seal("Anna"))


def test_a_new_secret_opens_what_the_old_one_sealed_and_says_it_is_old(vault) -> None:
    sealed = vault.seal("Anna")
    after = Vault(["n" * 32, "d" * 32], "p" * 32)
    assert after.open(sealed) == "Anna"
    assert not after.is_newest(sealed)
    assert after.is_newest(after.seal("Anna"))


def test_a_phone_hash_is_the_same_for_the_number_and_differs_by_secret(vault) -> None:
    assert vault.hash_phone(PHONE) == vault.hash_phone(PHONE)
    assert vault.hash_phone(PHONE) != Vault(["d" * 32], "q" * 32).hash_phone(PHONE)
    assert "5550143" not in vault.hash_phone(PHONE)
