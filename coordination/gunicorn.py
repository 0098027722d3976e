"""How gunicorn serves the product; `coordination serve` names this file and says where to listen.

There is no access log: a line of it says who looked at which record, which is the audit log's
business, and addresses hold nothing that an operator needs.
"""

from pathlib import Path

from coordination.jobs.beside import on_exit, when_ready

__all__ = ["on_exit", "when_ready"]  # what gunicorn calls; it finds them by name

_MEMORY = Path("/dev/shm")  # noqa: S108 - holds the workers' heartbeats only, never a value
_PROJECT = Path(__file__).resolve().parent.parent

# gunicorn's own default listens to every machine as soon as PORT is set; the command overrides.
bind = "127.0.0.1:8000"
pythonpath = str(_PROJECT)

workers = 2
worker_class = "gthread"
threads = 4
# Each worker reads the keys itself: a fork of a parent that holds them would keep a second copy,
# and random generators and database connections are not shared by accident.
preload_app = False
# A heartbeat on a slow disk would get a healthy worker killed.
worker_tmp_dir = str(_MEMORY) if _MEMORY.is_dir() else None
umask = 0o077
# Renewing workers bounds what a leak can grow to; the jitter keeps them from going together.
max_requests = 20_000
max_requests_jitter = 2_000

timeout = 60
graceful_timeout = 20
keepalive = 5

limit_request_line = 4_094
limit_request_fields = 60
limit_request_field_size = 8_190
# A header with an underscore may pass for one that the proxy would have removed.
header_map = "refuse"
# Forwarded headers are read by ProxyFix alone, and only for a set number of hops.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}

accesslog = None
errorlog = "-"
loglevel = "warning"
capture_output = False
control_socket_disable = True
