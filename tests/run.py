"""Set up everything the tests need on a fresh machine and run them all: one command.

`python3 tests/run.py` makes `.venv`, installs kamdocs with its test tools, finds or installs a
Chromium, then runs ruff, mypy and pytest. Arguments are handed on to pytest; with `--setup` it
stops before the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
BROWSERS = (
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)


def main(arguments: list[str]) -> int:
    """Set up, then run the three tools; the first that fails decides the exit code."""
    python = environment_python()
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    run(python, "-m", "pip", "install", "--quiet", "--editable", f"{ROOT}[test]")
    os.environ["KAMDOCS_CHROMIUM"] = browser(python)
    if "--setup" in arguments:
        return 0
    run(python, "-m", "ruff", "check")
    run(python, "-m", "mypy")
    run(python, "-m", "pytest", "-n", "auto", *arguments)
    return 0


def environment_python() -> Path:
    """Give the Python of the project's environment."""
    windows = os.name == "nt"
    return ENVIRONMENT / ("Scripts/python.exe" if windows else "bin/python")


def browser(python: Path) -> str:
    """Give the path of a Chromium, installing one where there is none."""
    found = installed_browser()
    if found:
        return found
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo"]
        run(*root, "apt-get", "update", "--quiet")
        run(*root, "apt-get", "install", "--quiet", "--yes", "chromium")
    else:
        run(python, "-m", "playwright", "install", "chromium")
    return installed_browser()


def installed_browser() -> str:
    """Give the path of a Chromium that is there; empty when Playwright has its own or none is."""
    named = os.environ.get("KAMDOCS_CHROMIUM", "")
    if named:
        return named
    return next((path for path in BROWSERS if Path(path).exists()), "")


def run(*command: str | Path) -> None:
    """Run a command in the project; end with its exit code when it fails."""
    completed = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if completed.returncode:
        sys.exit(completed.returncode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
