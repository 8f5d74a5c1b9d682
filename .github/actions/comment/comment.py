"""One comment under a pull request with what its check found, kept up to date.

Runs in a ``workflow_run`` workflow, with the right to write, after a check that had none. The branch under review decides on
everything that the check left behind, so that is read as text and as nothing else. The pull request comes from GitHub: among the
open ones of the repository and branch that the run was for, the one that stands at the run's commit. What of the change decides how
changes are judged (rules, waivers, settings, CI) is listed from GitHub's own list of files.
"""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARK = "<!-- eaf-review -->"
LIMIT = 65_000
"""Characters of a comment; GitHub takes 65,536."""
AUTHOR = "github-actions[bot]"
PAGE = 100
MOST_FILES = 3_000
"""GitHub lists no more files of a pull request."""
SHOWN = 20
GUARDED = re.compile(
    r"(^|/)(checks|waivers|attestations|\.github|\.gitlab|\.ci)/"
    r"|(^|/)(waivers\.ya?ml|baseline\.txt|eaf\.yaml|action\.ya?ml|mkdocs\.yml|CODEOWNERS|\.gitlab-ci\.yml)$"
)
"""Files that decide how a change is judged, wherever the workspace lies."""


class NotPostedError(Exception):
    """Why there is no comment, in both languages."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The token goes to no other host."""

    def redirect_request(self, *_: object) -> None:
        """No further request."""


@dataclass(frozen=True)
class GitHub:
    """The interface of one repository."""

    api: str
    repository: str
    token: str

    def ask(self, method: str, path: str, query: Mapping[str, object] | None = None, body: object = None) -> Any:  # noqa: ANN401 - JSON
        """What GitHub answers; raises :class:`NotPostedError` where it refuses."""
        address = f"{self.api}/repos/{self.repository}/{path}" + (f"?{urllib.parse.urlencode(query)}" if query else "")
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "User-Agent": "eaf",
        }
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, data, headers, method=method)  # noqa: S310 - the address of the runner's GitHub
        try:
            with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as answer:
                return json.load(answer)
        except (OSError, ValueError) as error:
            message = f"GitHub không trả lời được {method} {path} · GitHub did not answer: {error}"
            raise NotPostedError(message) from error

    def listed(self, path: str, **query: object) -> Iterator[Any]:
        """Every entry of a list, page by page."""
        for page in range(1, MOST_FILES // PAGE + 1):
            entries = self.ask("GET", path, {**query, "per_page": PAGE, "page": page})
            yield from entries
            if len(entries) < PAGE:
                return


def pull_request(github: GitHub, run: Mapping[str, Any]) -> int | None:
    """The open pull request that stands at the run's commit, if there still is one."""
    source = run["head_repository"]
    head = f"{source['owner']['login']}:{run['head_branch']}"
    found = [
        int(each["number"])
        for each in github.listed("pulls", state="open", head=head)
        if each["head"]["sha"] == run["head_sha"] and (each["head"]["repo"] or {}).get("id") == source["id"]
    ]
    if len(found) > 1:
        numbers = ", ".join(f"#{each}" for each in sorted(found))
        message = f"nhiều yêu cầu hợp nhất từ cùng một nhánh · several pull requests from one branch: {numbers}"
        raise NotPostedError(message)
    return found[0] if found else None


def guarded(github: GitHub, number: int) -> tuple[list[str], bool]:
    """The changed files that decide how changes are judged, and whether GitHub listed all files."""
    files = list(github.listed(f"pulls/{number}/files"))
    paths = {str(each[key]) for each in files for key in ("filename", "previous_filename") if each.get(key)}
    return sorted(path for path in paths if GUARDED.search(path)), len(files) < MOST_FILES


def plain(text: str) -> str:
    """Text without control characters other than the ends of lines, and without mentions."""
    kept = "".join(each for each in text if each == "\n" or unicodedata.category(each) not in {"Cc", "Cs"})
    return kept.replace("@", "@\u200b")


def left_behind(file: Path) -> str:
    """What the check wrote, or nothing where it wrote none: a regular file, and no more of it than fits."""
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as stream:
            return plain(stream.read(4 * LIMIT + 1).decode(errors="replace"))
    except OSError:
        return ""


def heading(run: Mapping[str, Any], paths: list[str], *, all_listed: bool) -> str:
    """What GitHub itself says of the run and of the change."""
    verdict = (
        "Đạt · Passed" if run["conclusion"] == "success" else "Không đạt hoặc chưa kiểm tra được · Failed or could not check"
    )
    lines = [MARK, f"**{verdict}** · [{run['head_sha'][:12]}]({run['html_url']})"]
    if paths or not all_listed:
        lines += [
            "",
            "> [!WARNING]",
            "> Thay đổi này sửa những tệp quyết định cách kiểm tra (quy tắc, miễn trừ, nền, minh chứng, thiết lập, CI):",
            "> người có thẩm quyền phải xem.",
            "> This change touches files that decide how changes are judged: their owners have to look.",
        ]
        lines += [f"> - <code>{escaped(path)}</code>" for path in paths[:SHOWN]]
    if len(paths) > SHOWN:
        lines.append(f"> - … và {len(paths) - SHOWN} tệp khác · and {len(paths) - SHOWN} more")
    if not all_listed:
        lines.append(f"> - GitHub chỉ liệt kê {MOST_FILES} tệp đầu · GitHub lists the first {MOST_FILES} files only")
    return "\n".join(lines)


def escaped(path: str) -> str:
    """A path that Markdown and HTML show as it is."""
    shown = "".join(each if each.isprintable() else "\ufffd" for each in path)
    return re.sub(r"[^\w ./-]", lambda found: f"&#{ord(found.group())};", shown)


def comment(run: Mapping[str, Any], text: str, paths: list[str], *, all_listed: bool) -> str:
    """The whole comment, cut with a word on it where it is longer than GitHub takes."""
    head = heading(run, paths, all_listed=all_listed)
    if not text.strip():
        return f"{head}\n\nLần kiểm tra không để lại kết quả, xem nhật ký · The check left no result, see the log\n"
    cut = f"\n\nBị cắt vì quá dài, bản đầy đủ ở trang của lần chạy · Cut, the whole stands with the run: {run['html_url']}\n"
    room = LIMIT - len(head) - len(cut) - 2
    return f"{head}{cut}\n{text[:room]}" if len(text) > room else f"{head}\n\n{text}"


def post(github: GitHub, number: int, body: str) -> None:
    """The comment of before is written anew; only where there is none, one is added."""
    for each in github.listed(f"issues/{number}/comments"):
        if each["user"] and each["user"]["login"] == AUTHOR and str(each["body"]).startswith(MARK):
            github.ask("PATCH", f"issues/comments/{int(each['id'])}", body={"body": body})
            return
    github.ask("POST", f"issues/{number}/comments", body={"body": body})


def main() -> int:
    """Post the file named by the first argument; 1 where that could not be done."""
    environment = os.environ
    run = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["workflow_run"]
    github = GitHub(environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"])
    try:
        number = pull_request(github, run)
        if number is None:
            sys.stdout.write(
                "::notice title=eaf::Yêu cầu hợp nhất đã đóng hoặc đã có commit mới · closed, or there is a newer commit\n"
            )
        else:
            paths, all_listed = guarded(github, number)
            post(github, number, comment(run, left_behind(Path(sys.argv[1])), paths, all_listed=all_listed))
    except NotPostedError as error:
        sys.stdout.write("::error title=eaf::" + str(error).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A") + "\n")
        return 1
    with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as stream:
        stream.write(f"number={number or ''}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
