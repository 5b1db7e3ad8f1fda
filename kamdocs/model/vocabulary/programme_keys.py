"""Words of the keys of the programme file."""

from __future__ import annotations

from kamdocs.model.programme import (
    AcceptedRule,
    BuyingSettings,
    Criteria,
    Criterion,
    CustomField,
    Department,
    FiscalYear,
    HealthBands,
    HealthFactors,
    HealthSettings,
    Kpi,
    Limits,
    Offering,
    Person,
    Programme,
    Rules,
    SelectionSettings,
    ServiceLevel,
    Stage,
    Territory,
    Tier,
)
from kamdocs.model.record import Record
from kamdocs.model.vocabulary.word import Word, word

PROGRAMME_KEYS: dict[type[Record], dict[str, Word]] = {
    Programme: {
        "company": word("empresa", "Company"),
        "language": word("idioma", "Language"),
        "currency": word("moeda", "Currency"),
        "revenue_basis": word(
            "base_faturamento",
            "Revenue basis",
            "Base do faturamento",
            "Base da faturação",
            "base_faturacao base_receita",
        ),
        "fiscal_year": word("ano_fiscal", "Fiscal year", "Ano fiscal"),
        "expected_value": word("valor_esperado", "Expected value", "Valor esperado"),
        "offerings": word("ofertas", "Offerings"),
        "departments": word("departamentos", "Departments"),
        "territories": word("territorios", "Territories", "Territórios"),
        "people": word("pessoas", "People"),
        "tiers": word("niveis", "Tiers", "Níveis"),
        "key_tiers": word(
            "niveis_chave", "Tiers of key accounts", "Quantos níveis são de contas-chave"
        ),
        "criteria": word("criterios", "Criteria", "Critérios"),
        "kpis": word("indicadores", "KPIs"),
        "stages": word("etapas", "Stages", "Etapas", "Fases", "fases"),
        "limits": word("limites", "Limits"),
        "selection": word("selecao", "Selection of accounts", "Seleção de contas"),
        "buying": word("ritmo_de_compra", "Rhythm of buying"),
        "rules": word("regras", "Rules"),
        "custom_fields": word("campos", "Custom fields", "Campos próprios"),
    },
    FiscalYear: {"start_month": word("mes_inicial", "First month", "Mês inicial")},
    Offering: {},
    Department: {},
    Territory: {},
    Person: {
        "title": word("cargo", "Title", "Cargo"),
        "git": word("git", "Git user", "Usuário Git", "Utilizador Git"),
    },
    Tier: {
        "plan_valid_days": word(
            "validade_plano_dias", "Plan valid for (days)", "Validade do plano (dias)"
        ),
        "review": word("revisao", "Review", "Revisão"),
    },
    Criteria: {
        "attractiveness": word("atratividade", "Attractiveness"),
        "position": word("posicao", "Position", "Posição"),
    },
    Criterion: {"weight": word("peso", "Weight")},
    Kpi: {},
    Stage: {},
    ServiceLevel: {
        "severity": word("gravidade", "Severity"),
        "days": word("dias", "Days"),
    },
    HealthSettings: {
        "factors": word("fatores", "Factors", also="factores"),
        "bands": word("faixas", "Bands"),
    },
    HealthFactors: {
        "relationship": word("relacionamento", "Relationship"),
        "objectives": word("objetivos", "Objectives"),
        "revenue": word("faturamento", "Revenue", "Faturamento", "Faturação", "receita faturacao"),
        "voice_of_customer": word("voz_do_cliente", "Voice of customer"),
        "receivables": word(
            "titulos", "Receivables", "Títulos e inadimplência", "Faturas e valores em dívida"
        ),
        "issues": word("ocorrencias", "Issues", "Ocorrências"),
    },
    HealthBands: {
        "green": word("saudavel", "Healthy", "Saudável", also="verde"),
        "yellow": word("atencao", "Attention", "Atenção", also="amarelo amarela"),
    },
    Limits: {
        "largest_account": word("maior_conta", "Largest account", "Maior conta"),
        "cr5": word("cr5", "CR5", "CR5"),
        "cr10": word("cr10", "CR10", "CR10"),
        "hhi": word("hhi", "HHI", "HHI"),
        "wallet_share": word(
            "participacao_nas_compras",
            "Share of wallet",
            "Participação nas compras do cliente",
            "Quota no cliente",
        ),
        "overdue": word("vencido", "Overdue share", "Parcela vencida"),
        "revenue_drop": word(
            "queda_de_faturamento", "Revenue drop", "Queda de faturamento", "Quebra de faturação"
        ),
        "territory_balance": word(
            "equilibrio_de_territorio", "Territory balance", "Equilíbrio entre territórios"
        ),
        "abc_a": word("abc_a", "ABC curve, class A up to", "Curva ABC, classe A até"),
        "abc_b": word("abc_b", "ABC curve, class B up to", "Curva ABC, classe B até"),
        "completeness_good": word(
            "preenchimento_bom", "Completeness, good from", "Preenchimento bom a partir de"
        ),
        "completeness_watch": word(
            "preenchimento_regular", "Completeness, fair from", "Preenchimento regular a partir de"
        ),
        "key_influence": word(
            "influencia_chave", "Influence of a key person", "Influência de pessoa-chave"
        ),
        "satisfied_score": word(
            "nota_de_satisfeito", "Score of a satisfied client", "Nota de cliente satisfeito"
        ),
        "survey_answers": word(
            "respostas_de_pesquisa",
            "Answers a survey score needs",
            "Respostas que uma pesquisa precisa ter",
            "Respostas que um inquérito precisa de ter",
            "respostas_de_inquerito",
        ),
    },
    SelectionSettings: {
        "cuts": word("cortes", "Lowest score of each tier", "Nota mínima de cada nível"),
        "minimum_coverage": word("cobertura_minima", "Least coverage", "Cobertura mínima"),
    },
    BuyingSettings: {
        "recurring_months": word(
            "meses_de_recorrente", "Months of a recurring client", "Meses de cliente recorrente"
        ),
        "lapsed_days": word("dias_para_inativa", "Days to lapsed", "Dias até inativa"),
        "lost_days": word("dias_para_perdida", "Days to lost", "Dias até perdida"),
        "reactivated_days": word(
            "dias_de_reativada", "Days a client stays reactivated", "Dias como reativada"
        ),
    },
    Rules: {
        "profile": word("perfil", "Profile"),
        "severity": word("severidade", "Severity", also="gravidade"),
        "accepted": word("aceitas", "Accepted", also="aceites"),
    },
    AcceptedRule: {
        "rule": word("regra", "Rule"),
        "account": word("conta", "Account"),
    },
    CustomField: {
        "label": word("rotulo", "Label", "Rótulo"),
        "type": word("tipo", "Type", also="kind"),
    },
}
