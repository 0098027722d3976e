"""The server's configuration: gunicorn accepts each value, and nothing is logged or shared."""

from gunicorn.config import Config

from coordination import gunicorn


def chosen():
    names = [name for name in vars(gunicorn) if name.islower() and not name.startswith("_")]
    return {name: getattr(gunicorn, name) for name in names}


def test_gunicorn_knows_every_setting_and_accepts_its_value():
    config = Config()

    for name, value in chosen().items():
        config.set(name, value)

    assert set(chosen()) <= set(config.settings)


def test_without_a_command_only_this_machine_is_listened_to():
    assert chosen()["bind"].startswith("127.0.0.1:")


def test_nothing_that_people_looked_at_is_written_to_a_log():
    assert chosen()["accesslog"] is None


def test_every_worker_reads_the_keys_itself():
    assert chosen()["preload_app"] is False
