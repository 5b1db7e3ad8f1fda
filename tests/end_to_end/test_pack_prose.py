"""A section that people wrote for the client, from Markdown to the pages of the pack."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from pypdf import PdfReader

from tests.command import Run
from tests.end_to_end.pack_world import VEREDA, pdf_text, write_world
from tests.pack.reading import PNG, figures, links, structure

SECTION = """\

## Parceria {.cliente}

Doze **anos** com [fotos](https://example.com/a), `#eval("1")`, $x$ e \\*a\\*,
sem \u202eengano\u2066.

#### Nível pulado

7. sétimo
8. oitavo

| Item | Valor |
|------|------:|
| Caixa | 3,2% |

!!! atenção
    Cuidado com a doca.

![Doca nova](doca.png)

XXX
<u>cru</u>, nota[^1] e 中.

## Só nossa

Segredo da casa.
"""


def test_what_people_wrote_is_printed_as_text_and_never_evaluated(
    here: Run, tmp_path: Path
) -> None:
    project = write_world(tmp_path)
    folder = project / "accounts/vereda"
    body = SECTION.replace("XXX", "palavrão" * 1250)
    (folder / "conta.md").write_text(VEREDA + body, encoding="utf-8")
    (folder / "doca.png").write_bytes(PNG)
    done = here("pack", "vereda", "-o", "v.pdf", cwd=project)
    assert done.returncode == 0, done.stderr
    reader = PdfReader(project / "v.pdf")
    text = pdf_text(project / "v.pdf")
    order = ["Parceria", "Doze anos", '#eval("1")', "$x$", "*a*", "Nível pulado", "7. sétimo"]
    order += ["8. oitavo", "Item", "3,2%", "Atenção", "Cuidado com a doca.", "cru, nota[^1] e □."]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "sem engano." in text
    assert "Segredo" not in text
    # The foot of a page stands in the middle of the long word.
    assert text.replace(" ", "").replace("\u200b", "").count("palavrão") >= 1249
    assert links(reader) >= {"https://example.com/a"}
    assert "Doca nova" in figures(reader)
    levels = [int(tag[1:]) for tag, _ in structure(reader) if tag in {"H1", "H2", "H3", "H4"}]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    told = here("check", cwd=project).stdout
    for rule in ("not-in-pack “<u>”", "not-in-pack “[^1]”", "character-not-in-font"):
        assert rule in told
