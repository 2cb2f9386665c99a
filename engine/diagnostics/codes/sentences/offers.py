"""What messages say of prices for a quarter or a year, of launch prices, and of versions of an offer."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import Templates, frozen_family

OFFERS_SAY: Mapping[str, Mapping[str, Templates]] = frozen_family(
    {
        "edition-lacks": {
            "launch": {
                "en": "the texts of this edition do not know launch prices",
                "fr": "les textes de cette édition ne connaissent pas les prix de lancement",
            },
            "launch-otherwise": {
                "en": "write the price that follows, and what is taken off as a credit; a later edition has "
                "words for it",
                "fr": "écrivez le prix qui suit, et ce qui en est déduit comme un crédit\u202f; une édition "
                "ultérieure a "
                "des mots pour cela",
            },
            "quarterly": {
                "en": "the texts of this edition do not know quarterly prices",
                "fr": "les textes de cette édition ne connaissent pas les prix trimestriels",
            },
            "quarterly-otherwise": {
                "en": "write a price per month; a later edition has words for it",
                "fr": "écrivez un prix par mois\u202f; une édition ultérieure a des mots pour cela",
            },
            "yearly": {
                "en": "the texts of this edition do not know yearly prices",
                "fr": "les textes de cette édition ne connaissent pas les prix annuels",
            },
            "yearly-otherwise": {
                "en": "write a price per month; a later edition has words for it",
                "fr": "écrivez un prix par mois\u202f; une édition ultérieure a des mots pour cela",
            },
            "amendments": {
                "en": "the texts of this edition do not know amendments",
                "fr": "les textes de cette édition ne connaissent pas les avenants",
            },
            "amendments-otherwise": {
                "en": "make a quote of its own for what is added; a later edition has words for it",
                "fr": "faites un devis distinct de ce qui s’ajoute\u202f; une édition ultérieure a des mots pour cela",
            },
            "versions": {
                "en": "the texts of this edition do not know versions of an offer",
                "fr": "les textes de cette édition ne connaissent pas les versions d’une offre",
            },
            "versions-otherwise": {
                "en": "give it another reference; a later edition has words for it",
                "fr": "donnez-lui une autre référence\u202f; une édition ultérieure a des mots pour cela",
            },
        },
        "billing-invalid": {
            "credit-in-parts": {
                "en": "the one-off prices come to {amount:number}, of which no part can be due",
                "fr": "les prix uniques s’élèvent à {amount:number}\u00a0€, dont aucune partie ne peut être due",
            },
            "no-parts": {
                "en": "delete instalments:, or take the credit off the monthly prices",
                "fr": "supprimez «\u00a0instalments:\u00a0», ou déduisez le crédit des prix mensuels",
            },
        },
        "line-invalid": {
            "launch-too-long": {
                "en": "the launch price holds for {count} {count:plural:month|months}, and the first term has {months}",
                "fr": "le prix de lancement vaut {count} {count:plural:mois|mois}, et la première période en a "
                "{months}",
            },
            "launch-whole": {
                "en": "write the price for the whole term as price:",
                "fr": "écrivez le prix de toute la période comme «\u00a0price:\u00a0»",
            },
            "launch-higher": {
                "en": "at {price:number} the line comes to {own:number}, and to {usual:number} afterwards",
                "fr": "à {price:number}\u00a0€, la ligne s’élève à {own:number}\u00a0€, et ensuite à "
                "{usual:number}\u00a0€",
            },
            "launch-lower": {
                "en": "write a lower price below launch:, or delete it",
                "fr": "écrivez un prix plus bas sous «\u00a0launch:\u00a0», ou supprimez-le",
            },
            "launch-not-monthly": {
                "en": "launch: belongs to a monthly price, and this line is {kind}",
                "fr": "«\u00a0launch:\u00a0» va avec un prix mensuel, et cette ligne est «\u00a0{kind}\u00a0»",
            },
            "launch-not-here": {
                "en": "delete launch:, or make the line monthly",
                "fr": "supprimez «\u00a0launch:\u00a0», ou rendez la ligne mensuelle",
            },
            "launch-of-credit": {
                "en": "a credit has no launch price",
                "fr": "un crédit n’a pas de prix de lancement",
            },
            "launch-of-optional": {
                "en": "an optional line has no launch price",
                "fr": "une ligne facultative n’a pas de prix de lancement",
            },
            "delete-launch": {"en": "delete launch:", "fr": "supprimez «\u00a0launch:\u00a0»"},
            "no-months": {
                "en": "{number} is no number of months",
                "fr": "«\u00a0{number}\u00a0» n’est pas un nombre de mois",
            },
            "whole-months": {"en": "write a whole number: 3", "fr": "écrivez un nombre entier, comme 3"},
            "launch-price": {
                "en": "write what one unit costs at first: a price of nought or more",
                "fr": "écrivez ce qu’une unité coûte au début, un prix de zéro ou plus",
            },
        },
    }
)
"""By code, then by name."""
