"""A portfolio of many full accounts for benchmarks: the same for the same seed.

Accounts are those of the sample, which hold every kind of record between them, each time with
another name, other words in titles, texts and prose, and other amounts.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent.parent

CONFIG = """\
site_name: Contas
docs_dir: paginas
theme:
  name: material
plugins:
  - search
  - kamdocs:
      as_of: 2026-10-15
"""

_TEXT = re.compile(
    r"^(?P<key>\s*(?:- )?(?:titulo|texto|evidencia|causa|acao|contrapartida|comentario_\w+|visao"
    r"|mitigacao|citacao|motivo|o_que): )(?P<text>[^\"'&*>|\[{#][^#:]*)$",
    re.MULTILINE,
)
_AMOUNT = re.compile(r"(?<![\d.,/-])\d{1,3}(?:\.\d{3})+(?![\d.,/-])")
_WORD = re.compile(r"\b[a-zà-ú]{5,}\b")
_NAME = re.compile(r"^nome: .*$", re.MULTILINE)


def write_portfolio(folder: Path, count: int, seed: int = 7) -> list[str]:
    """Write a project of so many accounts; gives their ids."""
    samples = sorted(path.parent for path in (ROOT / "accounts").glob("*/conta.md"))
    words = sorted(set(_WORD.findall("".join(map(_texts, samples)))))
    random = Random(seed)
    (folder / "paginas").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    accounts = folder / "accounts"
    accounts.mkdir()
    shutil.copy(ROOT / "accounts" / "programa.yml", accounts)
    ids = []
    for number in range(count):
        sample = samples[number % len(samples)]
        copy = number // len(samples)
        account = f"{sample.name}-{copy}" if copy else sample.name
        ids.append(account)
        _write_account(sample, accounts / account, copy, words, random)
    return ids


def change_account(account: Path) -> None:
    """Change an account as a week of work does: a target, days, a status, words of its prose."""
    file = account / "conta.md"
    text = file.read_text(encoding="utf-8")
    text = _AMOUNT.sub(lambda found: _scaled(found[0], 1.1), text, count=1)
    file.write_text(f"{text.rstrip()}\n\nCombinamos rever a logística com o cliente.\n", "utf-8")
    objectives = account / "objetivos.md"
    if objectives.exists():
        text = objectives.read_text(encoding="utf-8")
        text = text.replace("prazo: 2026-12", "prazo: 2027-01").replace("a_fazer", "em_andamento")
        objectives.write_text(text, encoding="utf-8")


def _write_account(
    sample: Path, account: Path, copy: int, words: list[str], random: Random
) -> None:
    factor = random.uniform(0.4, 1.8)

    def varied(text: str) -> str:
        swap: Callable[[re.Match[str]], str] = lambda found: (  # noqa: E731
            random.choice(words) if random.random() < 0.3 else found[0]
        )
        text = _TEXT.sub(lambda found: found["key"] + _WORD.sub(swap, found["text"]), text)
        head, mark, prose = text.rpartition("\n---\n")
        return head + mark + _WORD.sub(swap, prose) if mark else text

    for path in sample.rglob("*"):
        if path.suffix not in (".md", ".csv"):
            continue
        text = path.read_text(encoding="utf-8")
        if copy:
            text = _AMOUNT.sub(lambda found: _scaled(found[0], factor), text)
            text = varied(text) if path.suffix == ".md" else text
            if path.name == "conta.md":
                text = _NAME.sub(lambda found: f"{found[0]} {copy}", text, count=1)
        target = account / path.relative_to(sample)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _scaled(amount: str, factor: float) -> str:
    return f"{round(int(amount.replace('.', '')) * factor):,}".replace(",", ".")


def _texts(sample: Path) -> str:
    return "".join(_lines(sample))


def _lines(sample: Path) -> Iterator[str]:
    for path in sorted(sample.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        yield from (found["text"] for found in _TEXT.finditer(text))
        yield text.rpartition("\n---\n")[2]
