"""Making, filling and keeping an installation: init, keys, users, the demonstration."""

import stat

import pytest

from tests.builders import a_payload


def test_init_makes_keys_databases_and_desks_and_says_so(bare, instance):
    result = bare("init")

    assert result.code == 0
    assert result.out.splitlines()[-1] == "The register is ready."
    assert "Back them up" in result.out
    assert stat.S_IMODE((instance / "keys" / "master.key").stat().st_mode) == 0o600


def test_a_second_init_keeps_everything(run, write, instance):
    run("import", write(a_payload()))
    key = (instance / "keys" / "master.key").read_bytes()

    result = run("init")

    assert (result.code, result.out) == (0, "The register is ready.\n")
    assert (instance / "keys" / "master.key").read_bytes() == key
    assert run("import", write(a_payload())).out.startswith("0 registered, 0 changed, 1 unchanged")


def test_init_makes_no_new_key_for_a_register_that_lost_its_own(run, write, instance):
    run("import", write(a_payload()))
    key = instance / "keys" / "master.key"
    key.rename(instance / "elsewhere")

    result = run("init")

    assert result.code == 1
    assert "Restore the key file" in result.err
    assert not key.exists()


@pytest.mark.parametrize("command", [("overlaps",), ("sweep",), ("serve",), ("audit", "verify")])
def test_without_keys_nothing_starts_and_the_text_says_what_to_do(bare, command):
    result = bare(*command)

    assert result.code == 1
    assert "coordination init" in result.err


def test_without_a_register_nothing_starts_and_none_is_made(run, instance):
    register = instance / "data" / "register.sqlite"
    register.unlink()

    result = run("overlaps")

    assert result.code == 2
    assert "Run: coordination init" in result.err
    assert not register.exists()


def test_a_key_of_another_register_opens_nothing_and_stores_nothing(
    run, write, instance, monkeypatch
):
    run("import", write(a_payload()))
    key = instance / "keys" / "master.key"
    own = key.read_bytes()
    monkeypatch.setenv("COORDINATION_INSTANCE", str(instance / "other"))
    assert run("init").code == 0
    monkeypatch.setenv("COORDINATION_INSTANCE", str(instance))
    key.write_bytes((instance / "other" / "keys" / "master.key").read_bytes())

    foreign = run("import", write(a_payload()))
    key.write_bytes(own)

    assert (foreign.code, foreign.out) == (1, "")
    assert "restore the key file" in foreign.err
    assert run("import", write(a_payload())).out.startswith("0 registered, 0 changed, 1 unchanged")


def test_without_the_database_of_the_keys_nothing_starts_and_none_is_made(run, instance):
    keys = instance / "keys" / "case-keys.sqlite"
    keys.unlink()

    result = run("overlaps")

    assert result.code == 2
    assert "Restore it from its own backup" in result.err
    assert not keys.exists()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DATABASE_URL", "mysql://localhost/x", "Use postgresql:// or sqlite:///"),
        ("PORT", "eighty", "PORT must be a whole number"),
    ],
)
def test_a_setting_that_cannot_be_used_ends_with_2(run, monkeypatch, name, value, said):
    monkeypatch.setenv(name, value)

    result = run("overlaps")

    assert result.code == 2
    assert said in result.err


def test_a_database_that_does_not_answer_is_told_in_one_line(run, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/register?connect_timeout=2")

    result = run("overlaps")

    assert result.code == 1
    assert result.err.startswith("coordination: The database does not answer")
    assert len(result.err.splitlines()) == 1


def test_an_unforeseen_error_names_its_kind_and_place_and_nothing_else(run, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError("Kari Hemmelig")

    monkeypatch.setattr("coordination.actions.exports.overlaps", broken)
    result = run("overlaps")

    assert result.code == 1
    assert result.err.startswith("coordination: RuntimeError at cases.py:")
    assert "Hemmelig" not in result.err


def test_rotating_the_key_keeps_every_case_readable(run, write):
    run("import", write(a_payload()))

    first, second = run("keys", "rotate"), run("keys", "rotate")

    assert (first.code, second.code) == (0, 0)
    assert first.out.endswith("Back up the key file anew.\n")
    assert run("sweep").code == 0
    assert run("import", write(a_payload())).out.startswith("0 registered, 0 changed, 1 unchanged")


def test_a_user_gets_a_link_that_is_shown_once_and_can_be_renewed(run):
    added = run("user", "add", "no.officer", "--role", "officer", "--desk", "no")
    again = run("user", "link", "no.officer")

    assert added.out.startswith("no.officer: http://localhost:8000/welcome/")
    assert "works once" in added.out
    assert again.out.startswith("no.officer: http://localhost:8000/welcome/")
    assert again.out.split()[1] != added.out.split()[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "taken.name", "--role", "officer", "--desk", "NO"), "taken"),
        (("add", "new.name", "--role", "officer"), "do not go together"),
        (("add", "new.name", "--role", "auditor", "--desk", "NO"), "do not go together"),
        (("add", "new.name", "--role", "officer", "--desk", "QQ"), "no such desk"),
        (("add", "N!", "--role", "officer", "--desk", "NO"), "sign-in name"),
        (("link", "nobody"), "no such account"),
    ],
)
def test_a_user_that_cannot_be_made_ends_with_1(run, arguments, said):
    run("user", "add", "taken.name", "--role", "officer", "--desk", "NO")

    result = run("user", *arguments)

    assert (result.code, result.out) == (1, "")
    assert said in result.err


def test_the_demonstration_loads_once_and_gives_codes(run, instance):
    loaded = run("demo", "load", "--cases", "20")
    accounts = instance / "demo-accounts.txt"
    name = accounts.read_text().splitlines()[1].split("\t")[0]

    assert loaded.code == 0
    assert "findings that nobody coordinates" in loaded.out
    assert stat.S_IMODE(accounts.stat().st_mode) == 0o600
    assert run("demo", "code", name).out.strip().isdigit()
    assert run("demo", "code", "nobody").code == 1
    assert (run("demo", "load", "--if-empty").code, run("demo", "load").code) == (0, 1)


def test_an_invented_register_is_written_alike_for_a_seed_and_a_day(run, tmp_path):
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        result = run("demo", "write", tmp_path / name, "--cases", "30", "--today", "2026-01-02")
        made.append((tmp_path / name / "register.jsonl").read_bytes())
        assert result.code == 0

    assert made[0] == made[1] != b""
    assert run("import", tmp_path / "one" / "register.jsonl", "--dry-run").code == 0
