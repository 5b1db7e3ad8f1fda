from __future__ import annotations

import inspect
from collections import Counter
from enum import StrEnum

import pytest

from kamdocs.model import (
    account,
    commerce,
    encounters,
    enums,
    figures,
    people,
    programme,
    programme_enums,
    watch,
)
from kamdocs.model import work as work_records
from kamdocs.model.account import AccountFile, Plan, TerritoryChange, Unit
from kamdocs.model.commerce import (
    Contract,
    Investment,
    Opportunity,
    PriceAdjustment,
    Terms,
    WhiteSpaceCell,
)
from kamdocs.model.encounters import Meeting, Outcome, QuarterlyReview
from kamdocs.model.enums import (
    ActionStatus,
    Approval,
    BuiltInKpi,
    CellState,
    Closeness,
    Direction,
    ForecastCategory,
    IssueSeverity,
    Level,
    Lifecycle,
    MeetingKind,
    MilestoneStatus,
    ObjectiveStatus,
    OpportunityKind,
    PlanKind,
    Posture,
    PriceIndex,
    RelationKind,
    Renewal,
    ReviewKind,
    ReviewStatus,
    RiskStatus,
    StageKind,
    StakeholderRole,
    Supplier,
    Visibility,
)
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.people import Relation, Stakeholder, TeamMember
from kamdocs.model.programme import (
    Criteria,
    Criterion,
    CustomField,
    FiscalYear,
    HealthSettings,
    Kpi,
    Limits,
    Person,
    Programme,
    Rules,
    ServiceLevel,
    Stage,
    Territory,
    Tier,
)
from kamdocs.model.programme_enums import ReviewCadence, RuleProfile
from kamdocs.model.record import Record
from kamdocs.model.vocabulary import KEYS, VALUES, key_words, value_words
from kamdocs.model.watch import Issue, Risk
from kamdocs.model.work import JointPlan, JointTask, Objective
from kamdocs.source.folding import fold, gender_fold
from kamdocs.source.word_table import key_table, value_table

MODULES = (account, commerce, encounters, figures, people, programme, watch, work_records)
NOT_WRITTEN = {"Account", "MeetingNotes", "ReviewNotes", "Prose"}
"""Records that hold other records and paths; nobody writes their keys."""

RECORDS = sorted(
    {
        kind
        for module in MODULES
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Record) and kind is not Record and kind.__name__ not in NOT_WRITTEN
    },
    key=lambda kind: kind.__name__,
)
LISTS = sorted(
    (
        kind
        for module in (enums, programme_enums)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, StrEnum) and kind is not StrEnum
    ),
    key=lambda kind: kind.__name__,
)

