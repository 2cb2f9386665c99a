"""What messages say of the lines of an offer, of price lists and of when invoices are made."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

LINES_SAY: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "line-invalid": {
            "all-optional": {
                "en": "every line is optional: nothing is sold",
                "fr": "toutes les lignes sont facultatives\u00a0: rien n’est vendu",
            },
            "delete-optional-of-one": {
                "en": "delete optional: of at least one line",
                "fr": "supprimez «\u00a0optional:\u00a0» d’une ligne au moins",
            },
            "not-priced": {
                "en": "line {number} cannot be priced",
                "fr": "la ligne {number} ne peut pas recevoir de prix",
            },
            "write-item-or-free": {
                "en": "write item: with an entry of the catalogue, or description:, kind:, unit: and price:",
                "fr": "écrivez «\u00a0item:\u00a0» avec une entrée du catalogue, ou «\u00a0description:\u00a0», "
                "«\u00a0kind:\u00a0», «\u00a0unit:\u00a0» et «\u00a0price:\u00a0»",
            },
            "lacks": {
                "en": "the line has no item: and no {keys:keys}",
                "fr": "la ligne n’a ni «\u00a0item:\u00a0», ni {keys:keys}",
            },
            "add-or-name": {
                "en": "add {keys:keys} or name an entry of the catalogue, item: service/price",
                "fr": "ajoutez {keys:keys}, ou nommez une entrée du catalogue\u00a0: «\u00a0item: "
                "prestation/prix\u00a0»",
            },
            "no-unit": {"en": "there is no unit {unit}", "fr": "l’unité «\u00a0{unit}\u00a0» n’existe pas"},
            "catalogue-gives": {
                "en": "{key}: of {item} is given by the catalogue",
                "fr": "«\u00a0{key}:\u00a0» de «\u00a0{item}\u00a0» est donné par le catalogue",
            },
            "delete-key": {"en": "delete the key", "fr": "supprimez la clé"},
            "no-price": {
                "en": "{service} has no price {price}",
                "fr": "la prestation «\u00a0{service}\u00a0» n’a pas de prix «\u00a0{price}\u00a0»",
            },
            "names-no-price": {
                "en": "the line names none of the prices of {service}",
                "fr": "la ligne ne nomme aucun des prix de «\u00a0{service}\u00a0»",
            },
            "no-prices-of": {
                "en": "the catalogue gives {service} no prices: write a line with description:",
                "fr": "le catalogue ne donne pas de prix à «\u00a0{service}\u00a0»\u00a0: écrivez une ligne avec "
                "«\u00a0description:\u00a0»",
            },
            "service-not-named": {
                "en": "the line belongs to the service {service}, which the deal does not name",
                "fr": "la ligne relève de la prestation «\u00a0{service}\u00a0», que l’affaire ne nomme pas",
            },
            "add-service": {
                "en": "add {service} to services:",
                "fr": "ajoutez «\u00a0{service}\u00a0» sous «\u00a0services:\u00a0»",
            },
            "price-fixed": {
                "en": "the catalogue gives the price of {item}: {amount:number}",
                "fr": "le catalogue donne le prix de «\u00a0{item}\u00a0»\u00a0: {amount:number}",
            },
            "price-fixed-hint": {
                "en": "delete price: if that is the price; a lower one is a discount:, a higher one a line without "
                "item:, with a description:, kind: and unit: of its own",
                "fr": "supprimez «\u00a0price:\u00a0» si c’est le prix\u202f; un prix plus bas s’écrit par "
                "«\u00a0discount:\u00a0», un prix plus élevé par une ligne sans «\u00a0item:\u00a0», qui a ses "
                "propres «\u00a0description:\u00a0», «\u00a0kind:\u00a0» et «\u00a0unit:\u00a0»",
            },
            "no-own-price": {"en": "the line has no price", "fr": "la ligne n’a pas de prix"},
            "add-price": {
                "en": "add price:, in euros per unit, excluding VAT",
                "fr": "ajoutez «\u00a0price:\u00a0», en euros par unité, hors TVA",
            },
            "credit-and-minus": {
                "en": "credit: and the minus sign of {price} cannot stand together",
                "fr": "«\u00a0credit:\u00a0» et le signe moins de {price} ne vont pas ensemble",
            },
            "credit-either": {
                "en": "a credit of 50 is credit: true with price: 50, or price: -50 alone; a price to pay is 50 alone",
                "fr": "un crédit de 50\u00a0s’écrit «\u00a0credit: true\u00a0» avec «\u00a0price: 50\u00a0», ou "
                "«\u00a0price: -50\u00a0» seul\u202f; un prix à payer s’écrit 50, seul",
            },
            "usage-no-credit": {
                "en": "a price per use cannot be a credit: it is outside the totals",
                "fr": "un prix à l’usage ne peut pas être un crédit\u00a0: il n’entre pas dans les totaux",
            },
            "credit-elsewhere": {
                "en": "make the credit a one-off or monthly line; for a lower price per use write discount:",
                "fr": "faites du crédit une ligne unique ou mensuelle\u202f; pour un prix à l’usage plus bas, écrivez "
                "«\u00a0discount:\u00a0»",
            },
            "credit-no-discount": {"en": "a credit takes no discount", "fr": "un crédit ne reçoit pas de remise"},
            "credit-in-all": {
                "en": "write as price: what is taken off in all, without discount:",
                "fr": "écrivez sous «\u00a0price:\u00a0» ce qui est déduit en tout, sans «\u00a0discount:\u00a0»",
            },
            "no-section": {"en": "there is no section {name}", "fr": "la section «\u00a0{name}\u00a0» n’existe pas"},
            "add-sections": {
                "en": "add sections: with {name}:",
                "fr": "ajoutez «\u00a0sections:\u00a0» avec «\u00a0{name}:\u00a0»",
            },
            "section-unused": {
                "en": "no line is of section {name}",
                "fr": "aucune ligne n’est de la section «\u00a0{name}\u00a0»",
            },
            "use-section": {
                "en": "add section: {name} to the lines that belong there, or delete it",
                "fr": "ajoutez «\u00a0section: {name}\u00a0» aux lignes qui en relèvent, ou supprimez-la",
            },
            "usage-optional": {
                "en": "a price per use is only due for what is used: it is never optional",
                "fr": "un prix à l’usage n’est dû que pour ce qui est utilisé\u00a0: il n’est jamais facultatif",
            },
            "delete-optional": {"en": "delete optional:", "fr": "supprimez «\u00a0optional:\u00a0»"},
            "credit-optional": {"en": "a credit cannot be optional", "fr": "un crédit ne peut pas être facultatif"},
            "delete-one-of-two": {"en": "delete one of the two", "fr": "supprimez l’un des deux"},
            "usage-no-quantity": {
                "en": "a price per use has no quantity: it is outside the totals",
                "fr": "un prix à l’usage n’a pas de quantité\u00a0: il n’entre pas dans les totaux",
            },
            "delete-quantity": {
                "en": "delete quantity:, or make the line one-off or monthly",
                "fr": "supprimez «\u00a0quantity:\u00a0», ou rendez la ligne unique («\u00a0one-off\u00a0») ou "
                "mensuelle («\u00a0monthly\u00a0»)",
            },
            "whole-in-percent": {
                "en": "a discount on the whole is in percent",
                "fr": "une remise sur l’ensemble est en pour cent",
            },
            "whole-discount-hint": {
                "en": "write percent:, or a line of its own with credit: true for an amount that is taken off once",
                "fr": "écrivez «\u00a0percent:\u00a0», ou, pour un montant déduit une fois, une ligne à part avec "
                "«\u00a0credit: true\u00a0»",
            },
            "discount-either": {
                "en": "a discount is either percent: or amount:",
                "fr": "une remise est soit «\u00a0percent:\u00a0», soit «\u00a0amount:\u00a0»",
            },
            "write-one": {"en": "write one of them", "fr": "écrivez l’un des deux"},
            "keep-one": {"en": "keep one of them", "fr": "gardez l’un des deux"},
            "over-whole": {
                "en": "a discount of {percent:number} % is more than the whole price",
                "fr": "une remise de {percent:number}\u00a0% dépasse le prix entier",
            },
            "over-whole-hint": {
                "en": "in percent at most 100; {number} euros off the price are amount: {number}",
                "fr": "en pour cent, écrivez 100 au plus\u202f; {number} euros de remise s’écrivent «\u00a0amount: "
                "{number}\u00a0»",
            },
            "belongs-to-usage": {
                "en": "{key}: belongs to a price per use, and this line is {kind}",
                "fr": "«\u00a0{key}:\u00a0» va avec un prix à l’usage, et cette ligne est «\u00a0{kind}\u00a0»",
            },
            "delete-or-usage": {
                "en": "delete {key}:, or write the use as a line of its own with kind: usage",
                "fr": "supprimez «\u00a0{key}:\u00a0», ou écrivez l’usage sur une ligne à part avec «\u00a0kind: "
                "usage\u00a0»",
            },
            "beside-tiers": {
                "en": "the bands of tiers: give the price: {key}: cannot stand beside them",
                "fr": "les tranches de «\u00a0tiers:\u00a0» donnent le prix\u00a0: «\u00a0{key}:\u00a0» ne va pas "
                "avec elles",
            },
            "net-prices": {
                "en": "delete it, and write the net price of each band",
                "fr": "supprimez-le, et écrivez le prix net de chaque tranche",
            },
            "one-band": {"en": "one band is no volume price", "fr": "une seule tranche ne fait pas un prix par volume"},
            "add-band": {
                "en": "add a band, or write price: instead",
                "fr": "ajoutez une tranche, ou écrivez plutôt «\u00a0price:\u00a0»",
            },
            "last-band-end": {"en": "the last band has no end", "fr": "la dernière tranche n’a pas de fin"},
            "band-no-end": {"en": "band {number} has no end", "fr": "la tranche {number} n’a pas de fin"},
            "delete-up-to": {
                "en": "delete up-to: of the last band",
                "fr": "supprimez «\u00a0up-to:\u00a0» de la dernière tranche",
            },
            "add-up-to": {
                "en": "add up-to: with its last unit: 100",
                "fr": "ajoutez «\u00a0up-to:\u00a0» avec sa dernière unité, comme 100",
            },
            "band-end": {
                "en": "band {number} cannot end at {end}",
                "fr": "la tranche {number} ne peut pas finir à {end}",
            },
            "whole-number-above": {
                "en": "write a whole number above {before}, where the band before ends",
                "fr": "écrivez un nombre entier supérieur à {before}, où finit la tranche précédente",
            },
            "whole-number": {"en": "write a whole number", "fr": "écrivez un nombre entier"},
        },
        "vat-category": {
            "unknown": {
                "en": "there is no VAT category {name}",
                "fr": "la catégorie de TVA «\u00a0{name}\u00a0» n’existe pas",
            },
            "called": {
                "en": "write vat: {name}, or delete the line: the category then follows from the client",
                "fr": "écrivez «\u00a0vat: {name}\u00a0», ou supprimez la ligne\u00a0: la catégorie découle alors du "
                "client",
            },
            "one-of": {"en": "one of {rates:list}", "fr": "écrivez l’une de celles-ci\u00a0: {rates:list}"},
            "with-rate": {"en": "{name} ({rate:number} %)", "fr": "«\u00a0{name}\u00a0» ({rate:number}\u00a0%)"},
        },
        "value-invalid": {
            "takes-off": {
                "en": "a discount takes off: write {number} for {number} off the price; to charge more, write the "
                "higher price: instead",
                "fr": "une remise se déduit\u00a0: écrivez {number} pour déduire {number} du prix\u202f; pour "
                "demander plus, écrivez plutôt un «\u00a0price:\u00a0» plus élevé",
            },
            "quantity-below-nought": {
                "en": "for a credit, add credit: true and write the quantity that is credited; otherwise correct the "
                "quantity",
                "fr": "pour un crédit, ajoutez «\u00a0credit: true\u00a0» et écrivez la quantité qui est "
                "créditée\u202f; sinon, corrigez la quantité",
            },
            "charged-above-nought": {
                "en": "write what is charged: a price above nought; what is taken off is a credit, a line of its own",
                "fr": "écrivez ce qui est facturé, un prix supérieur à zéro\u202f; ce qui est déduit est un crédit, "
                "sur une ligne à part",
            },
            "units-expected": {
                "en": "write how many units a month are expected",
                "fr": "écrivez combien d’unités sont prévues par mois",
            },
            "part-due": {
                "en": "write which part of the one-off prices is due: 30",
                "fr": "écrivez quelle part des prix uniques est due, en pour cent\u00a0: 30",
            },
            "list-no-credit": {
                "en": "a list holds prices to pay; a deal gives a credit, with credit: true on its line",
                "fr": "une liste contient des prix à payer\u202f; c’est une affaire qui donne un crédit, par "
                "«\u00a0credit: true\u00a0» sur sa ligne",
            },
        },
        "billing-invalid": {
            "start-and-free": {
                "en": "start: and free-months: cannot stand together",
                "fr": "«\u00a0start:\u00a0» et «\u00a0free-months:\u00a0» ne vont pas ensemble",
            },
            "keep-start-or-free": {
                "en": "keep one of them: both say when monthly prices begin",
                "fr": "gardez l’un des deux\u00a0: tous deux disent quand commencent les prix mensuels",
            },
            "no-service-start": {
                "en": "monthly prices begin on a day, and the deal fixes none for the services",
                "fr": "les prix mensuels commencent un certain jour, et l’affaire n’en fixe aucun pour les prestations",
            },
            "add-start": {
                "en": "add start: with the first day of the services, or write start: {day} and delete billing:",
                "fr": "ajoutez «\u00a0start:\u00a0» avec le premier jour des prestations, ou écrivez «\u00a0start: "
                "{day}\u00a0» et supprimez «\u00a0billing:\u00a0»",
            },
            "before-services": {
                "en": "monthly prices begin on {day:day}, before the services start on {start:day}",
                "fr": "les prix mensuels commencent le {day:day}, avant le début des prestations le {start:day}",
            },
            "correct-a-day": {"en": "correct a day", "fr": "corrigez l’un des jours"},
            "no-free-months": {
                "en": "{number} is no number of free months",
                "fr": "{number} n’est pas un nombre de mois gratuits",
            },
            "free-months-written": {
                "en": "write a whole number of months: 1; for a part of a month, write start: with a day",
                "fr": "écrivez un nombre entier de mois, comme 1\u202f; pour une partie de mois, écrivez "
                "«\u00a0start:\u00a0» avec un jour",
            },
            "day-or-phase": {
                "en": "an instalment is due on a day or after a phase",
                "fr": "une échéance est due à un jour ou après une phase",
            },
            "keep-one": {"en": "keep one of them", "fr": "gardez l’un des deux"},
            "no-phase": {
                "en": "there is no phase {phase}: the project has {count}",
                "fr": "la phase {phase} n’existe pas\u00a0: le projet en a {count}",
            },
            "no-project": {
                "en": "there is no phase {phase}: the deal has no project:",
                "fr": "la phase {phase} n’existe pas\u00a0: l’affaire n’a pas de «\u00a0project:\u00a0»",
            },
            "phase-number": {
                "en": "write its number, counted from 1",
                "fr": "écrivez son numéro, compté à partir de 1",
            },
            "not-due": {
                "en": "nothing says when instalment {number} is due",
                "fr": "rien ne dit quand l’échéance {number} est due",
            },
            "add-date-or-phase": {
                "en": "add date: with a day, or phase: with the number of a phase",
                "fr": "ajoutez «\u00a0date:\u00a0» avec un jour, ou «\u00a0phase:\u00a0» avec le numéro d’une phase",
            },
            "is-nothing": {"en": "instalment {number} is nothing", "fr": "l’échéance {number} est de zéro"},
            "write-part": {"en": "write its part, or delete it", "fr": "écrivez sa part, ou supprimez-la"},
            "due-before": {
                "en": "instalment {number} is due on {day:day}, before {before:day}",
                "fr": "l’échéance {number} est due le {day:day}, avant le {before:day}",
            },
            "in-order": {
                "en": "write instalments in the order in which they are due, none before the offer",
                "fr": "écrivez les échéances dans l’ordre où elles sont dues, aucune avant l’offre",
            },
            "come-to": {
                "en": "the instalments come to {sum:number} %",
                "fr": "les échéances font ensemble {sum:number}\u00a0%",
            },
            "correct-percent": {
                "en": "correct a percent: they come to 100 together",
                "fr": "corrigez un pourcentage\u00a0: ensemble, elles font 100",
            },
        },
        "price-list": {
            "two-lists": {
                "en": "two price lists hold from {day:day} on",
                "fr": "deux listes de prix valent à partir du {day:day}",
            },
            "two-lists-of-client": {
                "en": "two price lists hold from {day:day} on for one client",
                "fr": "deux listes de prix valent à partir du {day:day} pour un même client",
            },
            "one-list": {
                "en": "put their prices into one list, or correct one of the dates",
                "fr": "mettez leurs prix dans une seule liste, ou corrigez l’une des dates",
            },
            "no-number": {
                "en": "{text} is no number of a client",
                "fr": "«\u00a0{text}\u00a0» n’est pas le numéro d’un client",
            },
            "number-written": {
                "en": "write the enterprise number or the VAT number, as in the deals: 0123.456.749",
                "fr": "écrivez le numéro d’entreprise ou le numéro de TVA, comme dans les affaires\u00a0: 0123.456.749",
            },
            "gap": {
                "en": "the list of {day:day} has no price of {items:list}, as that of {before:day} has",
                "fr": "la liste du {day:day} n’a pas de prix pour {items:list}, alors que celle du {before:day} en a "
                "un",
            },
            "write-or-null": {
                "en": "write the price, or {item}: null where each deal gives its own from that day on",
                "fr": "écrivez le prix, ou «\u00a0{item}: null\u00a0» si chaque affaire donne le sien à partir de ce "
                "jour",
            },
            "no-such-price": {
                "en": "{service} has no price {price}",
                "fr": "la prestation «\u00a0{service}\u00a0» n’a pas de prix «\u00a0{price}\u00a0»",
            },
            "given-already": {
                "en": "the catalogue gives the price of {item} already: {amount:number}",
                "fr": "le catalogue donne déjà le prix de «\u00a0{item}\u00a0»\u00a0: {amount:number}",
            },
            "keep-one": {
                "en": "keep one of them: here it is a list price, from which a deal may depart; in services.yaml it "
                "is fixed for every deal of an edition",
                "fr": "gardez l’un des deux\u00a0: ici, c’est un prix de liste, dont une affaire peut "
                "s’écarter\u202f; dans services.yaml, il est fixé pour toutes les affaires d’une édition",
            },
        },
    }
)
"""By code, then by name, then by language."""
