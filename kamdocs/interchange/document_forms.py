"""How the files of each account of a project are read and written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kamdocs.interchange.editing.document_editing import DocumentForm
from kamdocs.model.portfolio import Portfolio
from kamdocs.source.value_reader import Writing


@dataclass(frozen=True)
class DocumentForms:
    """The form of a project's files; accounts with a currency of their own have their own."""

    form: DocumentForm
    currencies: dict[str, str] = field(default_factory=dict)

    def of(self, account: str) -> DocumentForm:
        """Give how the files of an account are written."""
        own = self.currencies.get(account)
        if own is None:
            return self.form
        return replace(self.form, writing=Writing(self.form.writing.language, own))


def document_forms(portfolio: Portfolio | None, language: str) -> DocumentForms:
    """Give the forms of a project; of one that is still to be made, those of its language."""
    if portfolio is None:
        return DocumentForms(DocumentForm(Writing(language)))
    programme = portfolio.programme
    declared = {item.id for item in programme.stages} | {item.id for item in programme.kpis}
    form = DocumentForm(
        Writing(programme.language, programme.currency),
        frozenset(declared),
        {item.id: item.type for item in programme.custom_fields},
    )
    own = {item.id: item.currency for item in portfolio.accounts if item.currency}
    return DocumentForms(form, own)
