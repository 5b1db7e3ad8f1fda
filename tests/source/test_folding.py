from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.source.folding import fold, gender_fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Situação de compra", "situacao_de_compra"),
        ("situacao-de_compra", "situacao_de_compra"),
        ("  Razão\u00a0Social ", "razao_social"),
        ("sem\u200b_contato", "sem_contato"),
        ("ATUALIZADO EM", "atualizado_em"),
        ("melhor – cenário", "melhor_cenario"),
        ("Straße", "strasse"),
        ("", ""),
        ("---", ""),
    ],
)
def test_spelling_that_does_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("concluído", "Concluída"),
        ("encerradas", "encerrados"),
        ("mentor", "mentora"),
        ("apoiadoras", "apoiadores"),
        ("aprovador financeiro", "aprovadora_financeira"),
        ("não nao", "nao_nao"),
    ],
)
def test_gender_does_not_count(one: str, other: str) -> None:
    assert gender_fold(one) == gender_fold(other)


@pytest.mark.parametrize(("one", "other"), [("alta", "alto risco"), ("em_espera", "espera")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert gender_fold(one) != gender_fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert gender_fold(gender_fold(text)) == gender_fold(text)
