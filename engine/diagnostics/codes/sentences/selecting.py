"""What choosing what a deal consists of finds wrong."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

SELECTING_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "fact-unknown": {
            "absent": {"en": "there is no fact {name}", "fr": "le fait «\u00a0{name}\u00a0» n’existe pas"},
            "follows": {
                "en": "the fact {fact} is not named: it follows from the deal",
                "fr": "le fait «\u00a0{fact}\u00a0» ne s’écrit pas\u00a0: il découle de l’affaire",
            },
            "company-says": {
                "en": "delete it: the data of the company say whether it holds",
                "fr": "supprimez-le\u00a0: les données de l’entreprise disent s’il est vrai",
            },
            "lines-say": {
                "en": "delete it: the lines and the project of the deal say whether it holds",
                "fr": "supprimez-le\u00a0: les lignes et le projet de l’affaire disent s’il est vrai",
            },
            "not-of-company": {
                "en": "there is no fact {fact} of the company",
                "fr": "l’entreprise n’a pas de fait «\u00a0{fact}\u00a0»",
            },
            "matters-elsewhere": {
                "en": "the fact {fact} matters for {services:list} only, and the deal has none of these services",
                "fr": "le fait «\u00a0{fact}\u00a0» ne compte que pour {services:list}, et l’affaire n’a aucune de "
                "ces prestations",
            },
            "correct-services": {
                "en": "delete it, or correct services:",
                "fr": "supprimez-le, ou corrigez «\u00a0services\u00a0»",
            },
        },
        "service-unknown": {
            "absent": {"en": "there is no service {name}", "fr": "la prestation «\u00a0{name}\u00a0» n’existe pas"},
        },
        "document-unknown": {
            "absent": {"en": "there is no document {name}", "fr": "le document «\u00a0{name}\u00a0» n’existe pas"},
        },
        "fact-group": {
            "excluded": {"en": "{facts:and} exclude each other", "fr": "les faits {facts:and} s’excluent"},
            "none": {"en": "none of {facts:list} is named", "fr": "aucun des faits {facts:list} n’est écrit"},
            "name-one": {
                "en": "name exactly one of {facts:list} below facts:",
                "fr": "écrivez exactement un des faits {facts:list} sous «\u00a0facts\u00a0»",
            },
            "follows-country": {
                "en": "{fact} follows from the country {place}: correct that, or delete the fact",
                "fr": "le fait «\u00a0{fact}\u00a0» découle du pays «\u00a0{place}\u00a0»\u00a0: corrigez le pays, "
                "ou supprimez le fait",
            },
            "follows-territory": {
                "en": "{fact} follows from the territory {place}: correct that, or delete the fact",
                "fr": "le fait «\u00a0{fact}\u00a0» découle du territoire «\u00a0{place}\u00a0»\u00a0: corrigez le "
                "territoire, ou supprimez le fait",
            },
        },
        "variant-conflict": {
            "two-majors": {
                "en": "{variant} is selected in the majors {major} and {other}",
                "fr": "l’option «\u00a0{variant}\u00a0» est choisie dans les versions majeures {major} et {other}",
            },
            "keep-major": {"en": "keep one of them", "fr": "gardez l’une des deux"},
            "both": {
                "en": "the deal selects {variant} and deselects it",
                "fr": "l’affaire choisit l’option «\u00a0{variant}\u00a0» et l’écarte",
            },
            "keep-one": {"en": "keep one of the two", "fr": "gardez l’un des deux"},
            "quarrels": {
                "en": "{variant} does not go with this selection: {reason}",
                "fr": "l’option «\u00a0{variant}\u00a0» ne va pas avec ce choix\u00a0: {reason}",
            },
            "rule": {
                "en": "the rule stands at {place}; {because}",
                "fr": "la règle se trouve à «\u00a0{place}\u00a0»\u202f; {because}",
            },
            "named-by-deal": {
                "en": "the deal names {variant}",
                "fr": "l’affaire choisit l’option «\u00a0{variant}\u00a0»",
            },
            "named-by-standard": {
                "en": "the standard selection names {variant}",
                "fr": "le choix standard comprend l’option «\u00a0{variant}\u00a0»",
            },
            "asked-for": {"en": "{variant} was asked for", "fr": "l’option «\u00a0{variant}\u00a0» a été demandée"},
            "activated": {
                "en": "{variant} is selected because its activate: holds",
                "fr": "l’option «\u00a0{variant}\u00a0» est choisie parce que son «\u00a0activate\u00a0» est rempli",
            },
            "implied-by-service": {
                "en": "the service {name} selects {variant}",
                "fr": "la prestation «\u00a0{name}\u00a0» entraîne l’option «\u00a0{variant}\u00a0»",
            },
            "implied-by-variant": {
                "en": "the variant {name} selects {variant}",
                "fr": "l’option «\u00a0{name}\u00a0» entraîne l’option «\u00a0{variant}\u00a0»",
            },
        },
        "variant-requires": {
            "needs": {
                "en": "{variant} needs the variant {needed}",
                "fr": "l’option «\u00a0{variant}\u00a0» suppose l’option «\u00a0{needed}\u00a0»",
            },
            "keep-deselected": {
                "en": "take it out of deselect:, or take {variant} out",
                "fr": "retirez-la de «\u00a0deselect\u00a0», ou retirez l’option «\u00a0{variant}\u00a0»",
            },
            "select-too": {
                "en": "select {needed} too, or take {variant} out",
                "fr": "choisissez aussi l’option «\u00a0{needed}\u00a0», ou retirez l’option «\u00a0{variant}\u00a0»",
            },
        },
        "variant-unknown": {
            "idle": {
                "en": "nothing selects {variant} in this deal",
                "fr": "rien n’entraîne l’option «\u00a0{variant}\u00a0» dans cette affaire",
            },
            "not-deselected": {
                "en": "delete it from deselect:; only what something else selects is deselected",
                "fr": "supprimez-la de «\u00a0deselect\u00a0»\u202f; seule une option que quelque chose entraîne "
                "peut être écartée",
            },
            "absent": {"en": "there is no variant {name}", "fr": "l’option «\u00a0{name}\u00a0» n’existe pas"},
            "no-major": {
                "en": "there is no major {major} of {variant}",
                "fr": "l’option «\u00a0{variant}\u00a0» n’a pas de version majeure {major}",
            },
            "on-offer": {"en": "on offer: {names:list}", "fr": "options proposées\u00a0: {names:list}"},
            "on-offer-none": {"en": "on offer: none", "fr": "aucune option n’est proposée"},
        },
        "deal-incomplete": {
            "company-since": {
                "en": "the company is described from {since:day} on; the documents have the date {date:day}",
                "fr": "l’entreprise est décrite à partir du {since:day}\u202f; les documents sont datés du {date:day}",
            },
            "earlier-since": {
                "en": "correct the date, or add an entry with an earlier since: at {place}",
                "fr": "corrigez la date, ou ajoutez une entrée dont le «\u00a0since\u00a0» est antérieur à "
                "«\u00a0{place}\u00a0»",
            },
            "document-of-variant": {
                "en": "the document {document} comes with a variant, and nothing in this deal adds it",
                "fr": "le document «\u00a0{document}\u00a0» vient avec une option, et rien dans cette affaire ne "
                "l’ajoute",
            },
            "select-adder": {
                "en": "select {variants:or}, or take it out",
                "fr": "choisissez {variants:or}, ou retirez-le",
            },
            "document-idle": {
                "en": "the document {document} does not apply to this deal",
                "fr": "le document «\u00a0{document}\u00a0» ne s’applique pas à cette affaire",
            },
            "take-document-out": {
                "en": "take it out, or give the deal what its when: asks for (clauses/{document}/document.yaml)",
                "fr": "retirez-le, ou donnez à l’affaire ce que demande son «\u00a0when\u00a0» "
                "(«\u00a0clauses/{document}/document.yaml\u00a0»)",
            },
            "no-value": {
                "en": "the parameter {parameter} ({label}) has no value",
                "fr": "le paramètre «\u00a0{parameter}\u00a0» ({label}) n’a pas de valeur",
            },
            "add-value": {
                "en": "add {parameter}: with its value below parameters:",
                "fr": "ajoutez «\u00a0{parameter}\u00a0» avec sa valeur sous «\u00a0parameters\u00a0»",
            },
            "add-standard-value": {
                "en": "add value: with the standard value",
                "fr": "ajoutez «\u00a0value\u00a0» avec la valeur standard",
            },
        },
        "change-conflict": {
            "added-and-dropped": {
                "en": "one variant adds the document {document}, another drops it",
                "fr": "une option ajoute le document «\u00a0{document}\u00a0», une autre le retire",
            },
            "other-one": {"en": "the other one stands at {place}", "fr": "l’autre se trouve à «\u00a0{place}\u00a0»"},
            "both-set": {
                "en": "{variants:and} both set {parameter}",
                "fr": "les options {variants:and} fixent toutes deux le paramètre «\u00a0{parameter}\u00a0»",
            },
        },
        "value-invalid": {
            "beyond-calendar": {
                "en": "{parameter} would lie beyond the calendar",
                "fr": "la date «\u00a0{parameter}\u00a0» tomberait hors du calendrier",
            },
            "correct-dates": {"en": "correct the dates", "fr": "corrigez les dates"},
            "no-subprocessor": {
                "en": "there is no sub-processor {name}",
                "fr": "le sous-traitant «\u00a0{name}\u00a0» n’existe pas",
            },
            "in-register": {"en": "in the register: {names:list}", "fr": "au registre\u00a0: {names:list}"},
            "in-register-none": {"en": "in the register: nobody", "fr": "le registre est vide"},
        },
        "parameter-order": {
            "above": {
                "en": "{parameter} ({value}) exceeds {other} ({other_value})",
                "fr": "le paramètre «\u00a0{parameter}\u00a0» ({value}) dépasse le paramètre «\u00a0{other}\u00a0» "
                "({other_value})",
            },
            "below": {
                "en": "{parameter} ({value}) is below {other} ({other_value})",
                "fr": "le paramètre «\u00a0{parameter}\u00a0» ({value}) est inférieur au paramètre "
                "«\u00a0{other}\u00a0» ({other_value})",
            },
            "change-one": {"en": "change one of the two values", "fr": "changez l’une des deux valeurs"},
        },
        "parameter-unknown": {
            "of-no-variant": {
                "en": "no selected variant has the parameter {parameter}",
                "fr": "aucune option choisie n’a le paramètre «\u00a0{parameter}\u00a0»",
            },
            "select-or-delete": {
                "en": "select the variant {variant}, or delete this line",
                "fr": "choisissez l’option «\u00a0{variant}\u00a0», ou supprimez cette ligne",
            },
            "no-term": {
                "en": "monthly prices are added up over the first term, and there is no parameter {parameter}",
                "fr": "les prix mensuels s’additionnent sur la première période, et le paramètre "
                "«\u00a0{parameter}\u00a0» n’existe pas",
            },
            "legal-writes-term": {
                "en": "legal writes {parameter} in clauses/parameters.yaml: a duration in months or years",
                "fr": "le service juridique écrit «\u00a0{parameter}\u00a0» dans "
                "«\u00a0clauses/parameters.yaml\u00a0»\u00a0: une durée en mois ou en années",
            },
        },
        "parameter-value": {
            "term-not-in-months": {
                "en": "monthly prices are added up over the first term, and {parameter} is not in months",
                "fr": "les prix mensuels s’additionnent sur la première période, et le paramètre "
                "«\u00a0{parameter}\u00a0» n’est pas en mois",
            },
            "legal-writes-term": {
                "en": "legal writes {parameter} in clauses/parameters.yaml: a duration in months or years",
                "fr": "le service juridique écrit «\u00a0{parameter}\u00a0» dans "
                "«\u00a0clauses/parameters.yaml\u00a0»\u00a0: une durée en mois ou en années",
            },
        },
    }
)
"""By code, then by name, then by language."""