KEY_PAIRS: dict[type[Record], str] = {
    Programme: (
        "name=nome company=empresa language=idioma currency=moeda revenue_basis=base_faturamento "
        "fiscal_year=ano_fiscal expected_value=valor_esperado offerings=ofertas "
        "departments=departamentos territories=territorios people=pessoas tiers=niveis "
        "criteria=criterios kpis=indicadores stages=etapas service_levels=niveis_de_servico "
        "health=saude limits=limites rules=regras custom_fields=campos"
    ),
    FiscalYear: "start_month=mes_inicial",
    Territory: "id=id name=nome owner=responsavel",
    Person: "id=id name=nome department=departamento title=cargo email=email git=git",
    Tier: "cadence_days=cadencia_dias plan_valid_days=validade_plano_dias review=revisao",
    Criteria: "attractiveness=atratividade position=posicao",
    Criterion: "weight=peso",
    Kpi: "measure=medida direction=sentido visibility=visibilidade",
    Stage: "probability=probabilidade",
    ServiceLevel: "severity=gravidade days=dias",
    HealthSettings: "factors=fatores bands=faixas",
    Limits: "largest_account=maior_conta cr5=cr5 hhi=hhi wallet_share=participacao_nas_compras",
    Rules: "profile=perfil severity=severidade accepted=aceitas",
    CustomField: "id=id label=rotulo type=tipo visibility=visibilidade",
    AccountFile: (
        "crm_id=crm_id territory=territorio segment=segmento customer_since=cliente_desde "
        "last_order=ultimo_pedido updated=atualizado_em team=equipe "
        "contact_plan=plano_de_contatos territory_log=historico_territorio relations=relacoes "
        "plan=plano units=filiais needs=necessidades price_adjustments=reajustes terms=condicoes "
        "investments=verbas key_dates=datas_chave references=referencias "
        "product_insights=sugestoes_de_produto white_space=potencial tier=nivel "
        "lifecycle=situacao_compra sponsor=sponsor sponsor=patrocinador why_key=por_que_chave "
        "scores=pontuacao stakeholders=contatos stakeholders=contactos owner=responsavel "
        "joint_plan=plano_conjunto issues=ocorrencias units=plantas"
    ),
    Plan: (
        "start=inicio end=fim kind=tipo approval=aprovacao vision=visao "
        "customer_priorities=prioridades_do_cliente challenges=desafios"
    ),
    Unit: "id=id name=nome tax_id=cnpj tax_id=nif city=cidade state=uf erp_code=codigo_erp",
    account.Need: "text=texto stakeholder=contato owner=responsavel met=atendida due=prazo",
    account.KeyDate: "from=de to=ate what=o_que",
    account.Score: "criterion=criterio score=nota evidence=evidencia",
    TeamMember: "person=pessoa role=papel commitment=compromisso escalation=escalonamento",
    Stakeholder: (
        "department=area our_contact=nosso_contato reports_to=responde_a posture=postura "
        "closeness=proximidade role=papel to_identify=a_identificar title=cargo"
    ),
    Relation: "from=de to=para kind=tipo strength=forca",
    WhiteSpaceCell: (
        "state=estado opportunity=oportunidade our_revenue=nosso_faturamento "
        "supplied_by=fornecido_por total_spend=compra_total potential=potencial"
    ),
    Opportunity: (
        "annual_value=valor_anual supply_start=inicio_fornecimento ramp_months=rampa_meses "
        "unit=filial unit=planta offering=oferta close_date=fechamento category=categoria "
        "next_step=proximo_passo loss_reason=motivo_perda amount=valor"
    ),
    Contract: "renewal=renovacao index=indice service_levels=niveis_de_servico",
    PriceAdjustment: (
        "base_date=data_base index=indice requested=pedido granted=concedido effective=vigencia "
        "offering=oferta"
    ),
    Terms: (
        "payment_days=prazo_dias freight=frete price_list=tabela rebate=rebate "
        "credit_limit=limite_credito credit_used=credito_usado blocked=bloqueado"
    ),
    Investment: "name=nome agreed=acordado paid=pago counterpart=contrapartida period=periodo",
    Risk: "impact=impacto likelihood=probabilidade revenue_at_risk=faturamento_em_risco",
    Issue: (
        "kind=tipo cause=causa action=acao due=prazo opened=aberta_em closed=fechada_em "
        "severity=gravidade"
    ),
    TerritoryChange: "date=data event=evento from=de to=para",
    Objective: (
        "planned=planejado agreed_by=acordado_por agreed_on=acordado_em measure=medida "
        "direction=sentido status=situacao"
    ),
    JointPlan: "goal=objetivo target_date=data_alvo milestones=marcos tasks=tarefas",
    JointTask: "owner_us=nosso owner_client=do_cliente done=feita",
    work_records.Commitment: "text=texto owner=responsavel owner_client=do_cliente due=prazo",
    Meeting: (
        "our_attendees=participantes_nossos client_attendees=participantes_cliente agenda=pauta "
        "follow_ups=encaminhamentos next_meeting=proxima_reuniao kind=tipo"
    ),
    Outcome: "text=texto before=antes after=depois measure=medida",
    QuarterlyReview: (
        "quarter=trimestre decisions_sought=decisoes_esperadas outcomes=resultados "
        "learnings=aprendizados commitments=compromissos corrective_actions=acoes_corretivas"
    ),
    Figure: (
        "period=periodo unit=filial offering=oferta kpi=indicador actual=realizado target=meta "
        "forecast=previsto source=fonte extracted_on=extraido_em"
    ),
    Receivable: (
        "number=numero instalment=parcela issued=emissao due=vencimento amount=valor "
        "paid_on=pago_em disputed=contestado source=fonte extracted_on=extraido_em"
    ),
}
"""The key pairs of the reviewed vocabulary, `english=portuguese`."""

