"""What putting documents together finds wrong, and what they print of a deal that says too little."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

ASSEMBLING_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "change-conflict": {
            "both-change": {
                "en": "{variants:and} both change {claim}",
                "fr": "les options {variants:and} changent toutes deux «\u00a0{claim}\u00a0»",
            },
            "word-together": {
                "en": "the other change stands at {place}; word them together or declare a conflict",
                "fr": "l’autre changement se trouve à «\u00a0{place}\u00a0»\u202f; rédigez-les ensemble, ou déclarez "
                "qu’ils s’excluent",
            },
        },
        "change-target": {
            "not-contained": {
                "en": "{variant} changes {place}, which this selection does not contain",
                "fr": "l’option «\u00a0{variant}\u00a0» change «\u00a0{place}\u00a0», que ce choix ne contient pas",
            },
            "require-inserter": {"en": "require the variant that inserts it", "fr": "exigez l’option qui l’insère"},
        },
        "change-redirect": {
            "circle": {
                "en": "the redirects of {place} lead in a circle",
                "fr": "les renvois de «\u00a0{place}\u00a0» tournent en rond",
            },
            "name-one-that-stays": {
                "en": "name a place that stays in one redirect: of them",
                "fr": "nommez dans l’un de leurs «\u00a0redirect\u00a0» un endroit qui demeure",
            },
        },
        "parameter-form": {
            "no-form": {
                "en": "a {kind} has no form {form} in this language",
                "fr": "un paramètre de type «\u00a0{kind}\u00a0» n’a pas de forme «\u00a0{form}\u00a0» dans cette "
                "langue",
            },
            "forms": {"en": "forms: {forms:list}", "fr": "formes\u00a0: {forms:list}"},
        },
        "deal-incomplete": {
            "not-given": {
                "en": "{document} needs the {label}, which the deal does not give",
                "fr": "le document «\u00a0{document}\u00a0» demande ce que l’affaire ne donne pas\u00a0: {label}",
            },
            "add-cited": {
                "en": "this document is made with the documents that it cites: add them to documents:",
                "fr": "ce document se fait avec ceux qu’il cite\u00a0: ajoutez-les à «\u00a0documents\u00a0»",
            },
            "add-validity": {
                "en": "add validity: with the last day on which the client can accept",
                "fr": "ajoutez «\u00a0validity\u00a0» avec le dernier jour où le client peut accepter",
            },
            "add-communication": {
                "en": "the reference has no digits, or more than ten: add communication: +++…+++",
                "fr": "la référence n’a pas de chiffres, ou en a plus de dix\u00a0: ajoutez «\u00a0communication: "
                "+++…+++\u00a0»",
            },
            "for-deals": {
                "en": "{document} is made for a deal: {file} names figures that only a deal gives",
                "fr": "le document «\u00a0{document}\u00a0» se fait pour une affaire\u00a0: le fichier "
                "«\u00a0{file}\u00a0» cite des chiffres que seule une affaire donne",
            },
            "build-it": {
                "en": "clausier build DEAL makes it; the standard text holds documents that need no deal",
                "fr": "«\u00a0clausier build AFFAIRE\u00a0» le fait\u202f; le texte standard contient les documents "
                "qui se passent d’une affaire",
            },
            "client-lacks": {"en": "the client has no {key}", "fr": "le client n’a pas de «\u00a0{key}\u00a0»"},
            "add-to-client": {"en": "add {key}: to the client", "fr": "ajoutez «\u00a0{key}\u00a0» au client"},
            "nobody-abroad": {
                "en": "{fact} holds, but the register has nobody outside the EEA",
                "fr": "le fait «\u00a0{fact}\u00a0» est vrai, mais le registre n’a personne hors de l’EEE",
            },
            "add-freelancers": {
                "en": "add those freelancers, or their firms, to the register with their country (GDPR art. 28(2) "
                "and 44)",
                "fr": "ajoutez ces indépendants, ou leurs sociétés, au registre avec leur pays (RGPD, art.\u00a028, "
                "§\u00a02, et art.\u00a044)",
            },
            "no-price": {"en": "the deal has no price", "fr": "l’affaire n’a aucun prix"},
            "add-line": {
                "en": "add at least one line below lines:",
                "fr": "ajoutez au moins une ligne sous «\u00a0lines\u00a0»",
            },
            "unsigned-company": {"en": "nobody signs for the company", "fr": "personne ne signe pour l’entreprise"},
            "unsigned-client": {"en": "nobody signs for the client", "fr": "personne ne signe pour le client"},
            "unsigned-both": {
                "en": "nobody signs for the company and the client",
                "fr": "personne ne signe pour l’entreprise ni pour le client",
            },
            "add-signatory-company": {
                "en": "add company: with name: and function: below signatories:",
                "fr": "ajoutez «\u00a0company\u00a0» avec «\u00a0name\u00a0» et «\u00a0function\u00a0» sous "
                "«\u00a0signatories\u00a0»",
            },
            "add-signatory-client": {
                "en": "add client: with name: and function: below signatories:",
                "fr": "ajoutez «\u00a0client\u00a0» avec «\u00a0name\u00a0» et «\u00a0function\u00a0» sous "
                "«\u00a0signatories\u00a0»",
            },
            "add-signatory-both": {
                "en": "add company: and client: with name: and function: below signatories:",
                "fr": "ajoutez «\u00a0company\u00a0» et «\u00a0client\u00a0» avec «\u00a0name\u00a0» et "
                "«\u00a0function\u00a0» sous «\u00a0signatories\u00a0»",
            },
        },
        "parameter-unknown": {
            "no-parameter": {
                "en": "there is no parameter {name}",
                "fr": "le paramètre «\u00a0{name}\u00a0» n’existe pas",
            },
            "select-its-variant": {
                "en": "select the variant that it belongs to",
                "fr": "choisissez l’option à laquelle il appartient",
            },
        },
        "reference-preposition": {
            "not-here": {
                "en": "[{preposition}] is not how a reference begins here",
                "fr": "un renvoi ne commence pas ici par «\u00a0[{preposition}]\u00a0»",
            },
            "between-brackets": {
                "en": "between the brackets: {words:list}",
                "fr": "entre les crochets\u00a0: {words:list}",
            },
        },
        "reference-syntax": {
            "mixed": {
                "en": "one reference cites articles of one document, its annexes, or articles of one law",
                "fr": "un renvoi cite des articles d’un seul document, ses annexes, ou des articles d’une seule loi",
            },
            "write-two": {"en": "write two references", "fr": "écrivez deux renvois"},
            "backwards": {"en": "the range begins after its end", "fr": "l’intervalle commence après sa fin"},
            "first-first": {
                "en": "name the place that is printed first before the ..",
                "fr": "nommez l’endroit qui s’imprime en premier avant les «\u00a0..\u00a0»",
            },
            "of-no-article": {
                "en": "#{part} belongs to no article here",
                "fr": "«\u00a0#{part}\u00a0» n’appartient ici à aucun article",
            },
            "write-article": {"en": "write article#{part}", "fr": "écrivez «\u00a0article#{part}\u00a0»"},
        },
        "reference-ambiguous": {
            "ambiguous": {
                "en": "{name} is both an article and a document",
                "fr": "«\u00a0{name}\u00a0» est à la fois un article et un document",
            },
            "write-either": {
                "en": "write {article} for the article or document/{name} for the document",
                "fr": "écrivez «\u00a0{article}\u00a0» pour l’article ou «\u00a0document/{name}\u00a0» pour le "
                "document",
            },
        },
        "reference-unknown": {
            "no-law": {"en": "there is no law {name}", "fr": "la loi «\u00a0{name}\u00a0» n’existe pas"},
            "no-document": {"en": "there is no document {name}", "fr": "le document «\u00a0{name}\u00a0» n’existe pas"},
            "no-article": {
                "en": "there is no article {name} in {document}",
                "fr": "l’article «\u00a0{name}\u00a0» n’existe pas dans le document «\u00a0{document}\u00a0»",
            },
            "write-document": {
                "en": "write document/{name} for the document",
                "fr": "écrivez «\u00a0document/{name}\u00a0» pour le document",
            },
            "no-paragraph": {
                "en": "the article {article} has no paragraph {paragraph}",
                "fr": "l’article «\u00a0{article}\u00a0» n’a pas de paragraphe «\u00a0{paragraph}\u00a0»",
            },
            "no-item": {
                "en": "the paragraph {paragraph} has no item {item}",
                "fr": "le paragraphe «\u00a0{paragraph}\u00a0» n’a pas de point «\u00a0{item}\u00a0»",
            },
        },
        "reference-removed": {
            "removed": {
                "en": "{place} is referred to, but the variant {variant} removes it",
                "fr": "un texte renvoie à «\u00a0{place}\u00a0», mais l’option «\u00a0{variant}\u00a0» le supprime",
            },
            "not-printed": {
                "en": "{place} is referred to, but it is not printed under this selection",
                "fr": "un texte renvoie à «\u00a0{place}\u00a0», mais ce choix ne l’imprime pas",
            },
            "add-redirect": {
                "en": "add redirect: to the removal, or let the variant replace this text too",
                "fr": "ajoutez «\u00a0redirect\u00a0» à la suppression, ou faites aussi remplacer ce texte par "
                "l’option",
            },
            "same-when": {
                "en": "give this text the same when:, or write it without the reference",
                "fr": "donnez à ce texte le même «\u00a0when\u00a0», ou écrivez-le sans le renvoi",
            },
        },
        "duty-uncovered": {
            "in-deal": {
                "en": "no paragraph of {document} covers {duty} in this deal: {asked}",
                "fr": "aucun paragraphe du document «\u00a0{document}\u00a0» ne remplit l’obligation "
                "«\u00a0{duty}\u00a0» dans cette affaire\u00a0: {asked}",
            },
            "taken-away": {
                "en": "a variant or a when: takes it away; cover the duty elsewhere, or waive it in a variant",
                "fr": "une option ou un «\u00a0when\u00a0» l’enlève\u202f; remplissez l’obligation ailleurs, ou "
                "levez-la dans une option",
            },
        },
        "notice-address": {
            "no-address": {
                "en": "{name} has no email address",
                "fr": "«\u00a0{name}\u00a0» n’a pas d’adresse électronique",
            },
            "to-client": {
                "en": "notices go to the addresses that the documents print: add contact: with email: to the client",
                "fr": "les notifications vont aux adresses que les documents impriment\u00a0: ajoutez "
                "«\u00a0contact\u00a0» avec «\u00a0email\u00a0» au client",
            },
            "to-company": {
                "en": "notices go to the addresses that the documents print: add email: to the company",
                "fr": "les notifications vont aux adresses que les documents impriment\u00a0: ajoutez "
                "«\u00a0email\u00a0» à l’entreprise",
            },
        },
        "data-contact-untold": {
            "untold": {
                "en": "{name} has not said whom it has for the protection of data: {keys:list} missing",
                "fr": "«\u00a0{name}\u00a0» n’a pas dit qui joindre pour la protection des données\u00a0: il manque "
                "{keys:list}",
            },
            "add-to-client": {
                "en": "add data-protection: with {keys:list} to the client; officer: none says that none is designated",
                "fr": "ajoutez «\u00a0data-protection\u00a0» avec {keys:list} au client\u202f; «\u00a0officer: "
                "none\u00a0» dit qu’aucun délégué n’est désigné",
            },
            "add-to-company": {
                "en": "add data-protection: with {keys:list} to the company; officer: none says that none is "
                "designated",
                "fr": "ajoutez «\u00a0data-protection\u00a0» avec {keys:list} à l’entreprise\u202f; «\u00a0officer: "
                "none\u00a0» dit qu’aucun délégué n’est désigné",
            },
        },
        "processor-incomplete": {
            "untold": {
                "en": "the register does not say of {subprocessor} all that the annex prints: {keys:list} missing",
                "fr": "le registre ne dit pas du sous-traitant «\u00a0{subprocessor}\u00a0» tout ce que l’annexe "
                "imprime\u00a0: il manque {keys:list}",
            },
            "add-to-register": {
                "en": "add it to the entry of the register",
                "fr": "ajoutez-le à son entrée dans le registre",
            },
        },
    }
)
"""By code, then by name, then by language."""
