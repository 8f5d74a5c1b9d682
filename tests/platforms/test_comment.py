"""The comment under a pull request, against a server that answers as GitHub does."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from runners import ROOT, read, shell

MARK = "<!-- eaf-review -->"
SHA = "a" * 40
RUN = {
    "head_sha": SHA,
    "head_branch": "change",
    "head_repository": {"id": 2, "owner": {"login": "outsider"}},
    "conclusion": "failure",
    "html_url": "https://host.example/run/1",
}
BOT, OTHER = {"login": "github-actions[bot]"}, {"login": "outsider"}


def request(number: int, sha: str = SHA, repository: int = 2) -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha, "repo": {"id": repository}}}


class Host:
    """A repository's pull requests, files and comments, and what was asked."""

    def __init__(self) -> None:
        self.pulls = [request(7)]
        self.files: list[dict[str, str]] = [{"filename": "architecture/systems.yaml"}]
        self.comments: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str, dict[str, list[str]]]] = []
        self.written: list[tuple[str, str, str]] = []
        self.refusal: tuple[int, str] | None = None

    def answer(self, method: str, address: str, body: bytes) -> object:
        parts = urlsplit(address)
        path, query = parts.path.removeprefix("/repos/city/architecture/"), parse_qs(parts.query)
        self.asked.append((method, path, query))
        if method != "GET":
            self.written.append((method, path, json.loads(body)["body"]))
            return {}
        lists = {"pulls": self.pulls, "pulls/7/files": self.files, "issues/7/comments": self.comments}
        page = int(query["page"][0]) - 1
        return lists[path][page * 100 : page * 100 + 100]


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def server(host: Host) -> Iterator[ThreadingHTTPServer]:
    class Handler(BaseHTTPRequestHandler):
        def respond(self) -> None:
            assert self.headers["Authorization"] == "Bearer secret"
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            if host.refusal:
                self.send_response(host.refusal[0])
                self.send_header("Location", host.refusal[1])
                self.end_headers()
                return
            data = json.dumps(host.answer(self.command, self.path, body)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = respond  # noqa: N815 - the names that the library calls

        def log_message(self, *_: object) -> None:
            """Quiet."""

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


class Poster:
    """The action's step in a folder of its own, for a run."""

    def __init__(self, folder: Path, server: ThreadingHTTPServer) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        self.file = self.folder / "eaf.md"
        self.address = f"http://127.0.0.1:{server.server_port}"

    def post(self, text: str | None = "## Kết quả\n", **changes: object) -> subprocess.CompletedProcess[str]:
        if text is not None:
            self.file.write_text(text, encoding="utf-8")
        event = self.folder / "event.json"
        event.write_text(json.dumps({"workflow_run": {**RUN, **changes}}), encoding="utf-8")
        (step,) = read(".github/actions/comment/action.yml")["runs"]["steps"]
        variables = {
            "GITHUB_ACTION_PATH": str(ROOT / ".github" / "actions" / "comment"),
            "GITHUB_API_URL": self.address,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_REPOSITORY": "city/architecture",
            "GITHUB_TOKEN": "secret",
            "FILE": str(self.file),
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        }
        assert set(step["env"]) <= set(variables)
        return shell(step["run"], self.folder, variables, "bash", "-eo", "pipefail")

    @property
    def number(self) -> str:
        return (self.folder / "output").read_text(encoding="utf-8")


@pytest.fixture
def poster(tmp_path: Path, server: ThreadingHTTPServer) -> Poster:
    return Poster(tmp_path, server)


def test_the_first_result_is_a_new_comment(host: Host, poster: Poster) -> None:
    done = poster.post("## Kết quả kiểm tra\n")
    assert done.returncode == 0, done.stdout + done.stderr
    ((method, path, body),) = host.written
    assert (method, path) == ("POST", "issues/7/comments")
    assert body.startswith(f"{MARK}\n**Không đạt hoặc chưa kiểm tra được · Failed or could not check**")
    assert f"[{SHA[:12]}](https://host.example/run/1)" in body
    assert body.endswith("## Kết quả kiểm tra\n")
    assert poster.number == "number=7\n"
    assert host.asked[0] == ("GET", "pulls", {"state": ["open"], "head": ["outsider:change"], "per_page": ["100"], "page": ["1"]})


def test_the_next_result_takes_its_place_also_far_down(host: Host, poster: Poster) -> None:
    chatter = [{"id": number, "user": OTHER, "body": "…"} for number in range(150)]
    host.comments = [*chatter, {"id": 900, "user": BOT, "body": f"{MARK}\nold"}]
    assert poster.post(conclusion="success").returncode == 0
    ((method, path, body),) = host.written
    assert (method, path) == ("PATCH", "issues/comments/900")
    assert "**Đạt · Passed**" in body


def test_a_comment_of_somebody_else_is_left_alone(host: Host, poster: Poster) -> None:
    host.comments = [
        {"id": 1, "user": OTHER, "body": f"{MARK}\nforged"},
        {"id": 2, "user": BOT, "body": f"of another tool, quoting {MARK}"},
        {"id": 3, "user": None, "body": MARK},
    ]
    poster.post()
    assert [(method, path) for method, path, _ in host.written] == [("POST", "issues/7/comments")]


@pytest.mark.parametrize(
    "pulls",
    [[], [request(7, sha="b" * 40)], [request(7, repository=3)], [{"number": 7, "head": {"sha": SHA, "repo": None}}]],
    ids=["closed", "moved on", "of another repository", "of a repository that is gone"],
)
def test_only_the_request_that_stands_at_the_commit_is_commented(host: Host, poster: Poster, pulls: list[dict[str, Any]]) -> None:
    host.pulls = pulls
    done = poster.post()
    assert done.returncode == 0
    assert done.stdout.startswith("::notice title=eaf::Yêu cầu hợp nhất đã đóng hoặc đã có commit mới")
    assert (host.written, poster.number) == ([], "number=\n")


def test_where_two_requests_fit_none_is_guessed(host: Host, poster: Poster) -> None:
    host.pulls = [request(9), request(7)]
    done = poster.post()
    assert done.returncode == 1
    assert "several pull requests from one branch: #7, #9" in done.stdout
    assert host.written == []


def test_the_branch_does_not_choose_the_request(host: Host, poster: Poster) -> None:
    (poster.folder / "number").write_text("1", encoding="utf-8")
    poster.post("number=1\nGITHUB_REPOSITORY=other/place\n", pull_requests=[{"number": 1}])
    assert [path for _, path, _ in host.written] == ["issues/7/comments"]


def test_files_that_decide_how_changes_are_judged_are_named_from_the_list_of_github(host: Host, poster: Poster) -> None:
    names = [
        "architecture/waivers/2026.yaml",
        "architecture/baseline.txt",
        "architecture/eaf.yaml",
        "checks/ha-noi/rules/a.yaml",
        ".github/workflows/architecture.yml",
        "so-y-te/waivers.yaml",
        "docs/checks.md",
        "architecture/baseline.txt.md",
    ]
    host.files = [{"filename": name} for name in names]
    host.files.append({"filename": "architecture/x.yaml", "previous_filename": "architecture/waivers/old.yaml"})
    host.files.append({"filename": "checks/</code>\n@team [x](y).yaml"})
    poster.post("nothing to see\n")
    ((_, _, body),) = host.written
    flagged = [line for line in body.splitlines() if line.startswith("> - ")]
    assert flagged == [
        "> - <code>.github/workflows/architecture.yml</code>",
        "> - <code>architecture/baseline.txt</code>",
        "> - <code>architecture/eaf.yaml</code>",
        "> - <code>architecture/waivers/2026.yaml</code>",
        "> - <code>architecture/waivers/old.yaml</code>",
        "> - <code>checks/&#60;/code&#62;&#65533;&#64;team &#91;x&#93;&#40;y&#41;.yaml</code>",
        "> - <code>checks/ha-noi/rules/a.yaml</code>",
        "> - <code>so-y-te/waivers.yaml</code>",
    ]
    assert body.index("[!WARNING]") < body.index("nothing to see")


def test_a_long_list_of_files_is_counted_and_its_end_is_told(host: Host, poster: Poster) -> None:
    host.files = [{"filename": f"checks/{number:04}.yaml"} for number in range(3_000)]
    poster.post()
    ((_, _, body),) = host.written
    assert body.count("> - <code>") == 20
    assert "> - … và 2980 tệp khác · and 2980 more" in body
    assert "GitHub lists the first 3000 files only" in body


def test_an_ordinary_change_is_not_flagged(host: Host, poster: Poster) -> None:
    poster.post()
    assert "WARNING" not in host.written[0][2]


def test_without_a_result_the_comment_says_so(host: Host, poster: Poster) -> None:
    assert poster.post(None).returncode == 0
    assert "Lần kiểm tra không để lại kết quả, xem nhật ký" in host.written[0][2]


@pytest.mark.parametrize("kind", ["link", "folder", "empty"])
def test_only_a_file_is_read(host: Host, poster: Poster, kind: str) -> None:
    secret = poster.folder / "secret"
    secret.write_text("token", encoding="utf-8")
    if kind == "link":
        poster.file.symlink_to(secret)
    elif kind == "folder":
        poster.file.mkdir()
    else:
        poster.file.touch()
    assert poster.post(None).returncode == 0
    assert "The check left no result" in host.written[0][2]
    assert "token" not in host.written[0][2]


def test_a_comment_beyond_the_limit_is_cut_and_says_so_first(host: Host, poster: Poster) -> None:
    poster.post("ệ" * 300_000)
    body = host.written[0][2]
    assert 64_000 < len(body) <= 65_536
    assert body.index("Bị cắt vì quá dài") < body.index("ệệệ")


def test_text_mentions_nobody_and_has_no_control_characters(host: Host, poster: Poster) -> None:
    poster.post("hello @team\x1b[31m\r\n\x00ok\n")
    assert host.written[0][2].endswith("hello @\u200bteam[31m\nok\n")


def test_a_refusal_is_a_failure_with_its_reason(host: Host, poster: Poster) -> None:
    host.refusal = (403, "")
    done = poster.post()
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=eaf::GitHub")
    assert "403" in done.stdout
    assert not (poster.folder / "output").exists()


def test_the_token_follows_no_redirection(host: Host, poster: Poster) -> None:
    host.refusal = (302, f"{poster.address}/elsewhere")
    assert poster.post().returncode == 1
    host.refusal = None
    assert host.asked == []
