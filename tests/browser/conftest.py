"""A real server, with invented accounts, and a real browser that refuses whatever it must not do."""

import base64
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from coordination.actions import accounts
from coordination.config import Settings
from coordination.domain.permissions import Role
from coordination.installation import open_office, prepare_installation
from coordination.runtime import OPERATOR, bench_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Account:
    name: str
    password: str
    secret: bytes


@dataclass(frozen=True)
class Server:
    base: str
    accounts: dict[str, Account]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not Path(CHROMIUM).exists():
        if os.environ.get("BROWSER_REQUIRED"):
            pytest.fail("Chromium is missing, and BROWSER_REQUIRED is set. Install chromium.")
        pytest.skip(reason="Chromium is not installed; install it to run the browser journeys")
    port = _free_port()
    environment = {
        "COORDINATION_INSTANCE": str(tmp_path_factory.mktemp("instance")),
        "PORT": str(port),
    }
    people = _prepare(Settings.from_environment(environment))
    program = Path(sys.executable).with_name("coordination")
    running = subprocess.Popen([program, "serve"], env={**os.environ, **environment})
    base = f"http://localhost:{port}"
    try:
        _wait_for(f"{base}/login", running)
        yield Server(base, people)
    finally:
        running.terminate()
        running.wait(20)


def _prepare(settings: Settings) -> dict[str, Account]:
    prepare_installation(settings)
    office = open_office(settings)
    people = {}
    wanted = (("officer.no", Role.OFFICER, "NO"), ("officer.pt", Role.OFFICER, "PT"))
    others = (("lead.pt", Role.LEAD, "PT"), ("analyst", Role.ANALYST, None))
    with bench_of(office, OPERATOR, writes=True) as bench:
        for name, role, desk in (*wanted, *others):
            one = Account(name, secrets.token_urlsafe(16), secrets.token_bytes(20))
            accounts.add_demo_account(
                bench,
                name,
                role,
                desk,
                password=one.password,
                totp_secret=base64.b32encode(one.secret).decode(),
            )
            people[name] = one
    office.engine.dispose()
    office.keys_engine.dispose()
    return people


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        if running.poll() is not None:
            pytest.fail("the server ended before it answered")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not answer within 30 seconds")


@pytest.fixture(scope="session")
def browser(server: Server) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


SignIn = Callable[[str], Page]


@pytest.fixture
def sign_in(server: Server, browser: Browser) -> Iterator[SignIn]:
    """Sign a person in, in a browser of their own; fail on any violation of the page's policy."""
    wrong: list[str] = []
    contexts = []

    def complain(message: ConsoleMessage) -> None:
        if message.type == "error" and "422" not in message.text:
            wrong.append(message.text)

    def watch(request: Request) -> None:
        if not request.url.startswith((server.base, "data:")):
            wrong.append(f"asked another host: {request.url}")

    def enter(name: str) -> Page:
        context = browser.new_context(base_url=server.base)
        contexts.append(context)
        page = context.new_page()
        page.on("console", complain)
        page.on("request", watch)
        account = server.accounts[name]
        page.goto("/login")
        page.fill("input[name=username]", account.name)
        page.fill("input[name=password]", account.password)
        page.click("main [type=submit], form [type=submit]")
        page.fill("input[name=code]", _fresh_code(account))
        page.click("main [type=submit], form [type=submit]")
        page.wait_for_selector("nav, .rail")
        return page

    yield enter
    for context in contexts:
        context.close()
    assert wrong == []


_used: dict[str, str] = {}


def _fresh_code(account: Account) -> str:
    """Return a code that was not used before: one code signs in once."""
    while True:
        code = TOTP(account.secret, 6, SHA1(), 30).generate(int(time.time())).decode()
        if _used.get(account.name) != code:
            _used[account.name] = code
            return code
        time.sleep(1)
