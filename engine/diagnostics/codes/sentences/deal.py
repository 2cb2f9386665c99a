"""What messages of the family deal say."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

DEAL_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "approval-invalid": {
            "idle": {
                "en": "the approval of {deviation} concerns nothing in this deal",
                "fr": "l’approbation de la dérogation «\u00a0{deviation}\u00a0» ne concerne rien dans cette affaire",
            },
            "lapsed": {
                "en": "the approval of {deviation} has lapsed: what was approved has changed",
                "fr": "l’approbation de la dérogation «\u00a0{deviation}\u00a0» est caduque\u00a0: "
                "ce qui était approuvé a changé",
            },
            "ask-again": {
                "en": "delete it, and have the deviation approved again",
                "fr": "supprimez-la, et faites approuver la dérogation à nouveau",
            },
            "delete": {"en": "delete it", "fr": "supprimez-la"},
            "not-theirs": {
                "en": "{by} may not approve {deviation}: it needs {level}",
                "fr": "la personne «\u00a0{by}\u00a0» ne peut pas approuver "
                "la dérogation «\u00a0{deviation}\u00a0»\u00a0: "
                "il faut le niveau «\u00a0{level}\u00a0»",
            },
            "ask": {"en": "ask {people:or}", "fr": "demandez à {people:or}"},
            "ask-nobody": {"en": "ask nobody: there is none", "fr": "personne n’a ce niveau"},
        },
        "order-incomplete": {
            "no-lines": {
                "en": "an electronic order has lines, and this deal has none",
                "fr": "une commande électronique a des lignes, et cette affaire n’en a pas",
            },
            "add-lines": {
                "en": "add what is sold below lines:, or build without this format",
                "fr": "ajoutez ce qui est vendu sous «\u00a0lines\u00a0», ou produisez le dossier sans ce format",
            },
            "unit-without-code": {
                "en": "the unit {unit} has no code, and electronic orders name units by their codes",
                "fr": "l’unité «\u00a0{unit}\u00a0» n’a pas de code, "
                "et les commandes électroniques nomment les unités par leur code",
            },
            "unit-code": {
                "en": "legal adds code: in clauses/units.yaml; if the edition has no codes, wait for the next one",
                "fr": "le service juridique ajoute «\u00a0code\u00a0» dans clauses/units.yaml\u202f; "
                "si l’édition n’a pas de codes, attendez la prochaine",
            },
            "vat-without-code": {
                "en": "the VAT category {category} has no code, and electronic orders name categories by their codes",
                "fr": "la catégorie de TVA «\u00a0{category}\u00a0» n’a pas de code, "
                "et les commandes électroniques nomment les catégories par leur code",
            },
            "vat-code": {
                "en": "legal adds code: in clauses/vat.yaml; if the edition has no codes, wait for the next one",
                "fr": "le service juridique ajoute «\u00a0code\u00a0» dans clauses/vat.yaml\u202f; "
                "si l’édition n’a pas de codes, attendez la prochaine",
            },
            "buyer-unknown": {
                "en": "the client has no number by which an electronic order can name it",
                "fr": "le client n’a aucun numéro par lequel une commande électronique peut le désigner",
            },
            "buyer-number": {
                "en": "add enterprise-number:, vat-number: or peppol: to the client",
                "fr": "ajoutez au client «\u00a0enterprise-number\u00a0», «\u00a0vat-number\u00a0» "
                "ou «\u00a0peppol\u00a0»",
            },
            "seller-unknown": {
                "en": "the company has no number by which an electronic order can name it",
                "fr": "l’entreprise n’a aucun numéro par lequel une commande électronique peut la désigner",
            },
            "seller-number": {
                "en": "legal adds enterprise-number: or vat-number: in clauses/publisher.yaml",
                "fr": "le service juridique ajoute «\u00a0enterprise-number\u00a0» ou «\u00a0vat-number\u00a0» "
                "dans clauses/publisher.yaml",
            },
            "country-without-code": {
                "en": "electronic orders name countries by their ISO 3166 codes, and {country} is none",
                "fr": "les commandes électroniques désignent les pays par leur code ISO 3166, "
                "et {country} n’en est pas un",
            },
            "other-format": {
                "en": "build without this format",
                "fr": "produisez le dossier sans ce format",
            },
            "no-address": {
                "en": "{party} has no address in the Peppol network, and an order agreement is sent to one",
                "fr": "{party} n’a pas d’adresse dans le réseau Peppol, où sont envoyés les accords de commande",
            },
            "give-address": {
                "en": "add peppol: to the client, with the scheme and the number: 0208:0123456749",
                "fr": "ajoutez au client «\u00a0peppol\u00a0», avec le schéma et le numéro, comme 0208:0123456749",
            },
        },
    }
)
"""By code, then by name, then by language."""
