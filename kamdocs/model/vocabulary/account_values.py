"""Words of closed lists used in the programme and account files."""

from __future__ import annotations

from enum import StrEnum

from kamdocs.model.enums import (
    AccountStatus,
    Approval,
    BuiltInKpi,
    CellState,
    Channel,
    Closeness,
    Confirmation,
    ContractStatus,
    Driver,
    ForecastCategory,
    Freight,
    Level,
    Lifecycle,
    OpportunityKind,
    PlanKind,
    Posture,
    PriceIndex,
    RelationKind,
    Renewal,
    StageKind,
    StakeholderRole,
    Supplier,
    TerritoryEvent,
    Visibility,
)
from kamdocs.model.programme_enums import FieldType, ReviewCadence, RuleProfile, RuleSeverity
from kamdocs.model.vocabulary.word import Word, word

ACCOUNT_VALUES: dict[type[StrEnum], dict[StrEnum, Word]] = {
    Visibility: {
        Visibility.TEAM: word("equipe", "Team", "Equipe", "Equipa", "equipa"),
        Visibility.COMPANY: word("empresa", "Company"),
        Visibility.CLIENT: word("cliente", "Client"),
    },
    Level: {
        Level.LOW: word("baixa", "Low", "Baixa"),
        Level.MEDIUM: word("media", "Medium", "Média"),
        Level.HIGH: word("alta", "High", "Alta"),
    },
    Lifecycle: {
        Lifecycle.UNAPPROACHED: word(
            "nao_abordada", "Not approached", "Não abordada", "Não contactada", "nao_contactada"
        ),
        Lifecycle.APPROACHED: word(
            "abordada", "Approached", "Abordada", "Contactada", "contactada"
        ),
        Lifecycle.OCCASIONAL: word("eventual", "Occasional"),
        Lifecycle.RECURRING: word("recorrente", "Recurring"),
        Lifecycle.LAPSED: word("inativa", "Lapsed"),
        Lifecycle.LOST: word("perdida", "Lost"),
        Lifecycle.REACTIVATED: word("reativada", "Reactivated"),
    },
    AccountStatus: {
        AccountStatus.ACTIVE: word("ativa", "Active"),
        AccountStatus.AT_RISK: word("em_risco", "At risk"),
        AccountStatus.ONBOARDING: word("em_implantacao", "Onboarding", "Em implantação"),
        AccountStatus.ARCHIVED: word("arquivada", "Archived"),
    },
    PlanKind: {
        PlanKind.EXPANSION: word("expansao", "Expansion", "Expansão"),
        PlanKind.RETENTION: word("retencao", "Retention", "Retenção"),
        PlanKind.ACQUISITION: word("conquista", "Acquisition"),
        PlanKind.RECOVERY: word("recuperacao", "Recovery", "Recuperação"),
    },
    Approval: {
        Approval.DRAFT: word("rascunho", "Draft"),
        Approval.SUBMITTED: word("em_revisao", "Submitted", "Em revisão"),
        Approval.APPROVED: word("aprovado", "Approved"),
        Approval.REJECTED: word("reprovado", "Rejected"),
    },
    Posture: {
        Posture.MENTOR: word("mentor", "Mentor"),
        Posture.SUPPORTER: word("apoiador", "Supporter", "Apoia", "Apoia", "apoiante"),
        Posture.NEUTRAL: word("neutro", "Neutral"),
        Posture.RESISTANT: word("resistente", "Resistant", "Resiste", "Reticente", "reticente"),
        Posture.OPPONENT: word("opositor", "Opponent", "Opõe-se"),
    },
    Closeness: {
        Closeness.NONE: word(
            "sem_contato", "No contact", "Sem contato", "Sem contacto", "sem_contacto"
        ),
        Closeness.OCCASIONAL: word("pontual", "Occasional"),
        Closeness.FREQUENT: word("frequente", "Frequent", "Frequente", "Regular", "regular"),
        Closeness.CLOSE: word("proxima", "Close", "Próxima"),
    },
    StakeholderRole: {
        StakeholderRole.EXECUTIVE_SPONSOR: word(
            "sponsor_executivo",
            "Executive sponsor",
            "Patrocínio executivo",
            "Patrocínio executivo",
            "patrocinador_executivo",
        ),
        StakeholderRole.DECISION_MAKER: word("decisor", "Decision", "Decisão"),
        StakeholderRole.FINANCIAL_APPROVER: word(
            "aprovador_financeiro", "Financial approval", "Aprovação financeira"
        ),
        StakeholderRole.CHAMPION: word("champion", "Champion", "Champion", "Champion", "defensor"),
        StakeholderRole.INFLUENCER: word("influenciador", "Influence", "Influência"),
        StakeholderRole.TECHNICAL_EVALUATOR: word(
            "avaliador_tecnico", "Technical evaluation", "Avaliação técnica"
        ),
        StakeholderRole.GATEKEEPER: word("gatekeeper", "Gatekeeper"),
        StakeholderRole.USER: word(
            "usuario", "User", "Uso no dia a dia", "Utilização no dia a dia", "utilizador"
        ),
        StakeholderRole.PROCUREMENT: word("compras", "Procurement"),
    },
    Driver: {
        Driver.FINANCIAL: word("financeiro", "Financial"),
        Driver.TECHNICAL: word("tecnico", "Technical", "Técnico"),
        Driver.RELATIONSHIP: word("relacionamento", "Relationship"),
        Driver.BUSINESS: word("negocio", "Business", "Negócio"),
    },
    Confirmation: {
        Confirmation.ASSUMED: word("presumido", "Assumed"),
        Confirmation.CONFIRMED: word("confirmado", "Confirmed"),
    },
    RelationKind: {
        RelationKind.REPORTS_TO: word("responde_a", "Reports to", "Responde a"),
        RelationKind.INFLUENCES: word("influencia", "Influences", "Influencia"),
        RelationKind.CONFLICTS: word("conflito", "Conflict"),
        RelationKind.INFORMAL: word("informal", "Informal"),
    },
    CellState: {
        CellState.OWNED: word("ja_compra", "Buys from us", "Já compra de nós"),
        CellState.IN_PIPELINE: word("em_negociacao", "In pipeline", "Em negociação"),
        CellState.GAP: word("nao_atendido", "Gap", "Não atendido"),
        CellState.NOT_ELIGIBLE: word("nao_se_aplica", "Not eligible", "Não se aplica"),
    },
    Supplier: {
        Supplier.US: word("nos", "Us", "Nós"),
        Supplier.COMPETITOR: word("concorrente", "Competitor"),
        Supplier.INTERNAL: word("interno", "Internal"),
        Supplier.NONE: word("nao_compra", "Does not buy", "Não compra"),
        Supplier.UNKNOWN: word("desconhecido", "Unknown"),
    },
    OpportunityKind: {
        OpportunityKind.UPSELL: word("upsell", "Upsell"),
        OpportunityKind.CROSS_SELL: word(
            "cross_sell", "Cross-sell", "Venda cruzada", "Venda cruzada", "venda_cruzada"
        ),
        OpportunityKind.RENEWAL: word("renovacao", "Renewal", "Renovação"),
        OpportunityKind.NEW_UNIT: word(
            "nova_filial", "New unit", "Nova filial", "Nova unidade", "nova_unidade"
        ),
        OpportunityKind.NEW_BUSINESS: word("novo_negocio", "New business", "Novo negócio"),
    },
    StageKind: {
        StageKind.IDENTIFIED: word("identificada", "Identified"),
        StageKind.QUALIFIED: word("qualificada", "Qualified"),
        StageKind.APPROVAL: word("homologacao", "Approval", "Homologação"),
        StageKind.QUOTATION: word("cotacao", "Quotation", "Cotação"),
        StageKind.PROPOSAL: word("proposta", "Proposal"),
        StageKind.NEGOTIATION: word("negociacao", "Negotiation", "Negociação"),
        StageKind.WON: word("ganha", "Won"),
        StageKind.LOST: word("perdida", "Lost"),
        StageKind.ON_HOLD: word("em_espera", "On hold", "Em espera"),
    },
    ForecastCategory: {
        ForecastCategory.COMMIT: word("comprometido", "Commit", "Comprometido (commit)"),
        ForecastCategory.BEST_CASE: word("melhor_cenario", "Best case", "Melhor cenário"),
        ForecastCategory.PIPELINE: word("funil", "Pipeline"),
        ForecastCategory.OMITTED: word("fora_da_previsao", "Omitted", "Fora da previsão"),
    },
    Renewal: {
        Renewal.AUTO: word("automatica", "Automatic", "Automática"),
        Renewal.MANUAL: word("manual", "Manual"),
        Renewal.NONE: word("sem_renovacao", "No renewal", "Sem renovação"),
    },
    PriceIndex: {
        PriceIndex.IPCA: word("ipca", "IPCA", "IPCA"),
        PriceIndex.IGPM: word("igpm", "IGP-M", "IGP-M"),
        PriceIndex.INPC: word("inpc", "INPC", "INPC"),
        PriceIndex.USD: word("usd", "US dollar", "Dólar"),
        PriceIndex.INPUT: word("insumo", "Input cost", "Insumo"),
        PriceIndex.FIXED: word("fixo", "Fixed", "Fixo"),
        PriceIndex.NONE: word("nenhum", "None", "Nenhum"),
    },
    ContractStatus: {
        ContractStatus.ACTIVE: word("ativo", "Active"),
        ContractStatus.ARCHIVED: word("arquivado", "Archived"),
    },
    Freight: {
        Freight.CIF: word("cif", "CIF", "CIF"),
        Freight.FOB: word("fob", "FOB", "FOB"),
    },
    Channel: {
        Channel.VISIT: word("visita", "Visit"),
        Channel.CALL: word("ligacao", "Call", "Ligação", "Chamada", "chamada"),
        Channel.EMAIL: word("e_mail", "E-mail", "E-mail"),
        Channel.EVENT: word("evento", "Event"),
    },
    ReviewCadence: {
        ReviewCadence.MONTHLY: word("mensal", "Monthly"),
        ReviewCadence.QUARTERLY: word("trimestral", "Quarterly"),
        ReviewCadence.SEMIANNUAL: word("semestral", "Twice a year"),
        ReviewCadence.ANNUAL: word("anual", "Yearly"),
    },
    TerritoryEvent: {
        TerritoryEvent.ASSIGNED: word("atribuida", "Assigned", "Atribuída"),
        TerritoryEvent.TRANSFERRED: word("transferida", "Transferred"),
        TerritoryEvent.TIER_CHANGED: word("mudanca_de_nivel", "Tier changed", "Mudança de nível"),
        TerritoryEvent.WON: word("conquistada", "Won"),
        TerritoryEvent.LOST: word("perdida", "Lost"),
        TerritoryEvent.MERGED: word("incorporada", "Merged"),
    },
    RuleProfile: {
        RuleProfile.BASIC: word("basico", "Basic", "Básico"),
        RuleProfile.COMPLETE: word("completo", "Complete"),
    },
    RuleSeverity: {
        RuleSeverity.OFF: word("desligada", "Off"),
        RuleSeverity.INFO: word("informacao", "Info", "Informação"),
        RuleSeverity.WARNING: word("aviso", "Warning"),
    },
    FieldType: {
        FieldType.TEXT: word("texto", "Text"),
        FieldType.NUMBER: word("numero", "Number", "Número"),
        FieldType.MONEY: word("valor", "Money", "Valor", also="moeda"),
        FieldType.SHARE: word("percentual", "Share", also="percentagem"),
        FieldType.DAY: word("data", "Date"),
        FieldType.YES_NO: word("sim_nao", "Yes or no", "Sim ou não", also="sim/nao"),
    },
    BuiltInKpi: {
        BuiltInKpi.REVENUE: word(
            "faturamento", "Revenue", "Faturamento", "Faturação", "receita faturacao"
        ),
        BuiltInKpi.MARGIN: word("margem", "Margin"),
        BuiltInKpi.VOLUME: word("volume", "Volume"),
        BuiltInKpi.ORDER_BOOK: word(
            "carteira_de_pedidos",
            "Order book",
            "Carteira de pedidos",
            "Carteira de encomendas",
            "carteira_de_encomendas",
        ),
    },
}
