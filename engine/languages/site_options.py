"""The words of the pages about options, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class OptionWords:
    """`{title}`, `{label}` and the like stand for what is filled in. `kinds` names what a condition asks for."""

    title: str
    named: str
    lead: str
    of_edition: str
    none: str
    unpublished: str
    version: str
    availability: str
    free: str
    agreed: str
    services: str
    within: str
    automatic: str
    requires: str
    implies: str
    others: str
    newer: str
    conflicts: str
    kinds: Mapping[str, str]
    fact: str
    negated: str
    figures: str
    figure: str
    standard: str
    negotiable: str
    in_contract: str
    may_change: str
    fixed: str
    changes: str
    numbers: str
    blanks: str
    combined: str
    contained: str
    without: str
    adds: str
    leaves_out: str
    same: str
    excluded: str
    every: str


OPTION_WORDS: Mapping[str, OptionWords] = MappingProxyType(
    {
        "fr": OptionWords(
            title="Options",
            named="Option\u00a0: {title}",
            lead=(
                "Une option adapte le texte standard à un besoin particulier. Elle ne s’applique que si le contrat la "
                "prévoit\u00a0; il en cite alors le nom et la version."
            ),
            of_edition="Options de l’édition du {day}",
            none="Cette édition ne comporte aucune option.",
            unpublished="Aucune édition n’est encore publiée.",
            version="Version",
            availability="Disponibilité",
            free="Au choix du client",
            agreed="Moyennant notre accord préalable",
            services="Comprise dans les prestations",
            within="Comprise dans les options",
            automatic="Ajoutée d’office dans",
            requires="Suppose aussi",
            implies="Comprend aussi",
            others="Autres versions proposées",
            newer="Version la plus récente",
            conflicts="Ce avec quoi elle ne se combine pas",
            kinds=MappingProxyType(
                {
                    "variant": "l’option «\u00a0{title}\u00a0»",
                    "service": "la prestation «\u00a0{title}\u00a0»",
                }
            ),
            fact="le cas où {label}",
            negated="l’absence de ceci\u00a0: {condition}",
            figures="Ce qui se précise dans le contrat",
            figure="Objet",
            standard="Valeur standard",
            negotiable="Adaptation",
            in_contract="à fixer dans le contrat",
            may_change="négociable",
            fixed="fixe",
            changes="Ce qu’elle change dans le texte standard",
            numbers="Les numéros des articles et des paragraphes existants mènent au texte standard.",
            blanks="Ce qui figure entre crochets se précise dans chaque contrat.",
            combined="Le texte est comparé avec, de part et d’autre",
            contained="Les changements comprennent ceux de",
            without="La comparaison part d’un contrat où ceci ne s’applique pas",
            adds="Document ajouté",
            leaves_out="Document retiré",
            same="Elle ne change rien au texte standard publié.",
            excluded="Le texte standard publié ne se combine pas avec cette option\u00a0: il n’y a pas de comparaison.",
            every="Toutes les options",
        ),
        "en": OptionWords(
            title="Options",
            named="Option: {title}",
            lead=(
                "An option adapts the standard text to a particular need. It applies only if the contract provides "
                "for it; "
                "the contract then states its name and version."
            ),
            of_edition="Options of the edition of {day}",
            none="This edition has no options.",
            unpublished="No edition is published yet.",
            version="Version",
            availability="Availability",
            free="At the client’s choice",
            agreed="Subject to our prior agreement",
            services="Included in the services",
            within="Included in the options",
            automatic="Added automatically in",
            requires="Also requires",
            implies="Also includes",
            others="Other versions on offer",
            newer="Newest version",
            conflicts="What it does not combine with",
            kinds=MappingProxyType(
                {
                    "variant": "the option “{title}”",
                    "service": "the service “{title}”",
                }
            ),
            fact="the case where {label}",
            negated="the absence of this: {condition}",
            figures="What the contract specifies",
            figure="Item",
            standard="Standard value",
            negotiable="Adaptation",
            in_contract="to be set in the contract",
            may_change="negotiable",
            fixed="fixed",
            changes="What it changes in the standard text",
            numbers="The numbers of existing articles and paragraphs lead to the standard text.",
            blanks="What stands in square brackets is specified in each contract.",
            combined="Both texts that are compared include",
            contained="The changes include those of",
            without="The comparison starts from a contract to which this does not apply",
            adds="Document added",
            leaves_out="Document left out",
            same="It changes nothing in the published standard text.",
            excluded="The published standard text does not combine with this option: there is no comparison.",
            every="All options",
        ),
    }
)
