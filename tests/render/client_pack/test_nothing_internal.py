"""Nothing that is ours alone is in any pack, even of a record that is marked for the client."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.render.client_pack.blocks import PackKind
from tests.render.client_pack.pack_world import csv, pack

MARK = "visibilidade: cliente"
FRONT = f"""\
razao_social: XSECRETa
crm_id: XSECRETb
por_que_chave: XSECRETc
segmento: XSECRETd
responsavel: ana.lima
plano: {{visao: XSECRETe, meta_faturamento: 77.123.456, desafios: [XSECRETf]}}
filiais: [{{id: norte, nome: Norte, codigo_erp: XSECRETg, {MARK}}}]
equipe: [{{pessoa: rui.sa, papel: XSECRETh, compromisso: XSECRETi}}]
contatos:
  - {{id: bia, nome: Bia, cargo: Compras, area: XSECRETj, postura: opositor, influencia: 9,
     observacoes: XSECRETk, email: xsecretl@a.example, {MARK}}}
  - {{id: leo, nome: XSECRETm}}
necessidades: [XSECRETn]
ocorrencias: [{{titulo: XSECRETo}}, {{titulo: Avarias, escalada_para: eva.reis, {MARK}}}]
oportunidades: [{{id: x, nome: XSECRETp, valor_anual: 77.123.456}}]
riscos: [{{titulo: XSECRETq, faturamento_em_risco: 77.123.456}}]
concorrentes: [{{nome: XSECRETr}}]
swot: [{{quadrante: ameaca, texto: XSECRETs}}]
reajustes: [{{indice: ipca, pedido: '77,1%', concedido: 3%, vigencia: 2026-07-01, {MARK}}}]
contratos: [{{nome: XSECRETt, valor: 77.123.456}}]
objetivos:
  - {{id: nosso, titulo: XSECRETu, lado: nosso, meta: 77.123.456}}
  - {{id: deles, titulo: Deles, lado: do_cliente, valor_atual: 1, meta: 77.123.456,
     comentario_do_responsavel: XSECRETv, comentario_do_gestor: XSECRETw,
     relevancia_para_o_cliente: XSECRETx, {MARK}, acoes: [{{titulo: XSECRETy}}]}}
"""
REVIEW = f"""\
---
trimestre: 2026-t3
{MARK}
decisoes_esperadas: [XSECRETz]
aprendizados: [XSECRET1]
compromissos: [XSECRET2]
acoes_corretivas: [XSECRET3]
---
XSECRET4
"""
MEETING = f"""\
---
data: 2026-10-08
titulo: XSECRET5
{MARK}
pauta: [Avarias, {{texto: XSECRET6, visibilidade: equipe}}]
---
XSECRET7
"""
FIGURES = csv(
    "2026-t3;;;faturamento;500.000;77.123.456;77.123.456",
    "2026-t3;;;margem;77.123.456;;",
    "2026-t3;;;otif;95;77,1;",
)


@pytest.mark.parametrize("kind", PackKind)
def test_no_token_of_ours_is_in_a_pack(tmp_path: Path, kind: PackKind) -> None:
    view = pack(tmp_path, FRONT, kind, body="XSECRET8", numeros=FIGURES, t3=REVIEW, r1008=MEETING)
    told = repr(view)
    assert view.parts
    assert "xsecret" not in told.lower()
    assert "77" not in told
    assert "R$\\xa077" not in told
