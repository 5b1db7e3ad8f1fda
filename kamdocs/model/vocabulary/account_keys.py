"""Words of the keys of account files: profile, plan, people, trade and watch lists."""

from __future__ import annotations

from kamdocs.model.account import (
    AccountFile,
    AccountHealth,
    HealthOverride,
    KeyDate,
    Need,
    Plan,
    Score,
    TerritoryChange,
    Unit,
)
from kamdocs.model.commerce import (
    Contract,
    ContractedLevel,
    Investment,
    Opportunity,
    PriceAdjustment,
    Terms,
    WhiteSpaceCell,
)
from kamdocs.model.people import PlannedContact, Relation, Stakeholder, TeamMember
from kamdocs.model.record import Record
from kamdocs.model.vocabulary.word import Word, word
from kamdocs.model.watch import Competitor, Issue, Note, Risk, SwotItem, Voice

ACCOUNT_KEYS: dict[type[Record], dict[str, Word]] = {
    AccountFile: {
        "legal_name": word("razao_social", "Legal name", "Razão social", "Denominação social"),
        "crm_id": word("crm_id", "CRM id", "Código no CRM"),
        "parent": word("grupo", "Group", also="conta_mae"),
        "segment": word("segmento", "Segment"),
        "industry": word("setor", "Industry"),
        "region": word("regiao", "Region", "Região"),
        "territory": word("territorio", "Territory", "Território"),
        "tier": word("nivel", "Tier", "Nível"),
        "lifecycle": word("situacao_compra", "Buying situation", "Situação de compra"),
        "currency": word("moeda", "Currency"),
        "customer_since": word("cliente_desde", "Customer since", "Cliente desde"),
        "last_order": word("ultimo_pedido", "Last order", "Último pedido", "Última encomenda"),
        "owner": word(
            "responsavel", "Key account manager", "Gerente de contas (KAM)", "Gestor de conta"
        ),
        "sponsor": word(
            "sponsor",
            "Executive sponsor",
            "Sponsor executivo",
            "Patrocinador executivo",
            "patrocinador",
        ),
        "why_key": word(
            "por_que_chave",
            "Why it is key",
            "Por que é conta-chave",
            "Porque é conta-chave",
            "porque_chave",
        ),
        "updated": word("atualizado_em", "Updated", "Atualizado em"),
        "plan": word("plano", "Plan"),
        "units": word("filiais", "Units", "Filiais", "Unidades", "plantas unidades"),
        "scores": word("pontuacao", "Scores", "Pontuação"),
        "team": word("equipe", "Team", "Equipe", "Equipa", "equipa"),
        "needs": word("necessidades", "Needs"),
        "stakeholders": word("contatos", "Stakeholders", "Contatos", "Contactos", "contactos"),
        "relations": word("relacoes", "Relations", "Relações"),
        "white_space": word(
            "potencial", "White space", "Potencial a explorar", "Potencial por explorar"
        ),
        "opportunities": word("oportunidades", "Opportunities"),
        "contracts": word("contratos", "Contracts"),
        "price_adjustments": word(
            "reajustes",
            "Price adjustments",
            "Reajustes",
            "Atualizações de preços",
            "atualizacoes_de_precos",
        ),
        "terms": word("condicoes", "Commercial terms", "Condições comerciais"),
        "investments": word("verbas", "Agreed investment", "Verbas acordadas"),
        "key_dates": word("datas_chave", "Key dates", "Datas-chave"),
        "risks": word("riscos", "Risks"),
        "issues": word("ocorrencias", "Issues", "Ocorrências"),
        "competitors": word("concorrentes", "Competitors"),
        "trends": word("tendencias", "Trends", "Tendências"),
        "swot": word("swot", "SWOT", "SWOT"),
        "voice_of_customer": word("voz_do_cliente", "Voice of customer", "Voz do cliente"),
        "contact_plan": word(
            "plano_de_contatos",
            "Contact plan",
            "Plano de contatos",
            "Plano de contactos",
            "plano_de_contactos",
        ),
        "references": word("referencias", "References", "Referências"),
        "product_insights": word(
            "sugestoes_de_produto", "Product insights", "Sugestões de produto"
        ),
        "territory_log": word("historico_territorio", "Territory log", "Histórico do território"),
        "custom": word("custom", "Custom fields", "Campos próprios", also="campos_proprios"),
    },
    Plan: {
        "approval": word("aprovacao", "Approval", "Aprovação"),
        "vision": word("visao", "Vision", "Visão"),
        "customer_priorities": word(
            "prioridades_do_cliente", "Customer's priorities", "Prioridades do cliente"
        ),
        "challenges": word("desafios", "Challenges"),
        "revenue_target": word(
            "meta_faturamento",
            "Revenue target",
            "Meta de faturamento",
            "Meta de faturação",
            "meta_receita meta_faturacao",
        ),
        "margin_target": word("meta_margem", "Margin target", "Meta de margem"),
        "reviewed_on": word(
            "revisado_em", "Reviewed on", "Revisado em", "Revisto em", "ultima_revisao revisto_em"
        ),
        "next_review": word("proxima_revisao", "Next review", "Próxima revisão"),
    },
    Unit: {
        "city": word("cidade", "City"),
        "state": word("uf", "State", "UF", "Distrito", "distrito"),
        "erp_code": word("codigo_erp", "ERP code", "Código no ERP"),
    },
    Score: {
        "criterion": word("criterio", "Criterion", "Critério"),
        "score": word("nota", "Score"),
        "evidence": word("evidencia", "Evidence", "Evidência"),
    },
    TeamMember: {
        "person": word("pessoa", "Person"),
        "commitment": word("compromisso", "Commitment"),
        "escalation": word("escalonamento", "Escalation", "Ordem de escalonamento"),
    },
    Need: {"met": word("atendida", "Met")},
    Stakeholder: {
        "title": word("cargo", "Title", "Cargo"),
        "department": word("area", "Department", "Área"),
        "reports_to": word("responde_a", "Reports to", "Responde a"),
        "posture": word("postura", "Posture"),
        "influence": word("influencia", "Influence", "Influência"),
        "closeness": word("proximidade", "Closeness"),
        "drivers": word("motivadores", "Drivers"),
        "our_contact": word(
            "nosso_contato", "Our contact", "Nosso contato", "Nosso contacto", "nosso_contacto"
        ),
        "last_contact": word(
            "ultimo_contato", "Last contact", "Último contato", "Último contacto", "ultimo_contacto"
        ),
        "confirmed": word("confirmacao", "Confirmed", "Confirmação", also="confirmado"),
        "to_identify": word(
            "a_identificar",
            "To be identified",
            "A identificar",
            "Por identificar",
            "por_identificar",
        ),
        "phone": word("telefone", "Phone"),
        "notes": word("observacoes", "Notes", "Observações"),
    },
    Relation: {"strength": word("forca", "Strength", "Força")},
    PlannedContact: {
        "our_person": word(
            "nossa_pessoa",
            "Our person",
            "Nossa pessoa",
            also="pessoa person nosso_contato our_contact responsavel owner",
        ),
        "channel": word("canal", "Channel"),
        "every_days": word(
            "a_cada_dias", "Every (days)", "A cada (dias)", also="cadencia_dias cadence_days"
        ),
        "last": word("ultimo", "Last", "Último"),
        "purpose": word("finalidade", "Purpose", also="objetivo"),
    },
    WhiteSpaceCell: {
        "year": word("ano", "Year"),
        "state": word("estado", "State"),
        "supplied_by": word("fornecido_por", "Supplied by"),
        "total_spend": word("compra_total", "Total spend"),
        "potential": word("potencial", "Potential"),
        "our_revenue": word(
            "nosso_faturamento",
            "Our revenue",
            "Nosso faturamento",
            "Nossa faturação",
            "nossa_faturacao nossa_receita",
        ),
        "contract_end": word("fim_do_contrato", "Contract ends"),
        "confidence": word("confianca", "Confidence", "Confiança"),
    },
    Opportunity: {
        "stage": word("etapa", "Stage", "Etapa", "Fase", "fase"),
        "annual_value": word("valor_anual", "Annual value"),
        "amount": word("valor", "Amount"),
        "close_date": word("fechamento", "Close date", "Fechamento", "Fecho", "fecho"),
        "supply_start": word("inicio_fornecimento", "Supply starts", "Início do fornecimento"),
        "ramp_months": word("rampa_meses", "Ramp-up (months)", "Rampa (meses)"),
        "category": word("categoria", "Forecast category", "Categoria da previsão"),
        "next_step": word("proximo_passo", "Next step", "Próximo passo"),
        "loss_reason": word(
            "motivo_perda", "Reason for loss", "Motivo da perda", also="motivo_da_perda"
        ),
    },
    Contract: {
        "value": word("valor", "Value"),
        "recurring": word("recorrente", "Recurring"),
        "renewal": word("renovacao", "Renewal", "Renovação"),
        "notice_days": word(
            "aviso_dias",
            "Notice (days)",
            "Aviso prévio (dias)",
            "Pré-aviso (dias)",
            "pre_aviso_dias",
        ),
    },
    ContractedLevel: {},
    PriceAdjustment: {
        "base_date": word("data_base", "Base date", "Data-base"),
        "requested": word("pedido", "Requested"),
        "granted": word("concedido", "Granted"),
        "effective": word("vigencia", "Effective", "Vigência"),
    },
    Terms: {
        "payment_days": word("prazo_dias", "Payment (days)", "Prazo (dias)"),
        "freight": word("frete", "Freight"),
        "price_list": word("tabela", "Price list", "Tabela de preços"),
        "rebate": word("rebate", "Rebate", "Rebate", "Rappel", "rappel"),
        "credit_limit": word("limite_credito", "Credit limit", "Limite de crédito"),
        "credit_used": word("credito_usado", "Credit used", "Crédito usado"),
        "blocked": word("bloqueado", "Blocked"),
    },
    Investment: {
        "agreed": word("acordado", "Agreed"),
        "paid": word("pago", "Paid"),
        "counterpart": word("contrapartida", "Counterpart"),
    },
    KeyDate: {
        "from_": word("de", "From", "De"),
        "to": word("ate", "To", "Até", also="para"),
        "what": word("o_que", "What", "O quê"),
    },
    Risk: {
        "reasons": word("motivos", "Reasons"),
        "likelihood": word("probabilidade", "Likelihood", "Probabilidade"),
        "revenue_at_risk": word(
            "faturamento_em_risco",
            "Revenue at risk",
            "Faturamento em risco",
            "Faturação em risco",
            "faturacao_em_risco receita_em_risco",
        ),
        "mitigation": word("mitigacao", "Mitigation", "Mitigação"),
    },
    Issue: {
        "severity": word("gravidade", "Severity"),
        "opened": word("aberta_em", "Opened", "Aberta em"),
        "closed": word("fechada_em", "Closed", "Fechada em"),
        "escalated_to": word("escalada_para", "Escalated to", "Escalada para"),
        "cause": word("causa", "Cause"),
        "action": word("acao", "Action", "Ação"),
    },
    Competitor: {
        "product": word("produto", "Product"),
        "position": word("posicao", "Position", "Posição"),
        "threat": word("ameaca", "Threat", "Ameaça"),
    },
    SwotItem: {"quadrant": word("quadrante", "Quadrant")},
    Voice: {
        "method": word("metodo", "Method", "Método"),
        "score": word("nota", "Score"),
        "theme": word("tema", "Theme"),
        "follow_up": word("encaminhamento", "Follow-up"),
    },
    Note: {},
    AccountHealth: {
        "override": word("ajuste", "Override", "Ajuste manual", also="ajuste_manual substituicao")
    },
    HealthOverride: {
        "value": word("valor", "Value"),
        "by": word("por", "By", "Por"),
    },
    TerritoryChange: {"event": word("evento", "Event")},
}
