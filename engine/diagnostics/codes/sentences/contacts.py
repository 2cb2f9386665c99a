"""What messages say of addresses, telephone numbers and numbers of companies that cannot be right."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

CONTACTS_SAY: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "contact-invalid": {
            "not-an-email": {
                "en": "{text} is not one email address: {reason}",
                "fr": "«\u00a0{text}\u00a0» n’est pas une adresse électronique\u00a0: {reason}",
            },
            "begins-mailto": {"en": "it begins with mailto:", "fr": "le texte commence par «\u00a0mailto:\u00a0»"},
            "name-or-brackets": {
                "en": "a name or angle brackets stand with it",
                "fr": "un nom ou des chevrons l’accompagnent",
            },
            "is-a-list": {
                "en": "it is a list, or holds more than one @",
                "fr": "c’est une liste, ou plusieurs @ s’y trouvent",
            },
            "no-at": {"en": "it has no @", "fr": "le signe @ manque"},
            "holds-space": {"en": "it holds a space", "fr": "une espace s’y trouve"},
            "is-too-long": {"en": "it is too long", "fr": "le texte est trop long"},
            "before-at": {
                "en": "{local} cannot stand before the @",
                "fr": "«\u00a0{local}\u00a0» ne peut pas précéder le signe @",
            },
            "nothing-before-at": {"en": "nothing cannot stand before the @", "fr": "rien ne précède le signe @"},
            "no-domain": {"en": "{domain} is no domain", "fr": "«\u00a0{domain}\u00a0» n’est pas un nom de domaine"},
            "nothing-no-domain": {"en": "nothing is no domain", "fr": "le nom de domaine manque"},
            "address-alone": {
                "en": "write the address alone: name@domain",
                "fr": "écrivez l’adresse seule, comme nom@domaine",
            },
            "one-address": {
                "en": "write one address, that of notices",
                "fr": "écrivez une seule adresse, celle des notifications",
            },
            "address-or-delete": {
                "en": "write the address alone, or delete the line",
                "fr": "écrivez l’adresse seule, ou supprimez la ligne",
            },
            "delete-space": {"en": "delete the space", "fr": "supprimez l’espace"},
            "copy-again": {"en": "copy it again from its source", "fr": "copiez-la à nouveau depuis sa source"},
            "sign-by-sign": {"en": "compare it sign by sign", "fr": "comparez signe par signe"},
            "whole-address": {
                "en": "write it whole: name@example.com",
                "fr": "écrivez-la en entier, comme name@example.com",
            },
            "after-last-dot": {
                "en": "compare what stands after the last dot",
                "fr": "comparez ce qui suit le dernier point",
            },
            "not-a-phone": {
                "en": "{text} is not one telephone number: {reason}",
                "fr": "«\u00a0{text}\u00a0» n’est pas un numéro de téléphone\u00a0: {reason}",
            },
            "not-a-phone-of": {
                "en": "{text} is not one telephone number of {country}: {reason}",
                "fr": "«\u00a0{text}\u00a0» n’est pas un numéro de téléphone du pays «\u00a0{country}\u00a0»\u00a0: "
                "{reason}",
            },
            "other-than-digits": {
                "en": "it holds something else than digits, or ends in the middle",
                "fr": "on y trouve autre chose que des chiffres, ou la fin manque",
            },
            "with-country": {
                "en": "write it alone, with its country: +32 65 12 34 56",
                "fr": "écrivez-le seul, avec son pays, comme +32 65 12 34 56",
            },
            "has-digits": {"en": "it has {count} digits", "fr": "il compte {count} chiffres"},
            "has-digits-after-plus": {
                "en": "it has {count} digits after the +",
                "fr": "il compte {count} chiffres après le signe +",
            },
            "count-or-country": {
                "en": "count its digits, or write it with its country: +32…",
                "fr": "comptez ses chiffres, ou écrivez-le avec son pays\u00a0: +32…",
            },
            "with-plus": {
                "en": "write +{digits}, with the + of its country",
                "fr": "écrivez +{digits}, avec le + de son pays",
            },
            "count-digits": {
                "en": "count its digits: a digit is missing, or there is one too many",
                "fr": "comptez ses chiffres\u00a0: il en manque un, ou il y en a un de trop",
            },
            "code-has-more": {"en": "+{code} has {least} more digits", "fr": "+{code} est suivi de {least} chiffres"},
            "code-has-between": {
                "en": "+{code} has {least} to {most} more digits",
                "fr": "+{code} est suivi de {least} à {most} chiffres",
            },
            "unreachable": {
                "en": "the {role} for the protection of data has neither email: nor phone:",
                "fr": "pour la protection des données, «\u00a0{role}:\u00a0» n’a ni «\u00a0email:\u00a0» ni "
                "«\u00a0phone:\u00a0»",
            },
            "add-reach": {
                "en": "add one of them: whoever is named for the protection of data can be reached (GDPR art. 13, 30 "
                "and 37(7))",
                "fr": "ajoutez l’un des deux\u00a0: qui est nommé pour la protection des données doit pouvoir être "
                "joint (RGPD, art.\u00a013, 30 et 37, §\u00a07)",
            },
            "no-representative": {
                "en": "a party within the EEA has no representative in it (GDPR art. 27)",
                "fr": "une partie établie dans l’EEE n’y a pas de représentant (RGPD, art.\u00a027)",
            },
            "delete-representative": {
                "en": "delete representative:, or correct the country of the party",
                "fr": "supprimez «\u00a0representative:\u00a0», ou corrigez le pays de la partie",
            },
            "representative-outside": {
                "en": "the representative is established in {country}, outside the EEA (GDPR art. 27(3))",
                "fr": "le représentant est établi dans le pays «\u00a0{country}\u00a0», hors de l’EEE (RGPD, "
                "art.\u00a027, §\u00a03)",
            },
            "name-within": {
                "en": "name one within the EEA, or correct the country",
                "fr": "nommez-en un dans l’EEE, ou corrigez le pays",
            },
        },
        "identifier-invalid": {
            "an-enterprise-number": {"en": "a Belgian enterprise number", "fr": "un numéro d’entreprise belge"},
            "a-vat-number": {
                "en": "a VAT number of {country}",
                "fr": "un numéro de TVA du pays «\u00a0{country}\u00a0»",
            },
            "a-vat-number-of-monaco": {"en": "a VAT number of Monaco", "fr": "un numéro de TVA de Monaco"},
            "an-iban": {"en": "an IBAN", "fr": "un IBAN"},
            "a-communication": {"en": "a structured communication", "fr": "une communication structurée"},
            "begins-otherwise": {
                "en": "{text} does not begin with {prefix}",
                "fr": "«\u00a0{text}\u00a0» ne commence pas par «\u00a0{prefix}\u00a0»",
            },
            "write-vat-number": {
                "en": "write vat-number: {number}, or correct the country of the company ({country})",
                "fr": "écrivez «\u00a0vat-number: {number}\u00a0», ou corrigez le pays de l’entreprise "
                "(«\u00a0{country}\u00a0»)",
            },
            "vat-number-with-country": {
                "en": "write the VAT number with its country in front, or correct the country of the company "
                "({country})",
                "fr": "écrivez le numéro de TVA avec son pays devant, ou corrigez le pays de l’entreprise "
                "(«\u00a0{country}\u00a0»)",
            },
            "no-peppol": {
                "en": "{text} is no Peppol identifier",
                "fr": "«\u00a0{text}\u00a0» n’est pas un identifiant Peppol",
            },
            "peppol-written": {
                "en": "write the scheme and the number: 0208:0123456749",
                "fr": "écrivez le schéma et le numéro, comme «\u00a00208:0123456749\u00a0»",
            },
            "number-empty": {"en": "the number is empty", "fr": "le numéro est vide"},
            "enterprise-number-empty": {
                "en": "the enterprise number is empty",
                "fr": "le numéro d’entreprise est vide",
            },
            "vat-number-empty": {"en": "the VAT number is empty", "fr": "le numéro de TVA est vide"},
            "write-or-delete": {"en": "write it, or delete the line", "fr": "écrivez-le, ou supprimez la ligne"},
            "is-not": {
                "en": "{text} is not {what}: {reason}",
                "fr": "«\u00a0{text}\u00a0» n’est pas {what}\u00a0: {reason}",
            },
            "nine-digits": {"en": "it has 9 digits, not 10", "fr": "9 chiffres au lieu de 10"},
            "write-nine": {
                "en": "write {number}: numbers of nine digits got a 0 in front",
                "fr": "écrivez {number}\u00a0: les numéros de neuf chiffres ont reçu un 0 devant",
            },
            "nine-got-nought": {
                "en": "numbers of nine digits got a 0 in front",
                "fr": "les numéros de neuf chiffres ont reçu un 0 devant",
            },
            "not-digits": {
                "en": "it holds something else than digits",
                "fr": "on y trouve autre chose que des chiffres",
            },
            "copy-again": {"en": "copy it again from its source", "fr": "copiez à nouveau le numéro depuis sa source"},
            "counts-digits": {
                "en": "it has {count} digits, not {wanted}",
                "fr": "{count} chiffres au lieu de {wanted}",
            },
            "count-digits": {"en": "count its digits", "fr": "comptez ses chiffres"},
            "odd-character": {
                "en": "it holds a character that does not belong there",
                "fr": "un caractère n’y est pas à sa place",
            },
            "type-again": {"en": "type it again", "fr": "retapez le numéro"},
            "length": {"en": "it is too long or too short", "fr": "sa longueur ne convient pas"},
            "part-cannot-be": {"en": "a part of it cannot occur", "fr": "une de ses parties ne peut pas exister"},
            "first-digits": {"en": "compare its first digits", "fr": "comparez ses premiers chiffres"},
            "misplaced": {
                "en": "its letters or digits stand where they cannot",
                "fr": "ses lettres ou ses chiffres se trouvent là où ils ne peuvent pas être",
            },
            "check-digits": {
                "en": "its check digits do not fit",
                "fr": "ses chiffres de contrôle ne correspondent pas",
            },
            "compare-digits": {
                "en": "a digit is mistyped or missing: compare them one by one",
                "fr": "un chiffre est mal tapé ou manque\u00a0: comparez-les un à un",
            },
        },
    }
)
"""By code, then by name, then by language."""
