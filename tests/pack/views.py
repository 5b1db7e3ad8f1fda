"""A pack made by hand with every block there is, and small ones for single cases."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kamdocs.render.charts import TrendChart, TrendPoint, TrendWords, draw_trend
from kamdocs.render.client_pack.blocks import (
    Align,
    Blank,
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Comparison,
    Contact,
    Cover,
    Fact,
    Facts,
    Field,
    Form,
    Note,
    PackKind,
    PackView,
    Part,
    Picture,
    Row,
    Side,
    Sides,
    Status,
    Table,
    Text,
    Tone,
    Trend,
)
from kamdocs.render.prose_tree import ProseNode

COVER = Cover(
    title="Revisão do 3º trimestre de 2026",
    subtitle="Resultados, compromissos e próximos 90 dias",
    our_company="Embalagens Serra Clara",
    client="Vereda Alimentos",
    day="15 de outubro de 2026",
    presenters=(
        Contact("Rafael Nogueira", "Gerente de contas-chave"),
        Contact("Helena Vaz", "Diretora comercial"),
    ),
    confidential="Confidencial – preparado para Vereda Alimentos",
)


def text_node(text: str) -> ProseNode:
    return ProseNode("text", text)


def paragraph(*children: ProseNode | str) -> ProseNode:
    nodes = tuple(text_node(item) if isinstance(item, str) else item for item in children)
    return ProseNode("paragraph", children=nodes)


def pack(*parts: Part, cover: Cover | None = COVER, language: str = "pt-BR") -> PackView:
    words = {"en": "page {page} of {pages}"}.get(language, "página {page} de {pages}")
    return PackView(
        kind=PackKind.QBR,
        language=language,
        title="Vereda Alimentos · Revisão do 3º trimestre de 2026",
        account_id="vereda-alimentos",
        cover=cover,
        parts=parts,
        foot="Confidencial – preparado para Vereda Alimentos · 15 de outubro de 2026",
        page_of=words,
        file_name="material-2026-t3.pdf",
    )


def part(title: str, *blocks: Block, lead: str = "", starts_page: bool = True) -> Part:
    return Part(title.lower(), title, lead, blocks, starts_page)


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))


def table(rows: int, caption: str = "Volumes por unidade") -> Table:
    return Table(
        caption,
        (
            Column("Unidade"),
            Column("3º tri. 2026", Align.NUMBER),
            Column("2º tri. 2026", Align.NUMBER),
            Column("Variação", Align.NUMBER),
        ),
        tuple(
            Row(cells(f"Unidade {index:03}", f"{index * 1234:,}".replace(",", "."), "980", "3,1%"))
            for index in range(1, rows + 1)
        ),
        note="Fonte: faturamento até 30/09/2026.",
    )


def trend_svg() -> str:
    values = (5.1, 4.8, 3.9, 4.4, 5.3, 4.7, 3.6, 3.77)
    names = ("4T24", "1T25", "2T25", "3T25", "4T25", "1T26", "2T26", "3T26")
    chart = TrendChart(
        id="volume",
        title="Volume por trimestre",
        description="Barras por trimestre",
        behind="Tabela",
        points=tuple(
            TrendPoint(
                label=name,
                value=Decimal(str(value)),
                value_text=f"{value} mi".replace(".", ","),
                current=name.endswith("26"),
            )
            for name, value in zip(names, values, strict=True)
        ),
        axis_text=lambda value: f"{value} mi",
        words=TrendWords(
            period="Trimestre", value="Volume", target="", target_mark="", missing="sem dados"
        ),
    )
    return str(draw_trend(chart))


DECISIONS = part(
    "Decisões que buscamos hoje",
    Cards(
        (
            Card(
                "Prazo de entrega dos filmes de Jundiaí",
                "Recomendamos passar de 12 para 8 dias com um estoque de segurança de 40 t na "
                "fábrica, pago pela Vereda só no que ficar parado mais de 60 dias.",
                (Field("Quem decide", "Renata Sampaio"), Field("Até", "30/11/2026")),
            ),
            Card(
                "Troca da bandeja de 500 g",
                "Ensaio aprovado em agosto; falta a data da troca na linha 3.",
                (Field("Quem decide", "Ivo Camargo"), Field("Até", "15/12/2026")),
            ),
        ),
        numbered=True,
    ),
    lead="Duas decisões, cada uma com a nossa recomendação.",
)

COMMITMENTS = part(
    "O que combinamos na última reunião",
    Table(
        "Compromissos dos dois lados",
        (Column("Compromisso"), Column("De quem"), Column("Prazo"), Column("Situação")),
        (
            Row((Cell("Embalagens Serra Clara"), Cell(""), Cell(""), Cell("")), is_group=True),
            Row(
                (
                    Cell("Entregar o laudo de barreira do filme novo"),
                    Cell("Caio Teles"),
                    Cell("30/09/2026"),
                    Cell("", status=Status("feito", Tone.GOOD)),
                )
            ),
            Row(
                (
                    Cell("Proposta para o estoque de segurança", note="Depende do volume de 2027"),
                    Cell("Rafael Nogueira"),
                    Cell("10/10/2026"),
                    Cell("", "pendente desde 10/10/2026", Status("pendente", Tone.ATTENTION)),
                )
            ),
            Row((Cell("Vereda Alimentos"), Cell(""), Cell(""), Cell("")), is_group=True),
            Row(
                (
                    Cell("Prévia do plano de produção de 2027"),
                    Cell("Ivo Camargo"),
                    Cell("30/10/2026"),
                    Cell("", status=Status("em andamento", Tone.WAITING)),
                )
            ),
        ),
    ),
    lead="Dois de quatro estão feitos.",
)

RESULTS = part(
    "Resultados do trimestre",
    Facts(
        (
            Fact(
                "Volume",
                "1.240 t",
                (
                    Comparison("sobre o 2º tri. de 2026", "3,1% acima", Trend.BETTER),
                    Comparison("sobre o 3º tri. de 2025", "6,6% abaixo", Trend.WORSE),
                ),
                "jul. a set. 2026",
            ),
            Fact("Entregas no prazo", "88,6%", (Comparison("contratado", "meta 95%"),)),
            Fact("Faturamento", "R$ 12.345.678", (Comparison("sobre 2025", "igual", Trend.SAME),)),
            Fact("Reclamações", "19", (), "procedentes no trimestre"),
        )
    ),
    Picture(
        "volume",
        trend_svg(),
        "O volume voltou a subir no 3º trimestre",
        "Barras do volume de oito trimestres; o último tem 3,77 milhões.",
        "Em milhões de unidades. Fonte: faturamento.",
        table(4),
    ),
    table(7),
    lead="O volume subiu 3,1% e a entrega segue abaixo do contratado.",
)

PROSE = part(
    "Valor entregue",
    Text(
        (
            ProseNode("heading", level=1, children=(text_node("Economia no ano"),)),
            paragraph(
                "A troca do filme de 40 por 35 micra poupou ",
                ProseNode("strong", children=(text_node("R$ 412 mil"),)),
                " de resina e ",
                ProseNode("emphasis", children=(text_node("sete"),)),
                " paradas de linha, como mostra o ",
                ProseNode(
                    "link", target="https://exemplo.com.br/laudo", children=(text_node("laudo"),)
                ),
                ".",
            ),
            ProseNode("heading", level=3, children=(text_node("De onde vem"),)),
            ProseNode(
                "list",
                children=(
                    ProseNode("item", children=(text_node("Menos resina por caixa"),)),
                    ProseNode(
                        "item",
                        children=(
                            text_node("Menos paradas"),
                            ProseNode(
                                "list",
                                ordered=True,
                                children=(
                                    ProseNode("item", children=(text_node("linha 3"),)),
                                    ProseNode("item", children=(text_node("linha 5"),)),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            ProseNode("quote", children=(paragraph("O melhor fornecedor do ano, diz a fábrica."),)),
            ProseNode(
                "admonition",
                title="Atenção",
                children=(paragraph("Os valores de outubro ainda não fecharam."),),
            ),
            ProseNode(
                "table",
                children=(
                    ProseNode(
                        "row",
                        children=(
                            ProseNode("cell", "Linha", is_head=True),
                            ProseNode("cell", "Ganho", is_head=True),
                        ),
                    ),
                    ProseNode(
                        "row", children=(ProseNode("cell", "3"), ProseNode("cell", "R$ 200 mil"))
                    ),
                ),
            ),
            ProseNode("code", "lote = 35 micra\n  peso = 12 g"),
            ProseNode("rule"),
            paragraph(ProseNode("code-text", "FTR-35"), " é o código do filme."),
        )
    ),
    lead="Em dinheiro onde se sabe.",
)

OBJECTIVES = part(
    "Objetivos conjuntos",
    Cards(
        tuple(
            Card(
                title,
                "",
                (
                    Field("Nosso lado", "Rafael Nogueira"),
                    Field("Do seu lado", "Ivo Camargo"),
                    Field("Prazo", "31/12/2026"),
                ),
                Status(word, tone),
                share,
                words,
            )
            for title, word, tone, share, words in (
                ("100 mil caixas por mês em Ribeirão Preto", "no ritmo", Tone.GOOD, 0.62, "62 mil"),
                ("Perdas de filme abaixo de 2%", "atenção", Tone.ATTENTION, 0.2, "2,8% hoje"),
                ("Bandeja reciclável em duas linhas", "a começar", Tone.NEUTRAL, 0.0, "0 de 2"),
            )
        )
    ),
    lead="Três objetivos combinados em janeiro.",
)

PEOPLE = part(
    "Pessoas e escalonamento",
    Sides(
        Side(
            "Embalagens Serra Clara",
            (
                Contact("Rafael Nogueira", "Gerente de contas-chave", "primeiro contato"),
                Contact("Helena Vaz", "Diretora comercial", "segundo nível"),
            ),
        ),
        Side("Vereda Alimentos", (Contact("Renata Sampaio", "Diretora industrial"),)),
    ),
    Note("Contatos em 15 de outubro de 2026."),
    starts_page=False,
)

VISIT = part(
    "Ficha da visita",
    Form(
        (
            Blank("Data"),
            Blank("Local"),
            Blank("Presentes", 2),
            Blank("Decisões", 4),
            Blank("Próxima reunião"),
        )
    ),
)

FULL = pack(DECISIONS, COMMITMENTS, RESULTS, PROSE, OBJECTIVES, PEOPLE, VISIT)
"""Every block at least once."""

SHEET = replace(pack(DECISIONS, COMMITMENTS, VISIT, cover=None), kind=PackKind.MEETING)
"""A pack without a cover."""
