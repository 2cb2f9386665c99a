"""What messages say of values that are not of the kind that a file needs, and of its keys."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

SHAPES_SAY: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "key-missing": {
            "empty-file": {"en": "this {kind} file is empty", "fr": "ce fichier «\u00a0{kind}\u00a0» est vide"},
            "it-has": {"en": "it has {keys:keys}", "fr": "il faut y écrire {keys:keys}"},
            "missing": {"en": "{owner} has no {keys:keys}", "fr": "il manque {keys:keys} dans {owner}"},
            "add": {"en": "add {keys:keys}", "fr": "ajoutez {keys:keys}"},
            "add-or-null": {
                "en": "add {keys:keys}, with null for what is not known yet",
                "fr": "ajoutez {keys:keys}, avec «\u00a0null\u00a0» pour ce qui n’est pas encore connu",
            },
        },
        "language-missing": {
            "missing": {
                "en": "{owner} has no text in {languages:or}",
                "fr": "il manque le texte en {languages:or} dans {owner}",
            },
            "add-below": {"en": "add {keys:keys} below it", "fr": "ajoutez {keys:keys} en dessous"},
        },
        "prose-empty": {
            "empty": {"en": "the text is empty", "fr": "le texte est vide"},
            "write-it": {"en": "write it", "fr": "écrivez-le"},
        },
        "key-unknown": {
            "cut-at-comma": {
                "en": "in braces a comma ends the value: {before}: is {value}, and {key} is read as a key",
                "fr": "entre accolades, une virgule termine la valeur\u00a0: «\u00a0{before}:\u00a0» vaut "
                "«\u00a0{value}\u00a0», et «\u00a0{key}\u00a0» est lu comme une clé",
            },
            "quote-it": {
                "en": 'write {before}: "{value}, {key}", between quotation marks',
                "fr": 'écrivez «\u00a0{before}: "{value}, {key}"\u00a0», entre guillemets droits',
            },
            "with-point": {
                "en": "write {key}: {number}, with a point",
                "fr": "écrivez «\u00a0{key}: {number}\u00a0», avec un point",
            },
            "below-a-name": {
                "en": "write it below a name of its own",
                "fr": "écrivez-la sous un nom qui lui est propre",
            },
            "several": {"en": "{keys:keys} are not known here", "fr": "les clés {keys:keys} ne sont pas connues ici"},
            "one": {"en": "the key {key} is not known here", "fr": "la clé «\u00a0{key}\u00a0» n’est pas connue ici"},
            "indent": {
                "en": "indent it as it must be to belong to {home}",
                "fr": "mettez-la en retrait comme il faut pour qu’elle relève de {home}",
            },
        },
        "value-type": {
            "found": {
                "en": "{name} is {found}; {expected} was expected",
                "fr": "{name} contient {found}\u202f; il faut {expected}",
            },
            "found-empty": {
                "en": "{name} is empty; {expected} was expected",
                "fr": "rien n’est écrit pour {name}\u202f; il faut {expected}",
            },
            "documents-exist": {
                "en": "documents exist in {own:list}, not in {others:list}: {line}",
                "fr": "les documents existent en {own:list}, pas en {others:list}\u00a0: {line}",
            },
            "write-languages": {"en": "write languages: [{text}]", "fr": "écrivez «\u00a0languages: [{text}]\u00a0»"},
            "or-languages": {
                "en": "{line}, or languages: [{code}]",
                "fr": "{line}, ou «\u00a0languages: [{code}]\u00a0»",
            },
            "write-list-of": {"en": "write {key}: [{text}]", "fr": "écrivez «\u00a0{key}: [{text}]\u00a0»"},
            "between-brackets": {
                "en": "write it between brackets: [one, another]",
                "fr": "écrivez-le entre crochets\u00a0: [un, autre]",
            },
            "true-or": {
                "en": "write {key}: true, or {key}: false",
                "fr": "écrivez «\u00a0{key}: true\u00a0» ou «\u00a0{key}: false\u00a0»",
            },
            "write-below": {"en": "write {keys:keys} below it", "fr": "écrivez {keys:keys} en dessous"},
            "write-condition": {
                "en": "write words like service.prospecting, joined by and, or, not",
                "fr": "écrivez des mots comme «\u00a0service.prospecting\u00a0», joints par «\u00a0and\u00a0», "
                "«\u00a0or\u00a0», «\u00a0not\u00a0»",
            },
            "quote-it": {
                "en": 'write it between quotation marks: "{text}"',
                "fr": "écrivez-le entre guillemets droits\u00a0: «\u00a0{text}\u00a0»",
            },
            "as-block": {"en": "write it as a | block", "fr": "écrivez-le en bloc, après |"},
            "dashes-in-block": {
                "en": "lines that begin with - stand in a | block",
                "fr": "des lignes qui commencent par - s’écrivent en bloc, après |",
            },
        },
        "value-invalid": {
            "more": {
                "en": "{count} faults more in this file are not listed",
                "fr": "ce fichier contient {count} autres fautes, qui ne sont pas énumérées",
            },
            "check-again": {
                "en": "correct those above, which come first, and check again",
                "fr": "corrigez d’abord celles qui précèdent, puis recommencez",
            },
            "not-allowed": {
                "en": "{value} is not allowed for {name}",
                "fr": "valeur non admise pour {name}\u00a0: {value}",
            },
            "one-of-or-delete": {
                "en": "delete it, or write one of {names:list}",
                "fr": "supprimez-la, ou écrivez l’un de ces mots\u00a0: {names:list}",
            },
            "key-not-a-name": {
                "en": "{key} is not written as a name must be",
                "fr": "la clé «\u00a0{key}\u00a0» n’est pas écrite comme un nom doit l’être",
            },
            "not-written-so": {
                "en": "{value} is not written as {name} must be",
                "fr": "{name} ne s’écrit pas ainsi\u00a0: {value}",
            },
            "holds-nothing": {"en": "{name} holds nothing", "fr": "{name} ne contient rien"},
            "add-entry": {"en": "add at least one entry", "fr": "ajoutez au moins une entrée"},
            "too-long": {"en": "{name} is too long", "fr": "{name} est trop long"},
            "at-most": {"en": "{most} characters at most", "fr": "écrivez {most} caractères au plus"},
            "unexpected": {
                "en": "{name} is not as expected: {words}",
                "fr": "{name} n’est pas tel qu’il faut\u00a0: «\u00a0{words}\u00a0»",
            },
            "version-written": {
                "en": "a version is three numbers, 1.0.0",
                "fr": "une version s’écrit en trois nombres\u00a0: 1.0.0",
            },
            "prefix-written": {
                "en": "one to three capital letters, A",
                "fr": "écrivez une à trois majuscules, comme A",
            },
            "variant-written": {
                "en": "a variant is named by its name, express, or with its major, express@1",
                "fr": "une option s’écrit par son nom, comme «\u00a0express\u00a0», ou avec sa version majeure, comme "
                "«\u00a0express@1\u00a0»",
            },
            "fact-written": {
                "en": "a fact is named by its words with a point between them, client.be",
                "fr": "un fait s’écrit par ses mots, séparés par un point, comme «\u00a0client.be\u00a0»",
            },
            "former-written": {
                "en": "the former name as it was: late-notice; of a clause with its document, cgv/late-notice",
                "fr": "écrivez l’ancien nom tel qu’il était, comme «\u00a0late-notice\u00a0»\u202f; pour une clause, "
                "avec son document, comme «\u00a0cgv/late-notice\u00a0»",
            },
        },
    }
)
"""By code, then by name, then by language."""
