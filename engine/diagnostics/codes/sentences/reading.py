"""What messages say of the parts of a deal: its client, days, contacts, places and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

READING_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "value-invalid": {
            "no-date": {
                "en": "{text} is no date of the calendar",
                "fr": "«\u00a0{text}\u00a0» n’est pas une date du calendrier",
            },
            "no-date-at-all": {"en": "{text} is no date", "fr": "«\u00a0{text}\u00a0» n’est pas une date"},
            "phase-ends-early": {
                "en": "the phase {name} ends on {end:day}, before it starts on {start:day}",
                "fr": "la phase «\u00a0{name}\u00a0» finit le {end:day}, avant de commencer le {start:day}",
            },
            "correct-a-date": {"en": "correct one of the dates", "fr": "corrigez l’une des dates"},
            "signs-twice": {
                "en": "{name} signs twice for one party",
                "fr": "«\u00a0{name}\u00a0» signe deux fois pour une même partie",
            },
            "each-once": {
                "en": "name each person who signs once",
                "fr": "nommez une seule fois chaque personne qui signe",
            },
            "negative": {
                "en": "{name} is negative: {number}",
                "fr": "le chiffre de «\u00a0{name}\u00a0» est négatif\u00a0: {number}",
            },
            "too-large": {
                "en": "{number} is too large for {name}",
                "fr": "{number} est trop grand pour «\u00a0{name}\u00a0»",
            },
            "at-most-number": {"en": "at most {most}", "fr": "écrivez {most} au plus"},
            "too-many-decimals": {
                "en": "{number} has too many decimals for {name}",
                "fr": "{number} a trop de décimales pour «\u00a0{name}\u00a0»",
            },
            "at-most-decimals": {"en": "at most {most}", "fr": "écrivez {most} décimales au plus"},
            "several-places": {
                "en": "{country} stands for several places",
                "fr": "«\u00a0{country}\u00a0» désigne plusieurs endroits",
            },
            "add-territory": {
                "en": "add territory: {names:or}",
                "fr": "ajoutez sous «\u00a0territory:\u00a0» {names:or}",
            },
            "not-in-code": {
                "en": "{territory} is not in {country}",
                "fr": "«\u00a0{territory}\u00a0» n’est pas dans «\u00a0{country}\u00a0»",
            },
            "no-territory": {
                "en": "there is no territory {territory}",
                "fr": "le territoire «\u00a0{territory}\u00a0» n’existe pas",
            },
            "place-not-in": {
                "en": "{place} is not in {country}",
                "fr": "l’endroit «\u00a0{place}\u00a0» n’est pas dans «\u00a0{country}\u00a0»",
            },
            "its-country": {"en": "its country: is {names:or}", "fr": "son «\u00a0country:\u00a0» est {names:or}"},
            "not-a-file-beside": {
                "en": "{name} is not the name of a file beside the deal",
                "fr": "«\u00a0{name}\u00a0» n’est pas le nom d’un fichier placé à côté de l’affaire",
            },
            "name-in-yaml": {
                "en": "write a name that ends in .yaml, without a folder",
                "fr": "écrivez un nom qui finit en .yaml, sans dossier",
            },
            "holds-other": {
                "en": "{name} holds {found}, not {expected}",
                "fr": "«\u00a0{name}\u00a0» contient {found}, non {expected}",
            },
            "name-file-with": {
                "en": "name a file that has {key}:",
                "fr": "nommez un fichier qui a la clé «\u00a0{key}:\u00a0»",
            },
            "name-file-with-or": {
                "en": "name a file that has {key}:, or {kind}: {name} if that is what you mean",
                "fr": "nommez un fichier qui a la clé «\u00a0{key}:\u00a0», ou écrivez «\u00a0{kind}: {name}\u00a0» "
                "si c’est cela que vous voulez dire",
            },
            "data-of-company": {"en": "the data of a company", "fr": "les données d’une entreprise"},
            "a-register": {"en": "a register of sub-processors", "fr": "un registre de sous-traitants ultérieurs"},
            "price-lists": {"en": "price lists", "fr": "des listes de prix"},
            "a-deal": {"en": "a deal", "fr": "une affaire"},
            "not-of-deal": {
                "en": "{service} is no service of this deal",
                "fr": "«\u00a0{service}\u00a0» n’est pas une prestation de cette affaire",
            },
            "add-or-delete-includes": {
                "en": "add it to services:, or delete what it includes",
                "fr": "ajoutez-la sous «\u00a0services:\u00a0», ou supprimez ce qu’elle comprend",
            },
            "no-logo": {"en": "{name} is no name of a logo", "fr": "«\u00a0{name}\u00a0» n’est pas le nom d’un logo"},
            "logo-written": {
                "en": "write a name that ends in .png or .svg, without a folder and without spaces",
                "fr": "écrivez un nom qui finit en .png ou .svg, sans dossier et sans espaces",
            },
            "no-colour": {"en": "{colour} is no colour", "fr": "«\u00a0{colour}\u00a0» n’est pas une couleur"},
            "colour-written": {
                "en": 'write six figures from 0 to f behind a hash, in quotes: accent: "#10243f"',
                "fr": "écrivez six chiffres de 0 à f après un dièse, entre guillemets droits\u00a0: accent\u00a0: "
                "«\u00a0#10243f\u00a0»",
            },
            "too-pale": {
                "en": "{colour} is too pale for text: its contrast with the page is {contrast:number}, and "
                "{least:number} is needed",
                "fr": "«\u00a0{colour}\u00a0» est trop pâle pour un texte\u00a0: son contraste avec la page est de "
                "{contrast:number}, et il faut {least:number}",
            },
            "darker": {"en": "take a darker shade of it", "fr": "prenez-en une nuance plus foncée"},
        },
        "file-missing": {
            "not-beside": {
                "en": "there is no file {name} beside the deal",
                "fr": "il n’y a pas de fichier «\u00a0{name}\u00a0» à côté de l’affaire",
            },
            "correct-or-delete": {
                "en": "correct the name, or delete the key",
                "fr": "corrigez le nom, ou supprimez la clé",
            },
        },
        "deal-validity": {
            "before-date": {
                "en": "the offer is valid until {validity:day}, before its date {date:day}",
                "fr": "l’offre est valable jusqu’au {validity:day}, avant sa date du {date:day}",
            },
            "correct": {
                "en": "correct one of the dates: validity: is the last day on which the client can accept",
                "fr": "corrigez l’une des dates\u00a0: «\u00a0validity:\u00a0» est le dernier jour où le client peut "
                "accepter",
            },
        },
        "deal-start": {
            "before-offer": {
                "en": "the services start on {start:day}, before the offer of {date:day}",
                "fr": "les prestations commencent le {start:day}, avant l’offre du {date:day}",
            },
            "correct": {
                "en": "correct one of the dates, unless the contract is to cover services that have begun already",
                "fr": "corrigez l’une des dates, sauf si le contrat doit couvrir des prestations déjà commencées",
            },
        },
        "parameter-unknown": {
            "unknown": {"en": "there is no parameter {name}", "fr": "le paramètre «\u00a0{name}\u00a0» n’existe pas"},
        },
        "parameter-value": {
            "follows": {
                "en": "{name} follows from {names:and}: a deal does not give it",
                "fr": "«\u00a0{name}\u00a0» découle de {names:and}\u00a0: une affaire ne le donne pas",
            },
            "delete-line": {"en": "delete this line", "fr": "supprimez cette ligne"},
            "a-list-of": {
                "en": "{name} is a list of entries with {keys:list}",
                "fr": "«\u00a0{name}\u00a0» est une liste d’entrées avec {keys:list}",
            },
            "one-value": {
                "en": "{name} has one value, and no list",
                "fr": "«\u00a0{name}\u00a0» a une seule valeur, non une liste",
            },
            "write-first": {
                "en": "write - {key}: with the first one below {name}:",
                "fr": "écrivez «\u00a0- {key}:\u00a0» avec la première, sous «\u00a0{name}:\u00a0»",
            },
            "only-texts": {
                "en": "{name} is a {kind}; only texts are given in several languages",
                "fr": "«\u00a0{name}\u00a0» est du type «\u00a0{kind}\u00a0»\u202f; seuls les textes se donnent en "
                "plusieurs langues",
            },
            "only-texts-in-two": {
                "en": "{name} is a {kind}; only texts are given in two languages",
                "fr": "«\u00a0{name}\u00a0» est du type «\u00a0{kind}\u00a0»\u202f; seuls les textes se donnent en "
                "deux langues",
            },
            "no-value-for": {
                "en": "{text} is no value for {name}",
                "fr": "«\u00a0{text}\u00a0» n’est pas une valeur pour «\u00a0{name}\u00a0»",
            },
            "write-duration": {"en": "write a whole number", "fr": "écrivez un nombre entier"},
            "write-count": {"en": "write a whole number", "fr": "écrivez un nombre entier"},
            "write-ordinal": {"en": "write a whole number from 1", "fr": "écrivez un nombre entier à partir de 1"},
            "write-money": {
                "en": "write an amount such as 250 or 250.50",
                "fr": "écrivez un montant comme 250 ou 250.50",
            },
            "write-percent": {"en": "write a number such as 21 or 99.5", "fr": "écrivez un nombre comme 21 ou 99.5"},
            "write-date": {"en": "write a date such as 2026-12-01", "fr": "écrivez une date comme 2026-12-01"},
            "write-text": {
                "en": "write a text of one line, between quotation marks if it is a number",
                "fr": "écrivez un texte d’une ligne, entre guillemets droits si c’est un nombre",
            },
            "out-of-bounds": {
                "en": "{value} is out of bounds for {name}",
                "fr": "{value} est hors des limites de «\u00a0{name}\u00a0»",
            },
            "allowed": {"en": "allowed: {range}", "fr": "admis\u00a0: {range}"},
            "allowed-with-approval": {
                "en": "allowed: {range} freely, {more} with approval",
                "fr": "admis\u00a0: librement {range}, avec une approbation {more}",
            },
            "range-between": {"en": "{low} to {high}", "fr": "de {low} à {high}"},
            "range-from": {"en": "from {low}", "fr": "à partir de {low}"},
            "range-up-to": {"en": "up to {high}", "fr": "jusqu’à {high}"},
            "range-any": {"en": "any value", "fr": "toute valeur"},
            "no-unit-of-time": {
                "en": "{unit} is no unit of time",
                "fr": "«\u00a0{unit}\u00a0» n’est pas une unité de temps",
            },
            "add-unit": {
                "en": "a duration has a unit of time; add unit:",
                "fr": "une durée a une unité de temps\u202f; ajoutez «\u00a0unit:\u00a0»",
            },
            "no-currency": {
                "en": "{unit} is no currency known here",
                "fr": "«\u00a0{unit}\u00a0» n’est pas une monnaie connue ici",
            },
            "has-no-unit": {
                "en": "a parameter of type {kind} has no unit",
                "fr": "un paramètre du type «\u00a0{kind}\u00a0» n’a pas d’unité",
            },
            "delete-unit": {"en": "delete unit:", "fr": "supprimez «\u00a0unit:\u00a0»"},
            "entry-lacks": {
                "en": "entry {place} of {name} has no {keys:list}",
                "fr": "l’entrée {place} de «\u00a0{name}\u00a0» n’a pas {keys:list}",
            },
            "entry-strange": {
                "en": "entry {place} of {name} has {keys:list}, which it does not know",
                "fr": "l’entrée {place} de «\u00a0{name}\u00a0» a {keys:list}, qui n’y est pas connu",
            },
            "each-has": {"en": "each entry has {keys:and}", "fr": "chaque entrée a {keys:and}"},
            "not-computed": {
                "en": "a {kind} is not computed: only dates are",
                "fr": "le type «\u00a0{kind}\u00a0» ne se calcule pas\u00a0: seules les dates se calculent",
            },
            "delete-computed-or-date": {
                "en": "delete computed:, or write type: date",
                "fr": "supprimez «\u00a0computed:\u00a0», ou écrivez «\u00a0type: date\u00a0»",
            },
            "no-own": {
                "en": "a date that is computed has no {key}: of its own",
                "fr": "une date calculée n’a pas de «\u00a0{key}:\u00a0» à elle",
            },
            "delete-own-or-computed": {
                "en": "delete {key}: or computed:",
                "fr": "supprimez «\u00a0{key}:\u00a0» ou «\u00a0computed:\u00a0»",
            },
            "one-other": {
                "en": "a computed date follows from exactly one other",
                "fr": "une date calculée découle d’une seule autre, exactement",
            },
            "name-it-with": {
                "en": "name it with from:, with after: or with before:",
                "fr": "nommez-la par «\u00a0from:\u00a0», par «\u00a0after:\u00a0» ou par «\u00a0before:\u00a0»",
            },
            "by-day-of-notice": {
                "en": "by-day: is the latest day of the month for a notice, and this date is none",
                "fr": "«\u00a0by-day:\u00a0» est le dernier jour du mois pour un préavis, et cette date n’en est pas "
                "un",
            },
            "delete-by-day": {
                "en": "delete by-day:, or name the end of the notice with before:",
                "fr": "supprimez «\u00a0by-day:\u00a0», ou nommez la fin du préavis par «\u00a0before:\u00a0»",
            },
        },
        "approval-invalid": {
            "nobody": {
                "en": "{by} is nobody who approves",
                "fr": "«\u00a0{by}\u00a0» n’est pas une personne qui approuve",
            },
            "known-approvers": {
                "en": "known in approvers.yaml: {names:list}",
                "fr": "connus dans approvers.yaml\u00a0: {names:list}",
            },
        },
        "deal-consumer": {
            "consumer": {
                "en": "{name} is a consumer: other rules apply, and these documents do not suit them",
                "fr": "«\u00a0{name}\u00a0» est un consommateur\u00a0: d’autres règles s’appliquent, et ces documents "
                "ne lui conviennent pas",
            },
            "correct-type": {
                "en": "only companies and the self-employed get them; correct type: if the client is one of these",
                "fr": "seules les sociétés et les indépendants les reçoivent\u202f; corrigez «\u00a0type:\u00a0» si "
                "le client en est un",
            },
        },
        "language-missing": {
            "written-once": {
                "en": "{key} is written once, but the documents are made in {languages:and}",
                "fr": "«\u00a0{key}\u00a0» n’est écrit qu’une fois, mais les documents se font en {languages:and}",
            },
            "entry-written-once": {
                "en": "entry {number} of {key} is written once, but the documents are made in {languages:and}",
                "fr": "l’entrée {number} de «\u00a0{key}\u00a0» n’est écrite qu’une fois, mais les documents se font "
                "en {languages:and}",
            },
            "write-below": {"en": "write it below {keys:and}", "fr": "écrivez le texte sous {keys:and}"},
        },
        "identifier-invalid": {
            "vat-differs": {
                "en": "the VAT number of a Belgian client is its enterprise number, and these differ",
                "fr": "le numéro de TVA d’un client belge est son numéro d’entreprise, et ceux-ci diffèrent",
            },
            "correct-one": {"en": "correct one of them", "fr": "corrigez l’un des deux"},
        },
        "territory-assumed": {
            "of-client": {
                "en": "the postcode of the address is one of {place}: VAT and texts follow that place",
                "fr": "le code postal de l’adresse est celui d’un autre endroit, «\u00a0{place}\u00a0»\u00a0: la TVA "
                "et les textes suivent cet endroit",
            },
            "write-territory": {
                "en": "write territory: {code} for the client, or correct the postcode",
                "fr": "écrivez «\u00a0territory: {code}\u00a0» pour le client, ou corrigez le code postal",
            },
            "write-country": {
                "en": "write country: {code} for the client, or correct the postcode",
                "fr": "écrivez «\u00a0country: {code}\u00a0» pour le client, ou corrigez le code postal",
            },
            "of-register-inside": {
                "en": "the postcode of the address is one of {place}, within the EEA: texts follow that place",
                "fr": "le code postal de l’adresse est celui d’un autre endroit, «\u00a0{place}\u00a0», dans "
                "l’EEE\u00a0: les textes suivent cet endroit",
            },
            "of-register-outside": {
                "en": "the postcode of the address is one of {place}, outside the EEA: texts follow that place",
                "fr": "le code postal de l’adresse est celui d’un autre endroit, «\u00a0{place}\u00a0», hors de "
                "l’EEE\u00a0: les textes suivent cet endroit",
            },
            "write-country-for": {
                "en": "write country: {code} for {name}, or correct the postcode",
                "fr": "écrivez «\u00a0country: {code}\u00a0» pour «\u00a0{name}\u00a0», ou corrigez le code postal",
            },
        },
        "postcode-missing": {
            "missing": {
                "en": "the address has no postcode of {country} ({words})",
                "fr": "l’adresse n’a pas de code postal du pays «\u00a0{country}\u00a0» ({words})",
            },
            "correct": {"en": "correct the address, or the country", "fr": "corrigez l’adresse, ou le pays"},
        },
        "key-missing": {
            "nothing-included": {
                "en": "nothing is said of what {service} includes",
                "fr": "rien n’est dit de ce que comprend «\u00a0{service}\u00a0»",
            },
            "add-one-of": {"en": "add one of {keys:keys}", "fr": "ajoutez l’une des clés {keys:keys}"},
        },
        "service-unknown": {
            "unknown": {"en": "there is no service {name}", "fr": "la prestation «\u00a0{name}\u00a0» n’existe pas"},
        },
    }
)
"""By code, then by name, then by language."""