VALUE_PAIRS: dict[type[StrEnum], str] = {
    Visibility: "team=equipe company=empresa client=cliente",
    Lifecycle: (
        "unapproached=nao_abordada approached=abordada occasional=eventual recurring=recorrente "
        "lapsed=inativa lost=perdida reactivated=reativada"
    ),
    Posture: (
        "mentor=mentor supporter=apoiador supporter=apoiante neutral=neutro "
        "resistant=resistente resistant=reticente opponent=opositor"
    ),
    Closeness: "none=sem_contato occasional=pontual frequent=frequente close=proxima",
    StakeholderRole: (
        "executive_sponsor=sponsor_executivo decision_maker=decisor "
        "financial_approver=aprovador_financeiro champion=champion influencer=influenciador "
        "technical_evaluator=avaliador_tecnico gatekeeper=gatekeeper user=usuario "
        "procurement=compras user=utilizador"
    ),
    Direction: "up=maior_melhor down=menor_melhor",
    CellState: (
        "owned=ja_compra in_pipeline=em_negociacao gap=nao_atendido not_eligible=nao_se_aplica"
    ),
    Supplier: (
        "us=nos competitor=concorrente internal=interno none=nao_compra unknown=desconhecido"
    ),
    ForecastCategory: (
        "commit=comprometido best_case=melhor_cenario pipeline=funil omitted=fora_da_previsao"
    ),
    ActionStatus: (
        "todo=a_fazer doing=em_andamento blocked=bloqueada done=concluida canceled=cancelada"
    ),
    ObjectiveStatus: (
        "not_started=nao_iniciado in_progress=em_andamento deferred=adiado achieved=atingido "
        "canceled=cancelado"
    ),
    ReviewStatus: "planned=planejada prepared=preparada held=realizada closed=encerrada",
    StageKind: (
        "identified=identificada qualified=qualificada approval=homologacao quotation=cotacao "
        "proposal=proposta negotiation=negociacao won=ganha lost=perdida on_hold=em_espera"
    ),
    OpportunityKind: (
        "upsell=upsell cross_sell=cross_sell cross_sell=venda_cruzada renewal=renovacao "
        "new_unit=nova_filial new_business=novo_negocio"
    ),
    MeetingKind: ("routine=rotina qbr=qbr ebr=reuniao_executiva steering=comite crisis=crise"),
    ReviewKind: "qbr=qbr ebr=reuniao_executiva internal=interna",
    PlanKind: ("expansion=expansao retention=retencao acquisition=conquista recovery=recuperacao"),
    Approval: "draft=rascunho submitted=em_revisao approved=aprovado rejected=reprovado",
    RelationKind: (
        "reports_to=responde_a influences=influencia conflicts=conflito informal=informal"
    ),
    Renewal: "auto=automatica manual=manual none=sem_renovacao",
    PriceIndex: "ipca=ipca igpm=igpm inpc=inpc usd=usd input=insumo fixed=fixo none=nenhum",
    RiskStatus: (
        "open=aberto in_process=em_tratamento closed_resolved=encerrado_resolvido "
        "closed_lost=encerrado_com_perda"
    ),
    IssueSeverity: "critical=critica high=alta medium=media low=baixa",
    Level: "low=baixa medium=media high=alta low=baixo high=alto",
    MilestoneStatus: "not_started=nao_iniciado in_progress=em_andamento completed=concluido",
    ReviewCadence: "monthly=mensal quarterly=trimestral semiannual=semestral annual=anual",
    RuleProfile: "basic=basico complete=completo",
    BuiltInKpi: (
        "revenue=faturamento revenue=receita revenue=faturação margin=margem volume=volume "
        "order_book=carteira_de_pedidos"
    ),
}
"""The value pairs of the reviewed vocabulary."""


