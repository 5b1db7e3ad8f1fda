"""The pack as PDF/UA: its text, order, tags, language, fonts, and what hostile text does."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from kamdocs.errors import UserError
from kamdocs.pack.look import PackLook, Paper
from kamdocs.pack.pdf import pack_pdf
from kamdocs.render.client_pack.blocks import (
    Block,
    Card,
    Cards,
    Column,
    Contact,
    Fact,
    Facts,
    PackView,
    Row,
    Side,
    Sides,
    Table,
    Text,
)
from kamdocs.render.prose_tree import ProseNode
from tests.pack.reading import (
    PNG,
    bookmarks,
    catalog,
    figures,
    fonts,
    joined,
    links,
    structure,
    text_of,
)
from tests.pack.views import (
    COVER,
    FULL,
    SHEET,
    cells,
    pack,
    paragraph,
    part,
    table,
    text_node,
)

AS_OF = date(2026, 10, 15)


def made(
    view: PackView,
    paper: Paper = Paper.A4,
    project: Path = Path("nowhere"),
    **look: Any,
) -> PdfReader:
    pdf = pack_pdf(view, PackLook(paper=paper, **look), as_of=AS_OF, project=project)
    return PdfReader(io.BytesIO(pdf))


@pytest.fixture(scope="module")
def full() -> PdfReader:
    return made(FULL)


def test_the_parts_follow_one_another_and_are_bookmarks(full: PdfReader) -> None:
    titles = [part.title for part in FULL.parts]
    assert bookmarks(full) == titles
    words = text_of(full)
    places = [words.index(title) for title in titles]
    assert places == sorted(places)


def test_every_text_of_every_block_is_printed(full: PdfReader) -> None:
    words = joined(text_of(full))
    for expected in (
        "Revisão do 3º trimestre de 2026",
        "Embalagens Serra Clara",
        "Rafael Nogueira",
        "R$ 12.345.678",
        "3,1% acima sobre o 2º tri. de 2026",
        "pendente desde 10/10/2026",
        "em andamento",
        "62 mil",
        "O volume voltou a subir no 3º trimestre",
        "R$ 412 mil",
        "Unidade 007",
        "linha 5",
        "Atenção",
        "lote = 35 micra",
        "Próxima reunião",
        "primeiro contato",
    ):
        assert joined(expected) in words, expected


def test_a_pack_says_what_it_is_to_readers_that_cannot_see(full: PdfReader) -> None:
    root = catalog(full)
    assert root["/Lang"] == "pt-BR"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert full.metadata is not None
    assert full.metadata.title == FULL.title
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().decode()


def test_tags_name_heads_of_tables_lists_and_headings_without_a_gap(full: PdfReader) -> None:
    kinds = [kind for kind, _ in structure(full)]
    assert kinds.count("/H1") == len(FULL.parts)
    assert {"/Table", "/TH", "/TD", "/THead", "/L", "/LI", "/Link", "/H2", "/H3"} <= set(kinds)
    levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_every_figure_has_words(full: PdfReader) -> None:
    assert figures(full) == ["Barras do volume de oito trimestres; o último tem 3,77 milhões."]


def test_only_the_typeface_of_the_pack_is_in_it(full: PdfReader) -> None:
    assert fonts(full) <= {"Inter-Regular", "Inter-Italic"}


def test_pages_are_counted_in_the_foot_but_not_on_the_cover(full: PdfReader) -> None:
    count = len(full.pages)
    texts = [page.extract_text() for page in full.pages]
    assert "página" not in texts[0]
    assert [f"página {number} de {count}" in text for number, text in enumerate(texts, 1)] == [
        False,
        *[True] * (count - 1),
    ]
    assert all(FULL.foot in re.sub(r"\s+", " ", text) for text in texts[1:])


def test_short_parts_share_a_page(full: PdfReader) -> None:
    assert len(full.pages) == 5
    assert "Decisões que buscamos hoje" in full.pages[1].extract_text()
    assert "O que combinamos na última reunião" in full.pages[1].extract_text()


@pytest.mark.parametrize("paper", list(Paper))
def test_the_same_input_gives_the_same_bytes(paper: Paper) -> None:
    one, other = (
        pack_pdf(FULL, PackLook(paper=paper), as_of=AS_OF, project=Path("x")) for _ in range(2)
    )
    assert one == other
    assert b"D:20261015000000" in one


@pytest.mark.parametrize(
    ("paper", "size"),
    [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792)), (Paper.WIDE, (960, 540))],
)
def test_paper_has_its_size(paper: Paper, size: tuple[int, int]) -> None:
    page = made(SHEET, paper).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_on_a_screen_each_part_has_its_own_page() -> None:
    reader = made(FULL, Paper.WIDE)
    heads = [page.extract_text().split("\n")[0] for page in reader.pages]
    for one in FULL.parts:
        if one.starts_page:
            assert one.title in heads


@pytest.mark.parametrize(
    ("language", "foot"), [("pt-PT", "página 1 de 1"), ("en", "page 1 of 1"), ("pt-BR", "página")]
)
def test_language_is_that_of_the_view(language: str, foot: str) -> None:
    reader = made(pack(part("A", table(2)), cover=None, language=language))
    assert catalog(reader)["/Lang"] == language
    assert foot in text_of(reader)


def test_a_pack_without_cover_begins_with_its_title() -> None:
    reader = made(SHEET)
    assert text_of(reader).startswith(SHEET.title)
    assert "página 1 de" in text_of(reader)


def test_a_pack_without_parts_is_a_cover() -> None:
    assert len(made(pack()).pages) == 1


def test_a_long_table_repeats_its_head_and_loses_no_row() -> None:
    reader = made(pack(part("Volumes", table(300))))
    pages = [page.extract_text() for page in reader.pages[1:]]
    assert len(pages) > 5
    assert all("Unidade" in text.split("Variação")[0] for text in pages)
    words = text_of(reader)
    assert [number for number in range(1, 301) if f"Unidade {number:03}" not in words] == []


def test_a_page_on_which_a_part_goes_on_names_it() -> None:
    reader = made(pack(part("Volumes por planta", table(70))))
    assert len(reader.pages) == 3
    assert all("Volumes por planta" in page.extract_text() for page in reader.pages[1:])


def test_the_name_of_a_group_of_rows_comes_again_on_the_next_page() -> None:
    group = Row(cells("Fábrica de Jundiaí", "", "", ""), is_group=True)
    long = replace(table(60), rows=(group, *table(60).rows))
    reader = made(pack(part("Volumes", long)))
    assert [page.extract_text().count("Fábrica de Jundiaí") for page in reader.pages[1:]] == [1, 1]


@pytest.mark.parametrize("paper", list(Paper))
def test_forty_objectives_lose_none(paper: Paper) -> None:
    cards = Cards(tuple(Card(f"Objetivo {number:02}", share=0.5) for number in range(1, 41)))
    reader = made(pack(part("Objetivos", cards)), paper)
    words = text_of(reader)
    assert all(f"Objetivo {number:02}" in words for number in range(1, 41))


HOSTILE = (
    '#eval("1+1")',
    "$x + y$ e R$ 10",
    "*a* _b_ `c` = d",
    "@label <x> \\ \\u{41} // nada /* nem isto */",
    '#{panic()} #import "data.json"',
    "[x](y) ~ -- --- ... 'q' \"r\"",
    "- item",
)


def everywhere(text: str) -> PackView:
    """A view with the text in every place."""
    node = text_node(text)
    prose = (
        ProseNode("heading", level=1, children=(node,)),
        paragraph(text, ProseNode("strong", children=(node,))),
        ProseNode("list", children=(ProseNode("item", children=(node,)),)),
        ProseNode("quote", children=(paragraph(text),)),
        ProseNode("admonition", title=text, children=(paragraph(text),)),
        ProseNode("code", text),
        paragraph(ProseNode("code-text", text), ProseNode("link", target=text, children=(node,))),
        ProseNode("image", text, target=text),
    )
    cover = replace(COVER, title=text, subtitle=text, client=text, our_company=text, day=text)
    people = Side(text, (Contact(text, text, text),))
    one = part(
        text,
        Facts((Fact(text, text, note=text),)),
        replace(table(1, text), columns=tuple(Column(text) for _ in range(4))),
        Cards((Card(text, text),), numbered=True),
        Text(prose),
        Sides(people, people),
        lead=text,
    )
    return replace(pack(one, cover=cover), title=text, foot=text)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_comes_out_as_written(text: str) -> None:
    reader = made(everywhere(text))
    words = joined(text_of(reader))
    assert words.count(joined(text)) >= 15
    assert reader.metadata is not None
    assert reader.metadata.title == text


@pytest.mark.parametrize(
    "text",
    [
        "W" * 200,
        "palavra" * 40,
        "9" * 150,
        "a" + "\u0301" * 50,
        "\u202eodnes\u202c \u2066x\u2069 \u200f\u200e",
        "👩‍👩‍👧 emoji 你好 العربية עברית",
        "\0\x01\x1b\x7f nul",
        "\u200b\u200c\u200d\ufeff\u00ad",
        "\n\n\nlinhas\r\nmuitas\u2028aqui\n",
        "\ud800 solto",
        "",
        " ",
        "{page} {pages}",
    ],
    ids=lambda text: ascii(text)[:18],
)
@pytest.mark.parametrize("paper", [Paper.A4, Paper.WIDE])
def test_no_text_breaks_a_pack(text: str, paper: Paper) -> None:
    reader = made(everywhere(text), paper)
    assert len(reader.pages) >= 2
    assert fonts(reader) <= {"Inter-Regular", "Inter-Italic"}


LONG = "W" * 10_000


@pytest.mark.parametrize(
    "block",
    [
        Text((paragraph(LONG),)),
        Cards((Card("Texto", LONG),)),
        Table("Textos", (Column("Texto"), Column("Valor")), (Row(cells(LONG, "1")),)),
    ],
    ids=["prose", "card", "cell"],
)
def test_a_word_of_ten_thousand_letters_stays_on_its_paper(block: Block) -> None:
    reader = made(pack(part("Um", block), cover=None))
    assert joined(text_of(reader)).count("W") == 10_000
    rights: list[float] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, _size: object) -> None:
        if text.strip():
            rights.append(matrix[4])

    for page in reader.pages:
        page.extract_text(visitor_text=visit)
    assert max(rights) < 595


def test_only_safe_addresses_become_links() -> None:
    def link(target: str) -> ProseNode:
        return ProseNode("link", target=target, children=(text_node(f"[{target}]"),))

    targets = ("https://a.example/x", "mailto:a@b.example", "HTTP://c.example")
    others = ("javascript:alert(1)", "file:///etc/passwd", "../conta.md", "#x", "https://a b")
    prose = paragraph(*(link(target) for target in (*targets, *others)))
    reader = made(pack(part("Elos", Text((prose,))), cover=None))
    assert links(reader) == set(targets)
    assert "javascript:alert(1)" in joined(text_of(reader))


def test_images_of_the_project_are_shown_with_their_words(tmp_path: Path) -> None:
    project = tmp_path / "projeto"
    project.mkdir()
    (tmp_path / "fora.png").write_bytes(PNG)
    (project / "dentro.png").write_bytes(PNG)
    (project / "dado.txt").write_text("x", encoding="utf-8")
    (project / "elo.png").symlink_to(tmp_path / "fora.png")
    names = ("dentro.png", "../fora.png", "dado.txt", "elo.png", "falta.png", str(tmp_path))
    prose = Text(tuple(ProseNode("image", f"vista {name}", target=name) for name in names))
    reader = made(pack(part("Imagens", prose)), project=project)
    assert figures(reader) == ["vista dentro.png"]
    assert "vista falta.png" in text_of(reader)


def test_logos_stand_on_the_cover_with_their_names(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "nosso.png", tmp_path / "deles.svg"
    ours.write_bytes(PNG)
    theirs.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 9"><text>Víta 你</text></svg>',
        encoding="utf-8",
    )
    reader = made(FULL, our_logo=ours, client_logo=theirs)
    assert figures(reader)[:2] == ["Embalagens Serra Clara", "Vereda Alimentos"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("falta.png", None, "pdf.logo-missing"),
        ("logo.pdf", b"%PDF", "pdf.logo-kind"),
        ("logo.png", b"no image", "pdf.image-broken"),
        ("logo.svg", b"<svg", "pdf.image-broken"),
    ],
)
def test_a_logo_that_cannot_be_used_is_told(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError) as error:
        made(SHEET, client_logo=path)
    assert error.value.message_id == message
    assert error.value.params["path"] == path


def test_a_template_of_the_project_wins_file_by_file(tmp_path: Path) -> None:
    folder = tmp_path / "theme/pack"
    folder.mkdir(parents=True)
    (folder / "cover.typ").write_text(
        "#let cover(it) = page[Nossa capa para #it.client]\n#let letterhead() = []\n",
        encoding="utf-8",
    )
    reader = made(FULL, project=tmp_path)
    assert "Nossa capa para Vereda Alimentos" in reader.pages[0].extract_text()
    assert "Decisões que buscamos hoje" in reader.pages[1].extract_text()


@pytest.mark.parametrize(
    "source",
    ["#let cover(it) = unknown-name\n", "#let cover(", '#let cover(it) = read("../secret.txt")\n'],
)
def test_a_mistake_in_a_template_of_the_project_is_told(tmp_path: Path, source: str) -> None:
    folder = tmp_path / "theme/pack"
    folder.mkdir(parents=True)
    (folder / "cover.typ").write_text(source, encoding="utf-8")
    with pytest.raises(UserError) as error:
        made(FULL, project=tmp_path)
    assert error.value.message_id == "pdf.own-template"
    assert error.value.params["path"] == folder
