"""A pretended API of the code host: a repository in memory, and a record of what was asked and written."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.async_api import BrowserContext, Route

MAIN = "main"
DAY = "2027-01-05T00:00:00Z"
ALLOWED = {f"access-control-allow-{what}": "*" for what in ("origin", "headers", "methods")}
USER = {"id": 1, "name": "Writer", "login": "writer", "email": "", "avatar_url": ""}
PULL_REQUEST_EXISTS = "A pull request already exists"


class RefusedError(Exception):
    """What the API refuses, in its words."""


def blob_id(data: bytes) -> str:
    """Return the name by which Git knows a file's content."""
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def _name(method: str, path: str, given: Mapping[str, Any]) -> str:
    """Return how a request that writes is named; "" for one that reads."""
    if path != "/graphql":
        return f"{method} {path}" if method != "GET" else ""
    found = re.search(r"mutation\(.*?\{\s*(\w+)\(", given["query"])
    return found[1] if found else ""


@dataclass
class Branch:
    """A branch: the id of its last commit, and its files."""

    head: str
    files: dict[str, bytes]


@dataclass
class PullRequest:
    """An open pull request for the main branch."""

    number: int
    branch: str
    title: str
    is_draft: bool
    labels: list[str] = field(default_factory=list)


class CodeHost:
    """The repository; `asked` names each request that writes, by its method and path or by its mutation.

    Requests of the name `cut_off` get no answer, and do nothing.
    """

    def __init__(self, api: str, files: Mapping[str, str]) -> None:
        self.api = api
        self.blobs: dict[str, bytes] = {}
        self.branches: dict[str, Branch] = {}
        self.pull_requests: list[PullRequest] = []
        self.asked: list[str] = []
        self.cut_off = ""
        self.commits = 0
        self.push(MAIN, {path: text.encode() for path, text in files.items()})

    def push(self, branch: str, files: Mapping[str, bytes]) -> str:
        """Put files on a branch in one commit; return its id."""
        self.commits += 1
        head = f"{self.commits:040x}"
        before = self.branches[branch].files if branch in self.branches else {}
        self.branches[branch] = Branch(head, {**before, **files})
        self.blobs |= {blob_id(data): data for data in files.values()}
        return head

    def merge(self) -> None:
        """Merge all pull requests, as somebody does on the code host itself."""
        for each in self.pull_requests:
            self.push(MAIN, self.changed(each.branch))
        self.pull_requests.clear()

    def changed(self, branch: str) -> dict[str, bytes]:
        """Return path → content of the files in which a branch differs from the main one."""
        main = self.branches[MAIN].files
        return {path: data for path, data in self.branches[branch].files.items() if main.get(path) != data}

    async def answer(self, context: BrowserContext) -> None:
        """Answer the requests of a window."""

        async def respond(route: Route) -> None:
            path = urlsplit(route.request.url).path.removeprefix(urlsplit(self.api).path)
            path = re.sub(r"^/repos/[^/]+/[^/]+", "", path)
            given = json.loads(route.request.post_data or "{}")
            name = _name(route.request.method, path, given)
            if name and name == self.cut_off:
                await route.abort()
                return
            self.asked += [name] if name else []
            status, found = self._answer(route.request.method, path, given)
            await route.fulfill(status=status, headers=ALLOWED, json=found)

        await context.route(f"{self.api}/**", respond)

    def _answer(self, method: str, path: str, given: Mapping[str, Any]) -> tuple[int, Any]:
        if path != "/graphql":
            return self._rest(method, path, given)
        try:
            return 200, {"data": self._query(given["query"], given.get("variables", {}))}
        except RefusedError as refused:
            return 200, {"data": None, "errors": [{"message": str(refused)}]}

    def _rest(self, method: str, path: str, given: Mapping[str, Any]) -> tuple[int, Any]:
        if path in {"/user", f"/collaborators/{USER['login']}"}:
            return 200, USER
        if path.startswith("/git/trees/"):
            return 200, {"tree": self._tree()}
        if method == "PATCH" and path.startswith("/git/refs/heads/"):
            branch = path.removeprefix("/git/refs/heads/")
            self.branches[branch] = Branch(given["sha"], dict(self.branches[MAIN].files))
            return 200, {}
        if (method, path) == ("POST", "/pulls"):
            return self._pull_request(given)
        if found := re.fullmatch(r"/issues/(\d+)(?:/labels)?", path):
            [request] = [each for each in self.pull_requests if each.number == int(found[1])]
            request.labels = given.get("labels", request.labels)
            return 200, {"labels": [{"name": name} for name in request.labels]}
        return 404, {"message": f"{method} {path}"}

    def _tree(self) -> list[dict[str, Any]]:
        files = self.branches[MAIN].files.items()
        return [
            {"type": "blob", "path": path, "sha": blob_id(data), "size": len(data)} for path, data in files
        ]

    def _pull_request(self, given: Mapping[str, Any]) -> tuple[int, Any]:
        if any(each.branch == given["head"] for each in self.pull_requests):
            return 422, {"message": PULL_REQUEST_EXISTS}
        made = PullRequest(len(self.pull_requests) + 1, given["head"], given["title"], given["draft"])
        self.pull_requests.append(made)
        return 201, {
            "number": made.number,
            "node_id": f"PR_{made.number}",
            "title": made.title,
            "html_url": f"https://code.example/pull/{made.number}",
            "head": {"sha": self.branches[made.branch].head},
            "created_at": DAY,
            "updated_at": DAY,
        }

    def _query(self, query: str, given: Mapping[str, Any]) -> dict[str, Any]:
        if "createRef(" in query:
            return self._create_branch(given["input"])
        if "createCommitOnBranch(" in query:
            return {"createCommitOnBranch": {"commit": self._commit(given["input"], query)}}
        if "markPullRequestReadyForReview(" in query:
            for each in self.pull_requests:
                each.is_draft = each.is_draft and f"PR_{each.number}" != given["input"]["pullRequestId"]
            return {}
        if "base: repository" in query:
            return {"fork": {"id": "R_1"}, "base": {"ref": {"target": {"oid": self.branches[MAIN].head}}}}
        return {"repository": self._repository(query, given)}

    def _create_branch(self, given: Mapping[str, Any]) -> dict[str, Any]:
        branch = given["name"].removeprefix("refs/heads/")
        if branch in self.branches:
            raise RefusedError(f'A ref named "{given["name"]}" already exists in the repository.')
        self.branches[branch] = Branch(given["oid"], dict(self.branches[MAIN].files))
        return {"createRef": {"ref": {"name": branch}}}

    def _commit(self, given: Mapping[str, Any], query: str) -> dict[str, Any]:
        branch = given["branch"]["branchName"]
        if given["expectedHeadOid"] != self.branches[branch].head:
            raise RefusedError(f"Expected branch to point to {given['expectedHeadOid']}")
        changes = given["fileChanges"]
        assert not changes["deletions"]
        files = {each["path"]: base64.b64decode(each["contents"]) for each in changes["additions"]}
        head = self.push(branch, files)
        names = re.findall(r'(file_\d+): file\(path: "([^"]+)"\)', query)
        return {
            "oid": head,
            "committedDate": DAY,
            **{name: {"oid": blob_id(files[path])} for name, path in names},
        }

    def _repository(self, query: str, given: Mapping[str, Any]) -> dict[str, Any]:
        if "pullRequests(headRefName" in query:
            found = [each for each in self.pull_requests if each.branch == given["branch"]]
            return {"pullRequests": {"totalCount": len(found)}}
        if "pullRequests(" in query:
            return {"pullRequests": {"nodes": [self._node(each) for each in self.pull_requests]}}
        if blobs := re.findall(r'(content_\d+): object\(oid: "(\w+)"\)', query):
            return {name: {"text": self.blobs[blob].decode(), "isTruncated": False} for name, blob in blobs}
        if files := re.findall(r'(file_\d+):\s*object\(expression: "([^":]+):([^"]+)"\)', query):
            return {name: self._blob(self.branches[branch].files[path]) for name, branch, path in files}
        author = {"name": "Writer", "email": "", "user": {"id": 1, "login": "writer"}}
        if names := re.findall(r"(commit_\d+):\s*ref", query):
            return {name: self._history({"author": author, "committedDate": DAY}) for name in names}
        branch = given.get("branch", MAIN)
        return {"ref": self._history({"oid": self.branches[branch].head, "message": ""})}

    def _history(self, commit: Mapping[str, Any]) -> dict[str, Any]:
        return {"target": {"history": {"nodes": [commit]}}}

    def _blob(self, data: bytes) -> dict[str, Any]:
        is_binary = b"\0" in data
        text = None if is_binary else data.decode()
        return {
            "oid": blob_id(data),
            "byteSize": len(data),
            "isBinary": is_binary,
            "isTruncated": False,
            "text": text,
        }

    def _node(self, found: PullRequest) -> dict[str, Any]:
        return {
            "id": f"PR_{found.number}",
            "number": found.number,
            "title": found.title,
            "url": f"https://code.example/pull/{found.number}",
            "isDraft": found.is_draft,
            "isCrossRepository": False,
            "createdAt": DAY,
            "updatedAt": DAY,
            "headRefName": found.branch,
            "headRefOid": self.branches[found.branch].head,
            "author": None,
            "labels": {"nodes": [{"name": name} for name in found.labels]},
            "files": {
                "nodes": [{"path": path, "changeType": "ADDED"} for path in self.changed(found.branch)]
            },
        }
