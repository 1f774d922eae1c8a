import io

import pytest
from argon2 import PasswordHasher

from veinguide.errors import StaffError
from veinguide.staff import Passwords, check_password, main, normal_email
from veinguide.storage import staff
from veinguide.storage.engine import open_sessions

EMAIL = "anna@clinic.example"
GOOD = "correct horse battery"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(sessions, capsys):
    """Run the command with a line of input; the exit code and what was printed."""

    def command(*arguments: str, typed: str = "") -> tuple[int, str]:
        code = main(arguments, sessions=sessions, lines=io.StringIO(typed))
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return command


@pytest.fixture
def hash_of(sessions):
    def find(email: str) -> str | None:
        with sessions() as session:
            found = staff.credentials(session, email)
        return found.password_hash if found else None

    return find


def test_a_new_account_gets_the_password_of_the_line_of_input(run, hash_of):
    code, printed = run("add", EMAIL, typed=f"{GOOD}\n")

    assert code == 0
    assert EMAIL in printed
    assert hash_of(EMAIL).startswith("$argon2id$")
    assert PasswordHasher().verify(hash_of(EMAIL), GOOD)


def test_addresses_are_kept_in_small_letters(run, hash_of):
    run("add", " Anna@Clinic.Example ", typed=GOOD)

    assert hash_of(EMAIL) is not None


def test_the_same_address_twice_is_an_error_that_names_the_cure(run):
    run("add", EMAIL, typed=GOOD)

    code, printed = run("add", EMAIL, typed=GOOD)

    assert code == 1
    assert f"python -m veinguide.staff password {EMAIL}" in printed


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("", "shorter than 12"),
        ("elevenchars", "shorter than 12"),
        ("aaaaaaaaaaaaaaaa", "repeats too few"),
        ("my name is anna, hello", "must not contain the name"),
        ("x1y2z3" * 50, "longer than 256"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(run, hash_of, password, problem):
    code, printed = run("add", EMAIL, typed=f"{password}\n")

    assert code == 1
    assert problem in printed
    assert hash_of(EMAIL) is None


def test_twelve_characters_are_enough():
    check_password("abcdefgh 123", EMAIL)


@pytest.mark.parametrize("email", ["anna", "anna@", "@x.example", "a b@x.example", ""])
def test_what_is_no_address_is_refused(run, email):
    code, printed = run("add", email, typed=GOOD)

    assert code == 1
    assert "is not an email address" in printed


def test_at_a_terminal_the_password_is_asked_for_twice(sessions, hash_of):
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return GOOD

    code = main(["add", EMAIL], sessions=sessions, ask=ask, lines=Terminal())

    assert code == 0
    assert asked == [f"Password for {EMAIL}: ", "The same again: "]
    assert hash_of(EMAIL) is not None


def test_two_different_passwords_change_nothing(sessions, hash_of, capsys):
    typed = iter([GOOD, "something else entirely"])

    code = main(
        ["add", EMAIL], sessions=sessions, ask=lambda _: next(typed), lines=Terminal()
    )

    assert code == 1
    assert "the two passwords differ" in capsys.readouterr().err
    assert hash_of(EMAIL) is None


def test_nobody_has_an_account_from_the_start(run):
    assert run("list") == (
        0,
        "No accounts yet; python -m veinguide.staff add EMAIL makes one.\n",
    )


def test_the_list_tells_who_is_disabled(run):
    run("add", EMAIL, typed=GOOD)
    run("add", "ben@clinic.example", typed=GOOD)
    run("disable", "ben@clinic.example")

    _, printed = run("list")

    anna, ben = printed.splitlines()
    assert anna.startswith(f"{EMAIL}  since 20")
    assert "disabled" not in anna
    assert "disabled 20" in ben


def test_a_new_password_opens_a_disabled_account_again(run, hash_of):
    run("add", EMAIL, typed=GOOD)
    run("disable", EMAIL)
    assert hash_of(EMAIL) is None

    assert run("password", EMAIL, typed="another fine password")[0] == 0
    assert Passwords().match(hash_of(EMAIL), "another fine password")


@pytest.mark.parametrize("command", ["disable", "password"])
def test_an_unknown_account_is_named(run, command):
    code, printed = run(command, "nobody@clinic.example", typed=GOOD)

    assert code == 1
    assert "there is no account for nobody@clinic.example" in printed


def test_an_account_that_exists_is_told_before_the_password_is_asked_for(sessions):
    main(["add", EMAIL], sessions=sessions, lines=io.StringIO(GOOD))

    def never(prompt: str) -> str:
        raise AssertionError("asked in vain")

    assert main(["add", EMAIL], sessions=sessions, ask=never, lines=Terminal()) == 1


def test_a_database_without_tables_is_named_with_the_cure(tmp_path, capsys):
    empty = open_sessions(f"sqlite:///{tmp_path / 'empty.db'}")

    code = main(["list"], sessions=empty)

    assert code == 1
    assert "python -m veinguide.storage.migrate" in capsys.readouterr().err


def test_a_command_is_needed():
    with pytest.raises(SystemExit):
        main([])


def test_an_address_is_normal_in_one_way_only():
    assert normal_email(" A@B.Example ") == "a@b.example"
    with pytest.raises(StaffError):
        normal_email("a@b@c.example")


def test_a_wrong_password_no_account_and_a_broken_hash_do_not_match():
    passwords = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    known = passwords.hash(GOOD)

    assert passwords.match(known, GOOD)
    assert not passwords.match(known, "another")
    assert not passwords.match(None, "the account that does not exist")
    assert not passwords.match("not a hash", GOOD)
