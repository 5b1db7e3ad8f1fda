"""Check digits of company numbers of Brazil and Portugal."""

from __future__ import annotations

from stdnum.br import cnpj, cpf
from stdnum.pt import nif

from kamdocs.source.problem import Problem, problem


def tax_id_problem(text: str, language: str) -> Problem | None:
    """Tell what is wrong with a CNPJ (or a farmer's CPF) or, in Portugal, a NIF."""
    if language == "pt-PT":
        return None if nif.is_valid(text) else problem("bad-tax-id", text=text, number="NIF")
    if language == "pt-BR" and not cnpj.is_valid(text) and not cpf.is_valid(text):
        return problem("bad-tax-id", text=text, number="CNPJ")
    return None
