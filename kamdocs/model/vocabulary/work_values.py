"""Words of closed lists used in objectives, actions, meetings, reviews, risks and issues."""

from __future__ import annotations

from enum import StrEnum

from kamdocs.model.enums import (
    ActionSource,
    ActionStatus,
    Direction,
    IssueKind,
    IssueSeverity,
    MeetingKind,
    MilestoneStatus,
    ObjectiveKind,
    ObjectiveNature,
    ObjectiveOutcome,
    ObjectiveSide,
    ObjectiveStatus,
    Quadrant,
    ReviewKind,
    ReviewStatus,
    RiskStatus,
    VoiceMethod,
)
from kamdocs.model.vocabulary.word import Word, word

WORK_VALUES: dict[type[StrEnum], dict[StrEnum, Word]] = {
    RiskStatus: {
        RiskStatus.OPEN: word("aberto", "Open"),
        RiskStatus.IN_PROCESS: word("em_tratamento", "In process"),
        RiskStatus.CLOSED_RESOLVED: word(
            "encerrado_resolvido", "Closed, resolved", "Encerrado, resolvido"
        ),
        RiskStatus.CLOSED_LOST: word("encerrado_com_perda", "Closed with loss"),
    },
    IssueSeverity: {
        IssueSeverity.CRITICAL: word("critica", "Critical", "Crítica"),
        IssueSeverity.HIGH: word("alta", "High"),
        IssueSeverity.MEDIUM: word("media", "Medium", "Média"),
        IssueSeverity.LOW: word("baixa", "Low"),
    },
    IssueKind: {
        IssueKind.QUALITY: word("qualidade", "Quality"),
        IssueKind.DELIVERY: word("entrega", "Delivery"),
        IssueKind.BILLING: word("faturamento", "Billing", "Faturamento", "Faturação", "faturacao"),
        IssueKind.SUPPORT: word("suporte", "Support"),
        IssueKind.CONTRACT: word("contrato", "Contract"),
        IssueKind.QUERY: word("consulta", "Query"),
    },
    Quadrant: {
        Quadrant.STRENGTH: word("forca", "Strength", "Força"),
        Quadrant.WEAKNESS: word("fraqueza", "Weakness"),
        Quadrant.OPPORTUNITY: word("oportunidade", "Opportunity"),
        Quadrant.THREAT: word("ameaca", "Threat", "Ameaça"),
    },
    VoiceMethod: {
        VoiceMethod.NPS: word("nps", "NPS", "NPS"),
        VoiceMethod.CSAT: word("csat", "CSAT", "CSAT"),
        VoiceMethod.INTERVIEW: word("entrevista", "Interview"),
        VoiceMethod.VENDOR_SCORECARD: word(
            "avaliacao_de_fornecedor", "Vendor scorecard", "Avaliação de fornecedor"
        ),
    },
    ObjectiveSide: {
        ObjectiveSide.CUSTOMER: word("do_cliente", "Customer's"),
        ObjectiveSide.OURS: word("nosso", "Ours"),
        ObjectiveSide.JOINT: word("conjunto", "Joint"),
    },
    ObjectiveKind: {
        ObjectiveKind.REVENUE: word(
            "faturamento", "Revenue", "Faturamento", "Faturação", "receita faturacao"
        ),
        ObjectiveKind.RELATIONSHIP: word("relacionamento", "Relationship"),
        ObjectiveKind.CUSTOMER_SUCCESS: word("sucesso_do_cliente", "Customer success"),
        ObjectiveKind.RISK: word("risco", "Risk"),
        ObjectiveKind.OPERATIONAL: word("operacional", "Operational"),
    },
    ObjectiveNature: {
        ObjectiveNature.QUANTITATIVE: word("quantitativo", "Quantitative"),
        ObjectiveNature.QUALITATIVE: word("qualitativo", "Qualitative"),
    },
    Direction: {
        Direction.UP: word("maior_melhor", "Higher is better", "Maior é melhor"),
        Direction.DOWN: word("menor_melhor", "Lower is better", "Menor é melhor"),
    },
    ObjectiveStatus: {
        ObjectiveStatus.NOT_STARTED: word("nao_iniciado", "Not started", "Não iniciado"),
        ObjectiveStatus.IN_PROGRESS: word(
            "em_andamento", "In progress", "Em andamento", "Em curso", "em_curso"
        ),
        ObjectiveStatus.DEFERRED: word("adiado", "Deferred"),
        ObjectiveStatus.ACHIEVED: word("atingido", "Achieved"),
        ObjectiveStatus.CANCELED: word("cancelado", "Canceled"),
    },
    ObjectiveOutcome: {
        ObjectiveOutcome.NOT_ACHIEVED: word("nao_atingido", "Not achieved", "Não atingido"),
        ObjectiveOutcome.PARTIALLY_ACHIEVED: word("parcialmente_atingido", "Partially achieved"),
        ObjectiveOutcome.FULLY_ACHIEVED: word("atingido", "Fully achieved"),
    },
    ActionStatus: {
        ActionStatus.TODO: word("a_fazer", "To do", "A fazer", "Por fazer", "por_fazer"),
        ActionStatus.DOING: word(
            "em_andamento", "In progress", "Em andamento", "Em curso", "em_curso"
        ),
        ActionStatus.BLOCKED: word("bloqueada", "Blocked"),
        ActionStatus.DONE: word("concluida", "Done", "Concluída"),
        ActionStatus.CANCELED: word("cancelada", "Canceled"),
    },
    ActionSource: {
        ActionSource.PLAN: word("plano", "Plan"),
        ActionSource.MEETING: word("reuniao", "Meeting", "Reunião"),
        ActionSource.RISK: word("risco", "Risk"),
        ActionSource.ISSUE: word("ocorrencia", "Issue", "Ocorrência"),
    },
    MilestoneStatus: {
        MilestoneStatus.NOT_STARTED: word("nao_iniciado", "Not started", "Não iniciado"),
        MilestoneStatus.IN_PROGRESS: word(
            "em_andamento", "In progress", "Em andamento", "Em curso", "em_curso"
        ),
        MilestoneStatus.COMPLETED: word("concluido", "Completed", "Concluído"),
    },
    MeetingKind: {
        MeetingKind.ROUTINE: word("rotina", "Routine"),
        MeetingKind.QBR: word("qbr", "QBR", "QBR"),
        MeetingKind.EBR: word("reuniao_executiva", "Executive review", "Reunião executiva"),
        MeetingKind.STEERING: word("comite", "Steering", "Comitê", "Comité"),
        MeetingKind.CRISIS: word("crise", "Crisis"),
    },
    ReviewKind: {
        ReviewKind.QBR: word("qbr", "QBR", "QBR"),
        ReviewKind.EBR: word("reuniao_executiva", "Executive review", "Reunião executiva"),
        ReviewKind.INTERNAL: word("interna", "Internal"),
    },
    ReviewStatus: {
        ReviewStatus.PLANNED: word("planejada", "Planned", "Planejada", "Planeada", "planeada"),
        ReviewStatus.PREPARED: word("preparada", "Prepared"),
        ReviewStatus.HELD: word("realizada", "Held"),
        ReviewStatus.CLOSED: word("encerrada", "Closed"),
    },
}
