"""A check from the command line, without invoke."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import plugins.run
from editing import checking

ROOT = Path(checking.__file__).parents[1]


@pytest.mark.parametrize(
    ("arguments", "against"),
    [([], ""), (["--against", "main"], "main"), (["--against=main"], "main"), (["-a", "main"], "main")],
)
@pytest.mark.parametrize("status", [1, 3])
def test_what_is_asked_for_is_checked_and_its_status_returned(
    arguments: list[str], against: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def build(settings: Path, **overrides: object) -> int:
        asked.append((settings, overrides))
        return status

    monkeypatch.setattr(plugins.run, "build", build)
    assert checking.main(arguments) == status
    assert asked == [(ROOT / "pelicanconf.py", {"CHECK_ONLY": True, "AGAINST": against})]


def test_a_check_that_finds_nothing_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plugins.run, "build", lambda *_, **__: 0)
    assert checking.run(tmp_path) == 0
    assert capsys.readouterr() == ("==> 直すところはありません / Nothing to mend\n", "")


def test_an_unknown_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        checking.main(["--agianst", "main"])
    assert stop.value.code == 2
    assert "--agianst" in capsys.readouterr().err
