"""Words of the keys of objectives, meetings, reviews and the CSV tables."""

from __future__ import annotations

from kamdocs.model.encounters import Meeting, Outcome, Point, QuarterlyReview
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.record import Record
from kamdocs.model.vocabulary.word import Word, word
from kamdocs.model.work import (
    Action,
    Commitment,
    JointPlan,
    JointTask,
    Milestone,
    Objective,
    ObjectivesFile,
    PlannedValue,
)

WORK_KEYS: dict[type[Record], dict[str, Word]] = {
    ObjectivesFile: {},
    Objective: {
        "side": word("lado", "Side", "De quem é"),
        "nature": word("natureza", "Nature"),
        "start_value": word("valor_inicial", "Start value"),
        "current_value": word("valor_atual", "Current value"),
        "planned": word("planejado", "Planned", "Planejado", "Planeado", "planeado"),
        "outcome": word("resultado", "Outcome"),
        "weight": word("peso", "Weight"),
        "customer_relevance": word(
            "relevancia_para_o_cliente", "Relevance to the customer", "Relevância para o cliente"
        ),
        "who_cares": word("interessados", "Who cares"),
        "owner_comment": word(
            "comentario_do_responsavel", "Owner's comment", "Comentário do responsável"
        ),
        "manager_comment": word(
            "comentario_do_gestor", "Manager's comment", "Comentário do gestor"
        ),
        "agreed_by": word("acordado_por", "Agreed by"),
        "agreed_on": word("acordado_em", "Agreed on"),
    },
    PlannedValue: {"value": word("valor", "Value")},
    Action: {
        "title": word("titulo", "Action", "Ação", also="texto text"),
        "source": word("origem", "Source", also="fonte"),
    },
    Commitment: {
        "text": word("texto", "Commitment", "Compromisso", also="titulo title"),
    },
    JointPlan: {
        "goal": word("objetivo", "Goal"),
        "target_date": word("data_alvo", "Target date", "Data-alvo"),
        "milestones": word("marcos", "Milestones"),
        "tasks": word("tarefas", "Tasks"),
    },
    Milestone: {},
    JointTask: {
        "owner_us": word("nosso", "Our owner", "Nosso responsável", also="owner responsavel"),
        "done": word("feita", "Done"),
    },
    Meeting: {
        "place": word("local", "Place"),
        "our_attendees": word("participantes_nossos", "Our attendees", "Nossos participantes"),
        "client_attendees": word(
            "participantes_cliente", "Client's attendees", "Participantes do cliente"
        ),
        "agenda": word("pauta", "Agenda", "Pauta", "Ordem de trabalhos", "ordem_de_trabalhos"),
        "decisions": word("decisoes", "Decisions", "Decisões"),
        "follow_ups": word(
            "encaminhamentos", "Follow-ups", "Encaminhamentos", "Próximos passos", "proximos_passos"
        ),
        "next_meeting": word("proxima_reuniao", "Next meeting", "Próxima reunião"),
    },
    Point: {},
    Outcome: {
        "before": word("antes", "Before"),
        "after": word("depois", "After"),
    },
    QuarterlyReview: {
        "quarter": word("trimestre", "Quarter"),
        "decisions_sought": word(
            "decisoes_esperadas",
            "Decisions sought",
            "Decisões esperadas",
            "Decisões pretendidas",
            "decisoes_pretendidas",
        ),
        "outcomes": word("resultados", "Outcomes"),
        "learnings": word(
            "aprendizados", "Learnings", "Aprendizados", "Aprendizagens", "aprendizagens"
        ),
        "corrective_actions": word("acoes_corretivas", "Corrective actions", "Ações corretivas"),
        "rating": word("avaliacao", "Rating", "Avaliação"),
    },
    Figure: {
        "actual": word("realizado", "Actual"),
        "forecast": word("previsto", "Forecast", also="previsao"),
    },
    Receivable: {
        "number": word("numero", "Number", "Número"),
        "instalment": word("parcela", "Instalment", "Parcela", "Prestação", "prestacao"),
        "issued": word("emissao", "Issued", "Emissão"),
        "due": word("vencimento", "Due", "Vencimento"),
        "amount": word("valor", "Amount"),
        "paid_on": word("pago_em", "Paid on"),
        "disputed": word("contestado", "Disputed"),
    },
}
