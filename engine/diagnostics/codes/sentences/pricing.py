"""What is wrong with the prices of a deal and with its place, and what an edition does not know."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

PRICING_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "transfer-invalid": {
            "signed-late": {
                "en": "{subprocessor}: the clauses were signed on {day:day}, which is after the date of the "
                "documents, {date:day}",
                "fr": "sous-traitant «\u00a0{subprocessor}\u00a0»\u00a0: les clauses ont été signées le {day:day}, "
                "après la date des documents, le {date:day}",
            },
            "assessed-late": {
                "en": "{subprocessor}: the transfer was assessed on {day:day}, which is after the date of the "
                "documents, {date:day}",
                "fr": "sous-traitant «\u00a0{subprocessor}\u00a0»\u00a0: le transfert a été évalué le {day:day}, "
                "après la date des documents, le {date:day}",
            },
            "correct-day": {
                "en": "correct the day; what is not done yet is left out",
                "fr": "corrigez le jour\u202f; ce qui n’est pas encore fait ne s’écrit pas",
            },
        },
        "safeguard-missing": {
            "unprotected": {
                "en": "{subprocessor} processes data outside the EEA ({country}), and nothing says what protects the "
                "transfer",
                "fr": "le sous-traitant «\u00a0{subprocessor}\u00a0» traite des données hors de l’EEE ({country}), "
                "et rien ne dit ce qui protège le transfert",
            },
            "add-safeguard": {
                "en": "add safeguard: with the adequacy decision or the clauses (GDPR art. 44 to 46)",
                "fr": "ajoutez «\u00a0safeguard\u00a0» avec la décision d’adéquation ou les clauses (RGPD, "
                "art.\u00a044 à 46)",
            },
        },
        "surcharge-uncharged": {
            "raises": {
                "en": "{options:and} raises prices by {percent:number} %",
                "fr": "{options:and}\u00a0: les prix augmentent de {percent:number}\u00a0%",
            },
            "below": {
                "en": "{said}, and {line} at {price:number} is less than its list price with that",
                "fr": "{said}, et «\u00a0{line}\u00a0» à {price:number}\u00a0€ est inférieur à son prix de liste "
                "ainsi augmenté",
            },
            "write-price": {
                "en": "write price: {price}, or delete price: and it is charged by itself",
                "fr": "écrivez «\u00a0price: {price}\u00a0», ou supprimez «\u00a0price\u00a0»\u00a0: le supplément "
                "sera compté de lui-même",
            },
            "untold": {
                "en": "{said}, and no list price tells whether these prices hold it: {lines:list}",
                "fr": "{said}, et aucun prix de liste ne dit si ces prix comprennent le supplément\u00a0: {lines:list}",
            },
            "write-raised": {
                "en": "write them with the surcharge: the quote says that its prices include it",
                "fr": "écrivez-les supplément compris\u00a0: le devis dit que ses prix le comprennent",
            },
        },
        "line-invalid": {
            "too-much": {
                "en": "the quote comes to more than a thousand million euros",
                "fr": "le devis dépasse un milliard d’euros",
            },
            "correct-prices": {"en": "correct the quantities and prices", "fr": "corrigez les quantités et les prix"},
            "credits-alone": {
                "en": "the deal has nothing that its credits are taken off: a quote is an offer, and owes its client "
                "nothing",
                "fr": "l’affaire n’a rien dont déduire ses crédits\u00a0: un devis est une offre, il ne doit rien au "
                "client",
            },
            "credits-too-much": {
                "en": "the credits are more than the lines they are taken off: a total would be {total:number}",
                "fr": "les crédits dépassent les lignes dont ils se déduisent\u00a0: un total serait de "
                "{total:number}\u00a0€",
            },
            "add-lines": {
                "en": "add the lines that are sold; what is owed without a new order is paid by a credit note, not "
                "by a quote",
                "fr": "ajoutez les lignes vendues\u202f; ce qui est dû sans nouvelle commande se règle par une note "
                "de crédit, non par un devis",
            },
            "lower-credit": {
                "en": "lower the credit, or take it off other lines; what is owed to the client is paid by a credit "
                "note",
                "fr": "diminuez le crédit, ou déduisez-le d’autres lignes\u202f; ce qui est dû au client se règle "
                "par une note de crédit",
            },
            "discount-too-much": {
                "en": "a discount of {amount:number} is more than the price of the line, {cost:number}",
                "fr": "une remise de {amount:number}\u00a0€ dépasse le prix de la ligne, {cost:number}\u00a0€",
            },
            "amount-for-unit": {
                "en": "write an amount excluding VAT, for one unit",
                "fr": "écrivez un montant hors TVA, pour une unité",
            },
            "amount-for-line": {
                "en": "write an amount excluding VAT, for the whole line",
                "fr": "écrivez un montant hors TVA, pour toute la ligne",
            },
        },
        "billing-invalid": {
            "no-one-off": {
                "en": "instalments: is about one-off prices, and no line has one",
                "fr": "«\u00a0instalments\u00a0» concerne les prix dus une fois, et aucune ligne n’en a",
            },
            "make-one-off": {
                "en": "delete it, or make a line one-off",
                "fr": "supprimez-le, ou donnez à une ligne «\u00a0kind: one-off\u00a0»",
            },
            "nothing-due": {
                "en": "nothing would be due within the first term",
                "fr": "rien ne serait dû pendant la première période",
            },
            "due-within-term": {
                "en": "correct it: within the first term something is due",
                "fr": "corrigez-le\u00a0: il faut que quelque chose soit dû pendant la première période",
            },
            "no-monthly": {
                "en": "billing: is about monthly prices, and no line has one",
                "fr": "«\u00a0billing\u00a0» concerne les prix mensuels, et aucune ligne n’en a",
            },
            "make-monthly": {
                "en": "delete it, or make a line monthly",
                "fr": "supprimez-le, ou donnez à une ligne «\u00a0kind: monthly\u00a0»",
            },
        },
        "vat-category": {
            "none-fits": {
                "en": "no VAT category fits a client in {place}",
                "fr": "aucune catégorie de TVA ne convient à un client établi dans «\u00a0{place}\u00a0»",
            },
            "legal-adds": {
                "en": "legal adds one to clauses/vat.yaml",
                "fr": "le service juridique en ajoute une dans «\u00a0clauses/vat.yaml\u00a0»",
            },
            "unfit": {
                "en": "the VAT category {category} does not fit a client in {place}",
                "fr": "la catégorie de TVA «\u00a0{category}\u00a0» ne convient pas à un client établi dans "
                "«\u00a0{place}\u00a0»",
            },
            "allowed": {"en": "allowed: {names:list}", "fr": "catégories admises\u00a0: {names:list}"},
            "allowed-none": {"en": "allowed: none", "fr": "aucune catégorie n’est admise"},
            "needs-number": {
                "en": "the VAT category {category} needs the VAT number of the client",
                "fr": "la catégorie de TVA «\u00a0{category}\u00a0» demande le numéro de TVA du client",
            },
            "add-number": {
                "en": "add vat-number: to the client, or vat: with another category to the line",
                "fr": "ajoutez «\u00a0vat-number\u00a0» au client, ou «\u00a0vat\u00a0» avec une autre catégorie à "
                "la ligne",
            },
        },
        "deal-start": {
            "start-untold": {
                "en": "the texts of this edition do not tell that the services start on {day:day}",
                "fr": "les textes de cette édition ne disent pas que les prestations commencent le {day:day}",
            },
            "start-in-line": {
                "en": "delete start:, and say it in the description of a line; a later edition prints it",
                "fr": "supprimez «\u00a0start\u00a0», et dites-le dans la description d’une ligne\u202f; une édition "
                "ultérieure l’imprime",
            },
        },
        "edition-lacks": {
            "company-fact": {
                "en": "the texts of this edition do not know {fact}, which holds of the company",
                "fr": "les textes de cette édition ne connaissent pas le fait «\u00a0{fact}\u00a0», qui est vrai de "
                "l’entreprise",
            },
            "later-edition": {
                "en": "a later edition has words for it",
                "fr": "une édition ultérieure a des mots pour cela",
            },
            "optional": {
                "en": "the texts of this edition do not know optional lines",
                "fr": "les textes de cette édition ne connaissent pas les lignes en option",
            },
            "optional-otherwise": {
                "en": "delete the line, or offer it in a quote of its own; a later edition has words for it",
                "fr": "supprimez la ligne, ou offrez-la dans un devis à part\u202f; une édition ultérieure a des "
                "mots pour cela",
            },
            "tiers": {
                "en": "the texts of this edition do not know prices by volume",
                "fr": "les textes de cette édition ne connaissent pas les prix par volume",
            },
            "tiers-otherwise": {
                "en": "write one price per use; a later edition has words for it",
                "fr": "écrivez un seul prix à l’usage\u202f; une édition ultérieure a des mots pour cela",
            },
            "minimum": {
                "en": "the texts of this edition do not know a monthly minimum",
                "fr": "les textes de cette édition ne connaissent pas le minimum mensuel",
            },
            "minimum-otherwise": {
                "en": "write it as a monthly line; a later edition has words for it",
                "fr": "écrivez-le comme une ligne mensuelle\u202f; une édition ultérieure a des mots pour cela",
            },
            "discount": {
                "en": "the texts of this edition do not know a discount on the whole",
                "fr": "les textes de cette édition ne connaissent pas la remise sur l’ensemble",
            },
            "discount-otherwise": {
                "en": "write it on each line; a later edition has words for it",
                "fr": "écrivez-la à chaque ligne\u202f; une édition ultérieure a des mots pour cela",
            },
            "billing": {
                "en": "the texts of this edition do not know billing:",
                "fr": "les textes de cette édition ne connaissent pas «\u00a0billing\u00a0»",
            },
            "billing-otherwise": {
                "en": "write it in the description of a line; a later edition has words for it",
                "fr": "écrivez-le dans la description d’une ligne\u202f; une édition ultérieure a des mots pour cela",
            },
        },
        "deal-untold": {
            "includes": {
                "en": "the texts of this edition do not print what the services include",
                "fr": "les textes de cette édition n’impriment pas ce que comprennent les prestations",
            },
            "includes-elsewhere": {
                "en": "say it in the description of a line; a later edition prints it",
                "fr": "dites-le dans la description d’une ligne\u202f; une édition ultérieure l’imprime",
            },
            "introduction": {
                "en": "the texts of this edition do not print introductions",
                "fr": "les textes de cette édition n’impriment pas d’introduction",
            },
            "introduction-elsewhere": {
                "en": "say it in the letter that goes with the offer; a later edition prints it",
                "fr": "dites-le dans la lettre qui accompagne l’offre\u202f; une édition ultérieure l’imprime",
            },
            "order-number": {
                "en": "the texts of this edition do not print the number of an order",
                "fr": "les textes de cette édition n’impriment pas le numéro de commande",
            },
            "order-number-elsewhere": {
                "en": "say it in the letter; a later edition prints it",
                "fr": "dites-le dans la lettre\u202f; une édition ultérieure l’imprime",
            },
            "estimate": {
                "en": "the texts of this edition do not print how much use is expected",
                "fr": "les textes de cette édition n’impriment pas l’usage attendu",
            },
            "estimate-elsewhere": {
                "en": "say it in the letter; a later edition prints it",
                "fr": "dites-le dans la lettre\u202f; une édition ultérieure l’imprime",
            },
        },
        "territory-untold": {
            "in-union": {
                "en": "{place} is in the Union and outside its VAT area, which the texts of this edition do not tell",
                "fr": "«\u00a0{place}\u00a0» est dans l’Union et hors de son territoire TVA, ce que les textes de "
                "cette édition ne disent pas",
            },
            "in-vat-area": {
                "en": "{place} is in the VAT area of the Union and outside the Union, which the texts of this "
                "edition do not tell",
                "fr": "«\u00a0{place}\u00a0» est dans le territoire TVA de l’Union et hors de l’Union, ce que les "
                "textes de cette édition ne disent pas",
            },
            "read-regime": {
                "en": "VAT, and what the texts say of data, are right; read the VAT regime of the quote before it is "
                "sent",
                "fr": "la TVA, et ce que les textes disent des données, sont justes\u202f; relisez le régime de TVA "
                "du devis avant de l’envoyer",
            },
        },
    }
)
"""By code, then by name, then by language."""
