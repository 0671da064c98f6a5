"""nginx and Caddy on loopback, each with what the build made for it, until the end of a block."""

from __future__ import annotations

import contextlib
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.hosting.processes import PATIENCE, Running, free_ports, ready, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NGINX = """\
{user}daemon off;
worker_processes 2;
pid {folder}/pid;
error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
  access_log off;
  gzip on;
  types {{ text/odd html; }}
  client_body_temp_path {folder}/temp;
  proxy_temp_path {folder}/temp;
  fastcgi_temp_path {folder}/temp;
  uwsgi_temp_path {folder}/temp;
  scgi_temp_path {folder}/temp;
  server {{
    listen 127.0.0.1:{plain};
    return 301 https://$host:{port}$request_uri;
  }}
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {certificate};
    ssl_certificate_key {key};
    root {root};
    include {include};
  }}
}}
"""
CADDY = """\
{{
	admin off
	default_bind 127.0.0.1
	local_certs
	skip_install_trust
	http_port {plain}
}}
import {include}
"""


@dataclass(frozen=True)
class Certificate:
    """A certificate for this machine that nobody has to trust."""

    certificate: Path
    key: Path


def certificate(openssl: str, folder: Path) -> Certificate:
    """Make a certificate."""
    made = Certificate(folder / "cert.pem", folder / "key.pem")
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
    files = ("-keyout", str(made.key), "-out", str(made.certificate))
    subprocess.run(  # noqa: S603 - openssl itself
        [openssl, "req", "-x509", *curve, *names, *files], check=True, capture_output=True, timeout=PATIENCE
    )
    return made


@contextlib.contextmanager
def nginx(program: str, folder: Path, root: Path, include: Path, signed: Certificate) -> Iterator[Running]:
    """Run nginx with an include for the server block, from a folder of its own."""
    port, plain = free_ports()
    config = folder / "main.conf"
    config.write_text(
        NGINX.format(
            user="user root;\n" if os.geteuid() == 0 else "",
            folder=folder,
            port=port,
            plain=plain,
            certificate=signed.certificate,
            key=signed.key,
            root=root,
            include=include,
        ),
        encoding="utf-8",
    )
    command = [program, "-p", str(folder), "-c", str(config), "-e", str(folder / "error.log")]
    with running(command, folder, {}) as process:
        yield ready(Running(process, port, plain, signed.certificate), folder)


@contextlib.contextmanager
def caddy(program: str, folder: Path, root: Path, include: Path) -> Iterator[Running]:
    """Run Caddy with a site's Caddyfile; it makes its certificate itself."""
    port, plain = free_ports()
    config = folder / "Caddyfile"
    config.write_text(CADDY.format(plain=plain, include=include), encoding="utf-8")
    data = folder / "data"
    places = {"XDG_DATA_HOME": str(data), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    site = {"SITE_ADDRESS": f"https://localhost:{port}", "SITE_ROOT": str(root)}
    command = [program, "run", "--adapter", "caddyfile", "--config", str(config)]
    with running(command, folder, {**places, **site}) as process:
        authority = data / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        yield ready(Running(process, port, plain, authority), folder)
