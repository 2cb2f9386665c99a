"""The words of the page of sub-processors, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class SubprocessorWords:
    """`{day}` and the like stand for what is filled in; `columns` is by what the register says of each."""

    title: str
    lead: str
    unknown: str
    nobody: str
    unpublished: str
    annexed: str
    listed: str
    announced: str
    former: str
    history: str
    history_lead: str
    since: str
    starts: str
    until: str
    last_day: str
    added: str
    ended: str
    day: str
    change: str
    who: str
    columns: Mapping[str, str]


SUBPROCESSOR_WORDS: Mapping[str, SubprocessorWords] = MappingProxyType(
    {
        "fr": SubprocessorWords(
            title="Sous-traitants ultérieurs",
            lead=(
                "Qui traite pour nous les données personnelles que nos clients nous confient, dans quel pays et pour "
                "quelles prestations."
            ),
            unknown=(
                "La liste n’est pas encore complétée. Cela ne signifie pas qu’il n’y a aucun sous-traitant ultérieur."
            ),
            nobody="Aucun sous-traitant ultérieur ne traite de données personnelles à cette date.",
            unpublished="Aucune édition n’est encore publiée.",
            annexed="Liste annexée à",
            listed="Liste au {day}",
            announced="Ajouts annoncés",
            former="Anciens sous-traitants ultérieurs",
            history="Changements par date",
            history_lead="Le plus récent d’abord.",
            since="Depuis le",
            starts="À partir du",
            until="Jusqu’au",
            last_day="dernier jour compris",
            added="Ajout",
            ended="Dernier jour",
            day="Date",
            change="Changement",
            who="Sous-traitant ultérieur",
            columns=MappingProxyType(
                {
                    "address": "Adresse",
                    "country": "Pays du traitement",
                    "contact": "Point de contact",
                    "purpose": "Tâches",
                    "safeguard": "Garanties de transfert",
                    "services": "Prestations",
                }
            ),
        ),
        "en": SubprocessorWords(
            title="Sub-processors",
            lead=(
                "Who processes for us the personal data that our clients entrust to us, in which country and for which "
                "services."
            ),
            unknown="The list has not been completed yet. This does not mean that there are no sub-processors.",
            nobody="No sub-processor processes personal data on this date.",
            unpublished="No edition is published yet.",
            annexed="Annexed to",
            listed="List on {day}",
            announced="Announced additions",
            former="Former sub-processors",
            history="Changes by date",
            history_lead="Newest first.",
            since="Since",
            starts="From",
            until="Until",
            last_day="inclusive",
            added="Added",
            ended="Last day",
            day="Date",
            change="Change",
            who="Sub-processor",
            columns=MappingProxyType(
                {
                    "address": "Address",
                    "country": "Country of processing",
                    "contact": "Contact point",
                    "purpose": "Tasks",
                    "safeguard": "Transfer Safeguards",
                    "services": "Services",
                }
            ),
        ),
    }
)
