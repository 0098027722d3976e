"""One way to do each dangerous thing: these tests name the place where it is done."""

import re

from tests.architecture.tree import PACKAGE, ROOT, calls, modules, name_of

CONTENT = {"Case", "Subject", "Identifier", "Hit", "Notice", "Coordination", "CoordinationAnswer"}

# Flask-Security ends its own steps itself; a request to make sessions or keys stands alone. A new
# connection ends the step in which it took its role, before anybody works in it.
COMMITS = {
    "coordination/runtime.py",
    "coordination/storage/accounts.py",
    "coordination/storage/migrations/__init__.py",
    "coordination/storage/row_security.py",
    "coordination/web/sign_in.py",
}
# The demonstration prints the codes that a telephone would show; sessions hold no case content
# and are sealed with a key of their own, derived by the vault.
CIPHERS = {"coordination/demo/loading.py", "coordination/storage/web_sessions.py"}
CLOCKS = re.compile(
    r"(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime))"
)
EXCEPTION_WITHOUT_REASON = re.compile(
    r"#\s*(noqa(?!: [A-Z]+\d+(, [A-Z]+\d+)* - \S)"
    r"|type: ignore(?!\[[a-z, -]+\]\s+# \S)"
    r"|pragma: no (cover|branch)(?!( - \S|$)))"
)


def where(condition):
    return {
        name_of(path)
        for path in modules()
        for call, called in calls(path)
        if condition(call, called)
    }


def test_only_the_runtime_asks_the_machine_for_the_time():
    assert where(lambda call, called: CLOCKS.fullmatch(called)) == {"coordination/runtime.py"}


def test_only_the_settings_read_the_environment():
    readers = {
        name_of(path)
        for path in modules()
        if re.search(r"^[^#`]*\b(os\.environ|getenv)\b", path.read_text("utf-8"), re.MULTILINE)
    }

    assert readers == {"coordination/config.py"}


def test_only_the_known_places_commit():
    assert where(lambda call, called: called.endswith(".commit")) == COMMITS


def test_only_storage_selects():
    selecting = where(lambda call, called: called in {"select", "sa.select", "sqlalchemy.select"})

    assert {name for name in selecting if not name.startswith("coordination/storage/")} == set()


def test_content_is_selected_at_the_one_door():
    def takes_content(call, called):
        named = {getattr(argument, "id", None) for argument in call.args}
        return called == "select" and bool(named & CONTENT)

    door = {"coordination/storage/visibility.py", "coordination/storage/compartment.py"}
    assert where(takes_content) == door


def test_storage_is_not_asked_for_objects_past_the_door():
    by_key = where(lambda call, called: called in {"session.get", "session.query"})

    assert {name for name in by_key if name.startswith("coordination/actions/")} == set()


def test_only_the_vault_uses_the_ciphers():
    users = {
        name_of(path)
        for path in modules()
        if re.search(r"^(from|import) cryptography", path.read_text("utf-8"), re.MULTILINE)
    }
    outside = {name for name in users if not name.startswith("coordination/vault/")}

    assert outside == CIPHERS


def test_every_exception_from_a_tool_carries_its_reason():
    bare = [
        f"{name_of(path)}:{number}"
        for path in [*modules(), *modules(below=ROOT / "tests")]
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if EXCEPTION_WITHOUT_REASON.search(line)
    ]

    assert bare == []


def test_nothing_is_left_to_do_without_saying_where_it_is_followed_up():
    marks = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" * 3 + ":")))
    left = [name_of(path) for path in modules() if marks.search(path.read_text("utf-8"))]

    assert left == []
    assert PACKAGE.is_dir()
