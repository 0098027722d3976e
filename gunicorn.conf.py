"""How gunicorn serves the product; `coordination serve` names this file.

There is no access log: a line of it says who looked at which record, which is the audit log's
business, and addresses hold nothing that an operator needs.
"""

from coordination.config import Settings

_settings = Settings.from_environment()

bind = f"{_settings.host}:{_settings.port}"
workers = 2
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_line = 4_094
limit_request_fields = 60
limit_request_field_size = 8_190
accesslog = None
errorlog = "-"
loglevel = "warning"
# Forwarded headers are read by ProxyFix alone, and only for a set number of hops.
forwarded_allow_ips = ""
control_socket_disable = True
