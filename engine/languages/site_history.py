"""The words of the pages that tell the history of the texts: editions, changes, feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """`{day}`, `{title}` and the like stand for what is filled in.

    `weights` and `meanings` are by the weight of a change: what changes of this weight are called, and what it means.
    `notices` is by whether clients must have been told of an edition.
    `whole` is by the state of a document that only one of two editions has. `formats` is by ending, `languages` by
    code; `both` names a file with both languages side by side.
    """

    last_day: str
    gone: str
    gone_by: str
    what_changes: str
    compared_with: str
    notice: str
    notices: Mapping[str, str]
    notice_by: str
    notice_undated: str
    summary: str
    weights: Mapping[str, str]
    meanings: Mapping[str, str]
    whole: Mapping[str, str]
    nothing: str
    read: str
    read_last: str
    others: str
    elsewhere: str
    none_published: str
    editions_title: str
    editions_intro: tuple[str, ...]
    texts: str
    previous: str
    previous_none: str
    replaces: str
    replaced: str
    files: str
    sums: str
    for_programs: str
    first: str
    feed_title: str
    feed_subtitle: str
    feed_entry: str
    feed_dates: str
    edition: str
    open_edition: str
    formats: Mapping[str, str]
    languages: Mapping[str, str]
    both: str


FORMATS = MappingProxyType({"pdf": "PDF", "docx": "Word (DOCX)", "md": "Markdown", "json": "JSON"})

HISTORY_WORDS: Mapping[str, HistoryWords] = MappingProxyType(
    {
        "fr": HistoryWords(
            last_day="Dernier jour en vigueur",
            gone="L’édition en vigueur ne contient plus ce document\u00a0: voici le dernier texte publié.",
            gone_by="Document retiré par",
            what_changes="{title}\u00a0: ce qui change",
            compared_with="Comparée à",
            notice="Notification aux clients",
            notices=MappingProxyType(
                {
                    "needed": "Cette édition comporte au moins un changement de fond.",
                    "prudent": (
                        "Cette édition comporte des changements qui peuvent toucher à des droits ou à des obligations."
                    ),
                    "none": (
                        "Cette édition ne comporte aucun changement de fond. Elle ne s’applique à un contrat en cours "
                        "que "
                        "comme ce contrat le prévoit."
                    ),
                }
            ),
            notice_by=(
                "Les clients concernés doivent en avoir reçu la notification au plus tard le {day}\u00a0: le délai "
                "{period}, qui commence le lendemain, s’achève alors avant le {effective}."
            ),
            notice_undated=(
                "Les clients concernés doivent en avoir reçu la notification dans le délai que prévoit leur contrat."
            ),
            summary="Résumé des changements",
            weights=MappingProxyType(
                {
                    "substantive": "Changements de fond",
                    "clarified": "Précisions",
                    "editorial": "Corrections rédactionnelles",
                    "consequence": "Numéros et renvois",
                    "other": "Autres changements",
                }
            ),
            meanings=MappingProxyType(
                {
                    "substantive": "Des droits ou des obligations ne sont plus les mêmes.",
                    "clarified": "Les droits et les obligations restent les mêmes, exprimés plus clairement.",
                    "editorial": "Une faute, une traduction ou un mot est corrigé\u00a0; le sens reste le même.",
                    "consequence": "Seuls des numéros diffèrent, parce qu’un autre passage a changé.",
                    "other": "Le texte publié diffère, sans que la portée du changement soit indiquée.",
                }
            ),
            whole=MappingProxyType(
                {
                    "inserted": "Ce document est nouveau\u00a0: l’édition précédente ne le contenait pas.",
                    "removed": "Cette édition ne contient plus ce document.",
                }
            ),
            nothing="Rien ne change dans ce document.",
            read="Lire le texte",
            read_last="Lire le dernier texte",
            others="En dehors de ces textes",
            elsewhere="Aussi dans cette édition",
            none_published="Aucune édition n’est encore publiée.",
            editions_title="Éditions",
            editions_intro=(
                "Une édition réunit tous les textes tels qu’ils s’appliquent à partir d’un jour donné. Une fois en "
                "vigueur, elle ne change plus jamais\u00a0: toute modification fait l’objet d’une nouvelle édition.",
                "L’empreinte SHA-256 d’une édition est une suite de 64 caractères calculée à partir de tout son "
                "contenu. "
                "Une seule virgule modifiée donne une autre empreinte. Chaque édition contient en outre l’empreinte de "
                "celle qui la précède\u00a0: qui a conservé l’empreinte d’une édition peut donc vérifier que ni elle "
                "ni "
                "aucune des précédentes n’a été modifiée.",
            ),
            texts="Textes",
            previous="Empreinte de l’édition précédente",
            previous_none="Aucune\u00a0: c’est la première édition.",
            replaces="Remplace",
            replaced=(
                "Elle remplace une édition annoncée pour le {day} et retirée avant son entrée en vigueur, dont "
                "l’empreinte "
                "était"
            ),
            files="Tous les fichiers et leurs empreintes ({number})",
            sums="Liste d’empreintes pour sha256sum",
            for_programs="Pour les programmes",
            first="Première édition.",
            feed_title="Documents contractuels\u00a0: éditions",
            feed_subtitle="Chaque édition, le jour de sa publication, avec ce qu’elle change.",
            feed_entry="Édition qui entre en vigueur le {day}",
            feed_dates="Publiée le {published}, cette édition entre en vigueur le {effective}.",
            edition="Édition",
            open_edition="Voir cette édition",
            formats=FORMATS,
            languages=MappingProxyType({"fr": "français", "en": "anglais"}),
            both="français et anglais côte à côte",
        ),
        "en": HistoryWords(
            last_day="Last day in force",
            gone="The edition in force no longer contains this document: this is the last text that was published.",
            gone_by="Withdrawn by",
            what_changes="{title}: what changes",
            compared_with="Compared with",
            notice="Notice to clients",
            notices=MappingProxyType(
                {
                    "needed": "This edition makes at least one substantive change.",
                    "prudent": "This edition makes changes that may affect rights or obligations.",
                    "none": (
                        "This edition makes no substantive change. It applies to an existing contract only as that "
                        "contract "
                        "provides."
                    ),
                }
            ),
            notice_by=(
                "Clients affected by it must have received notice no later than {day}: the period of {period}, which "
                "starts on the day after, then ends before {effective}."
            ),
            notice_undated=(
                "Clients affected by it must have received notice within the period that their contract sets."
            ),
            summary="Summary of changes",
            weights=MappingProxyType(
                {
                    "substantive": "Substantive changes",
                    "clarified": "Clarifications",
                    "editorial": "Editorial corrections",
                    "consequence": "Numbers and references",
                    "other": "Other changes",
                }
            ),
            meanings=MappingProxyType(
                {
                    "substantive": "Rights or obligations are no longer the same.",
                    "clarified": "Rights and obligations stay the same, and are stated more clearly.",
                    "editorial": "A typing error, a translation or a word is corrected; the meaning stays the same.",
                    "consequence": "Only numbers differ, because something else changed.",
                    "other": "The published text differs; how much the change weighs is not stated.",
                }
            ),
            whole=MappingProxyType(
                {
                    "inserted": "This document is new: the previous edition did not contain it.",
                    "removed": "This edition no longer contains this document.",
                }
            ),
            nothing="Nothing changes in this document.",
            read="Read the text",
            read_last="Read the last text",
            others="Outside these texts",
            elsewhere="Also in this edition",
            none_published="No edition has been published yet.",
            editions_title="Editions",
            editions_intro=(
                "An edition holds all the texts as they apply from a given day. Once in force it never changes again: "
                "every amendment comes as a new edition.",
                "The SHA-256 digest of an edition is a string of 64 characters computed from everything in it. Change "
                "a "
                "single comma, and the digest is different. Each edition also contains the digest of the previous one: "
                "whoever has kept the digest of an edition can check that neither it nor any earlier one has been "
                "altered.",
            ),
            texts="Texts",
            previous="Digest of the previous edition",
            previous_none="None: this is the first edition.",
            replaces="Replaces",
            replaced=(
                "It replaces an edition that was announced for {day} and withdrawn before it took effect; the digest "
                "of "
                "that edition was"
            ),
            files="All files and their digests ({number})",
            sums="List of digests for sha256sum",
            for_programs="For programs",
            first="First edition.",
            feed_title="Contract documents: editions",
            feed_subtitle="Every edition on the day it is published, with what it changes.",
            feed_entry="Edition that takes effect on {day}",
            feed_dates="Published on {published}, this edition takes effect on {effective}.",
            edition="Edition",
            open_edition="See this edition",
            formats=FORMATS,
            languages=MappingProxyType({"fr": "French", "en": "English"}),
            both="French and English side by side",
        ),
    }
)
