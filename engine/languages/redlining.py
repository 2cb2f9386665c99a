"""The words around a redline: what stands in its tables, its legend and its sentences, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class RedlineWords:
    """The words of one language; `{place}`, `{day}`, `{period}`, `{number}` and the like stand for what is filled in.

    `natures`, `kinds` and `states` are by the values of `Nature`, `ChangeKind` and `State`. `period_form` is the form
    of a duration after the words that name the period.
    """

    title: str
    before: str
    after: str
    skip: str
    draft: str
    standard: str
    edition: str
    deal: str
    deleted: str
    inserted: str
    start_deleted: str
    end_deleted: str
    start_inserted: str
    end_inserted: str
    moved_from: str
    moved_to: str
    renumbered: str
    same: str
    apart: str
    unchanged: str
    mark: str
    only: str
    legend: str
    summary: str
    article: str
    title_of: str
    change: str
    about: str
    cause: str
    explanation: str
    unversioned: str
    consequence: str
    notice: str
    notice_needed: str
    notice_by: str
    notice_late: str
    notice_undated: str
    notice_unknown: str
    notice_none: str
    notice_undeclared: str
    period_form: str
    preview: str
    at_start: str
    changes: str
    findings: str
    no_finding: str
    checking: str
    stale: str
    no_text: str
    stopped: str
    natures: Mapping[str, str]
    kinds: Mapping[str, str]
    states: Mapping[str, str]


FRENCH_REDLINE = RedlineWords(
    title="Comparaison",
    before="Avant",
    after="Après",
    skip="Aller au texte",
    draft="Projet",
    standard="Texte standard, {of}",
    edition="Édition du {day}",
    deal="Affaire {reference}, {of}",
    deleted="Supprimé",
    inserted="Ajouté",
    start_deleted="début de la suppression",
    end_deleted="fin de la suppression",
    start_inserted="début de l’ajout",
    end_inserted="fin de l’ajout",
    moved_from="Déplacé de {place}",
    moved_to="Déplacé vers {place}",
    renumbered="Numéros qui changent",
    same="Rien ne change.",
    apart=(
        "Cette page et le résumé ne font pas partie des textes. Accepter toutes les modifications donne les textes "
        "d’après, les refuser toutes donne ceux d’avant."
    ),
    unchanged="Texte inchangé",
    mark="Déplacé",
    only="Uniquement dans {side}",
    legend="Légende",
    summary="Résumé",
    article="Article",
    title_of="Titre",
    change="Portée",
    about="Objet",
    cause="Origine",
    explanation="Explication aux clients",
    unversioned="sans version",
    consequence="conséquence",
    notice="Notification aux clients",
    notice_needed="Les clients doivent être avertis : au moins un changement de fond touche le texte standard.",
    notice_by=(
        "La notification doit avoir été reçue au plus tard le {day}\u00a0: le délai {period}, "
        "qui commence le lendemain, s’achève alors avant le {effective}."
    ),
    notice_late="Ce jour est passé : à défaut d’une notification déjà reçue, la date d’effet doit être reportée.",
    notice_undated=(
        "Le délai {period}, qui commence le lendemain de la réception de la notification, "
        "doit s’achever avant le jour où le texte prend effet, encore à fixer."
    ),
    notice_unknown="La bibliothèque n’indique pas le délai (notice-of-change dans clauses/standard.yaml).",
    notice_none=(
        "Aucun changement de fond ne touche le texte standard. L’édition ne s’applique à un contrat en cours que comme "
        "ce contrat le prévoit."
    ),
    notice_undeclared="Des textes changent sans que leur version le dise ({number})\u00a0: déclarez-en la portée.",
    period_form="de",
    preview="Aperçu du projet",
    at_start="Texte au démarrage de l’aperçu",
    changes="Articles modifiés",
    findings="Constats",
    no_finding="Rien à signaler.",
    checking="Vérification en cours…",
    stale="Le projet ne peut pas être lu ou assemblé\u00a0: voici son dernier texte valable.",
    no_text="Ce document n’a pas encore de texte valable à montrer.",
    stopped="L’aperçu est arrêté.",
    natures=MappingProxyType(
        {
            "wording": "texte",
            "figure": "chiffres",
            "reference": "renvois",
            "number": "numérotation",
            "place": "déplacement",
        }
    ),
    kinds=MappingProxyType({"substantive": "de fond", "clarified": "précision", "editorial": "rédactionnel"}),
    states=MappingProxyType(
        {
            "unchanged": "inchangé",
            "changed": "modifié",
            "inserted": "ajouté",
            "removed": "supprimé",
            "reserved": "devenu sans objet",
            "restored": "rétabli",
            "moved": "déplacé",
        }
    ),
)

ENGLISH_REDLINE = RedlineWords(
    title="Redline",
    before="Before",
    after="After",
    skip="Skip to the text",
    draft="Draft",
    standard="Standard text, {of}",
    edition="Edition of {day}",
    deal="Deal {reference}, {of}",
    deleted="Deleted",
    inserted="Inserted",
    start_deleted="start of deletion",
    end_deleted="end of deletion",
    start_inserted="start of insertion",
    end_inserted="end of insertion",
    moved_from="Moved from {place}",
    moved_to="Moved to {place}",
    renumbered="Numbers that change",
    same="Nothing changes.",
    apart=(
        "This page and the summary are no part of the texts. Accepting all changes gives the texts after, rejecting "
        "all gives those before."
    ),
    unchanged="Unchanged text",
    mark="Moved",
    only="Only in {side}",
    legend="Legend",
    summary="Summary",
    article="Article",
    title_of="Title",
    change="Weight",
    about="About",
    cause="Origin",
    explanation="Explanation to clients",
    unversioned="not versioned",
    consequence="consequence",
    notice="Notice to clients",
    notice_needed="Clients must be given notice: at least one change to the standard text is substantive.",
    notice_by=(
        "The notice must have been received by {day} at the latest: the period of {period}, "
        "which starts on the day after, then ends before {effective}."
    ),
    notice_late="That day has passed: unless the notice has been received already, the text must take effect later.",
    notice_undated=(
        "The period of {period}, which starts on the day after the notice is received, "
        "must end before the day on which the text takes effect, which is still to be set."
    ),
    notice_unknown="The library does not name the period (notice-of-change in clauses/standard.yaml).",
    notice_none=(
        "No change to the standard text is substantive. The edition applies to an existing contract only as that "
        "contract provides."
    ),
    notice_undeclared="Some texts change although their version does not say so ({number}): declare their weight.",
    period_form="",
    preview="Preview of the draft",
    at_start="Text when the preview began",
    changes="Articles that differ",
    findings="Findings",
    no_finding="Nothing to report.",
    checking="Checking…",
    stale="The draft cannot be read or assembled: this is its last good text.",
    no_text="This document has no good text to show yet.",
    stopped="The preview has stopped.",
    natures=MappingProxyType(
        {
            "wording": "wording",
            "figure": "figures",
            "reference": "references",
            "number": "numbers",
            "place": "moved",
        }
    ),
    kinds=MappingProxyType({"substantive": "substantive", "clarified": "clarified", "editorial": "editorial"}),
    states=MappingProxyType(
        {
            "unchanged": "unchanged",
            "changed": "changed",
            "inserted": "inserted",
            "removed": "removed",
            "reserved": "no longer applicable",
            "restored": "restored",
            "moved": "moved",
        }
    ),
)