def pairs(table: dict[type, str]) -> list[tuple[type, str, str]]:
    """Give every pair of a table beside its record or closed list."""
    return [(kind, *word.split("=")) for kind, words in table.items() for word in words.split()]  # type: ignore[misc]


@pytest.mark.parametrize("record", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_of_a_written_record_has_a_word(record: type[Record]) -> None:
    assert list(key_words(record)) == list(record.model_fields)


@pytest.mark.parametrize("record", KEYS, ids=lambda kind: kind.__name__)
def test_the_table_names_no_field_a_record_does_not_have(record: type[Record]) -> None:
    assert set(KEYS[record]) <= set(record.model_fields)


@pytest.mark.parametrize("record", RECORDS, ids=lambda kind: kind.__name__)
def test_no_two_keys_of_a_record_read_alike(record: type[Record]) -> None:
    spelled = {
        name: {name.rstrip("_"), word.pt, *word.also} for name, word in key_words(record).items()
    }
    for folding in (fold, gender_fold):
        counts = Counter(
            spelling for words in spelled.values() for spelling in {folding(word) for word in words}
        )
        assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("values", LISTS, ids=lambda kind: kind.__name__)
def test_every_value_of_a_closed_list_has_a_word(values: type[StrEnum]) -> None:
    assert list(value_words(values)) == list(values)
    assert set(VALUES) == set(LISTS)


@pytest.mark.parametrize("values", LISTS, ids=lambda kind: kind.__name__)
def test_no_two_values_of_a_closed_list_read_alike(values: type[StrEnum]) -> None:
    for folding in (fold, gender_fold):
        counts = Counter(
            spelling
            for value, word in value_words(values).items()
            for spelling in {folding(one) for one in (value, word.pt, *word.also)}
        )
        assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("kind", [*RECORDS, *LISTS], ids=lambda kind: kind.__name__)
def test_every_word_has_a_label_in_each_language(kind: type[Record] | type[StrEnum]) -> None:
    words = value_words(kind) if issubclass(kind, StrEnum) else key_words(kind)
    for word in words.values():
        assert all(word.label(language).strip() for language in ("pt-BR", "pt-PT", "en"))


@pytest.mark.parametrize(("record", "english", "portuguese"), pairs(KEY_PAIRS))
def test_keys_are_read_in_both_languages(
    record: type[Record], english: str, portuguese: str
) -> None:
    table = key_table(record)
    field = table.find(english)
    assert field is not None
    assert field.rstrip("_") == english
    assert table.find(portuguese) == field


@pytest.mark.parametrize(("values", "english", "portuguese"), pairs(VALUE_PAIRS))
def test_values_are_read_in_both_languages(
    values: type[StrEnum], english: str, portuguese: str
) -> None:
    table = value_table(values)
    assert table.find(english) == english
    assert table.find(portuguese) == english


@pytest.mark.parametrize(
    "written", ["Situação_Compra", "SITUACAO-COMPRA", "situação compra", " Lifecycle "]
)
def test_keys_fold_case_accents_and_separators(written: str) -> None:
    assert key_table(AccountFile).find(written) == "lifecycle"


@pytest.mark.parametrize("written", ["Concluído", "concluida", "CONCLUÍDA"])
def test_values_fold_gender(written: str) -> None:
    assert value_table(ActionStatus).find(written) == "done"


def test_one_word_means_what_its_list_says() -> None:
    assert value_table(ObjectiveStatus).find("em andamento") == "in_progress"
    assert value_table(ActionStatus).find("em andamento") == "doing"
