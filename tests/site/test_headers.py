"""The headers of the answers: as nginx gives them with the configuration of docs/hosting.md, and as `_headers` says."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import ROOT

from engine.site.files.robots_and_headers import ASKED_AGAIN, LASTING, fields

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
ADDED = ("X-Robots-Tag", "Access-Control-Allow-Origin")
"""Headers that only some answers have."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Served:
    """A site as nginx serves it, and the port that only leads to https."""

    folder: Path
    port: int
    plain: int

    def ask(self, path: str, port: int = 0, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=20)
        connection.request("GET", f"/{path}", headers={name.replace("_", "-"): one for name, one in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, dict(answer.getheaders()), body)

    @property
    def paths(self) -> list[str]:
        """Every address of the site: files, and folders with a page."""
        found = [path.relative_to(self.folder).as_posix() for path in sorted(self.folder.rglob("*")) if path.is_file()]
        return [*found, *(path.removesuffix("index.html") for path in found if path.endswith("index.html"))]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def configuration(folder: Path, port: int, plain: int) -> str:
    """What docs/hosting.md says, on ports of this machine and without a certificate."""
    guide = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
    [told] = re.findall(r"```nginx\n(.*?)```", guide, re.DOTALL)
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("root /srv/documents;", f"root {folder};"),
    ):
        assert told.count(old) == 1, old
        told = told.replace(old, new)
    return re.sub(r"\n *ssl_certificate\w* [^;]*;", "", told)


@pytest.fixture(scope="module")
def served(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    if NGINX is None:
        pytest.skip("nginx is not installed")
    place, site = tmp_path_factory.mktemp("nginx"), tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(built / "output/site", site)
    one = Served(site, free_port(), free_port())
    kept = "".join(
        f"{name}_temp_path {place}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    types = next(path for path in ("/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types") if Path(path).exists())
    (place / "nginx.conf").write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {place}/pid;\nevents {{}}\nhttp {{\ninclude {types};\n"
        f"access_log off;\n{kept}{configuration(site, one.port, one.plain)}\n}}\n",
        encoding="utf-8",
    )
    command = [NGINX, "-e", str(place / "errors"), "-p", str(place), "-c", str(place / "nginx.conf")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        for _ in range(200):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", one.port)) == 0:
                    break
            assert server.poll() is None, server.stderr.read() if server.stderr else ""
            time.sleep(0.05)
        yield one
        server.terminate()


class TestNginx:
    def test_every_answer_has_the_headers_that_the_site_asks_for(self, served: Served) -> None:
        assert len(served.paths) > 60
        for path in served.paths:
            answer, wanted = served.ask(path), fields(path)
            assert answer.status == 200, path
            assert {name: answer.headers.get(name) for name in wanted} == wanted, path
            assert [name for name in ADDED if name in answer.headers and name not in wanted] == [], path

    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("", "text/html; charset=utf-8"),
            ("cgv/", "text/html; charset=utf-8"),
            ("feed.xml", "text/xml; charset=utf-8"),
            ("cgv/current.json", "application/json"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("cgv/2026-12-01/SHA256SUMS", "text/plain; charset=utf-8"),
            ("cgv/2026-12-01/cgv-2026-12-01-fr.md", "text/plain; charset=utf-8"),
            ("cgv/2026-12-01/cgv-2026-12-01-fr.pdf", "application/pdf"),
        ],
    )
    def test_every_file_says_what_it_is(self, served: Served, path: str, kind: str) -> None:
        assert served.ask(path).headers["Content-Type"] == kind

    def test_texts_travel_compressed_and_pdfs_as_they_are(self, served: Served) -> None:
        assets = [path for path in served.paths if path.startswith("assets/") and path.endswith((".css", ".js"))]
        for path in ("cgv/", "search.json", "cgv/current.json", "feed.xml", *assets):
            answer = served.ask(path, Accept_Encoding="gzip")
            assert answer.headers.get("Content-Encoding") == "gzip", path
            assert answer.headers["Vary"] == "Accept-Encoding", path
            assert gzip.decompress(answer.body) == served.ask(path).body, path
        assert "Content-Encoding" not in served.ask(PDF, Accept_Encoding="gzip").headers

    def test_what_has_not_changed_is_not_sent_twice(self, served: Served) -> None:
        for path in ("cgv/", PDF, "cgv/current.json"):
            first = served.ask(path)
            again = served.ask(path, If_None_Match=first.headers["ETag"])
            assert (again.status, again.body) == (304, b"")
            assert again.headers["Cache-Control"] == ASKED_AGAIN

    def test_an_unknown_address_has_our_own_page_and_is_not_kept(self, served: Served) -> None:
        for path in ("nowhere/", "assets/site.000000000000.css", "embed/nowhere/"):
            answer = served.ask(path)
            assert answer.status == 404, path
            assert answer.headers["Cache-Control"] == ASKED_AGAIN, path
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
            assert "Page introuvable" in answer.body.decode()

    def test_a_folder_without_its_slash_leads_to_the_page(self, served: Served) -> None:
        answer = served.ask("cgv")
        assert (answer.status, answer.headers["Location"].endswith("/cgv/")) == (301, True)

    def test_http_leads_to_https(self, served: Served) -> None:
        answer = served.ask("cgv/?a=b", port=served.plain, Host="documents.example")
        assert (answer.status, answer.headers["Location"]) == (301, "https://documents.example/cgv/?a=b")


PDF = "cgv/2026-12-01/cgv-2026-12-01-fr.pdf"


def rules(built: Path) -> dict[str, dict[str, str]]:
    """The rules of `_headers` by their path."""
    found: dict[str, dict[str, str]] = {}
    for line in (built / "output/site/_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rule = found.setdefault(line, {})
        else:
            name, _, value = line.strip().partition(": ")
            rule[name] = value
    return found


def test_the_rules_for_hosts_say_the_same_and_no_two_say_one_header(built: Path) -> None:
    told, site = rules(built), built / "output/site"
    for path in (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()):
        if path == "_headers":  # which these hosts keep to themselves
            continue
        address = path.removesuffix("index.html")
        found: dict[str, str] = {}
        for rule, own in told.items():
            if re.fullmatch(re.escape(rule).replace(r"\*", ".*"), f"/{address}"):
                assert not found.keys() & own.keys(), (rule, address)
                found |= own
        assert found == fields(address), address


class TestAssets:
    def test_each_has_a_name_of_its_content_and_pages_ask_for_it_by_that(self, built: Path) -> None:
        site = built / "output/site"
        names = {path.name for path in (site / "assets").iterdir()}
        assert all(re.fullmatch(r"[\w-]+\.[0-9a-f]{12}\.(css|js|svg|png)", name) for name in names)
        asked = set()
        for page in site.rglob("*.html"):
            asked |= set(re.findall(r'="[^"]*assets/([^"]+)"', page.read_text(encoding="utf-8")))
        assert asked == names

    def test_scripts_are_served_without_what_they_say_to_their_writers(self, built: Path) -> None:
        for path in (built / "output/site/assets").glob("*.js"):
            script = path.read_text(encoding="utf-8")
            assert not re.search(r"^[ \t]*//|^[ \t]+\S", script, re.MULTILINE), path.name
            assert len(gzip.compress(path.read_bytes())) < 5_000, path.name

    def test_what_is_kept_for_a_year_has_such_a_name(self) -> None:
        assert fields("assets/site.css")["Cache-Control"] == LASTING
        assert fields("cgv/2026-12-01/cgv-2026-12-01-fr.pdf")["Cache-Control"] == ASKED_AGAIN
