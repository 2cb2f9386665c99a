"""How messages name the places of a file, and how values are written in it."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen

WRITTEN: Mapping[str, Mapping[str, str]] = frozen(
    {
        "whole-file": {"en": "this {kind} file", "fr": "ce fichier «\u00a0{kind}\u00a0»"},
        "entry-of": {"en": "entry {number} of {owner}", "fr": "l’entrée {number} de {owner}"},
        "key-of": {"en": "{key}: of {owner}", "fr": "la clé «\u00a0{key}:\u00a0» de {owner}"},
        "key-here": {"en": "{key}", "fr": "«\u00a0{key}\u00a0»"},
        "key-in-deal": {"en": "{key}:", "fr": "la clé «\u00a0{key}:\u00a0»"},
        "key-in-entry": {
            "en": "{key}: in entry {number} of {owner}",
            "fr": "la clé «\u00a0{key}:\u00a0» dans l’entrée {number} de «\u00a0{owner}\u00a0»",
        },
        "entry-in-deal": {"en": "entry {number} of {owner}", "fr": "l’entrée {number} de «\u00a0{owner}\u00a0»"},
        "is-empty": {"en": "{what} is empty", "fr": "rien n’est écrit pour {what}"},
        "key-is-empty": {"en": "{key}: is empty", "fr": "rien n’est écrit pour la clé «\u00a0{key}:\u00a0»"},
        "a-text": {"en": "a text", "fr": "un texte"},
        "a-number": {"en": "a number", "fr": "un nombre"},
        "a-whole-number": {"en": "a whole number", "fr": "un nombre entier"},
        "true-or-false": {"en": "true or false", "fr": "«\u00a0true\u00a0» ou «\u00a0false\u00a0»"},
        "a-list": {"en": "a list", "fr": "une liste"},
        "a-group": {"en": "a group of keys", "fr": "un groupe de clés"},
        "a-group-with-values": {"en": "a group of keys with values", "fr": "un groupe de clés avec leurs valeurs"},
        "empty": {"en": "empty", "fr": "rien"},
        "a-condition": {"en": "a condition", "fr": "une condition"},
        "one-of": {"en": "one of {names:list}", "fr": "écrivez l’un de ces mots\u00a0: {names:list}"},
        "known-here": {"en": "known here: {names:list}", "fr": "clés connues ici\u00a0: {names:list}"},
        "known": {"en": "known: {names:list}", "fr": "noms connus\u00a0: {names:list}"},
        "known-none": {"en": "known: none", "fr": "il n’y en a aucun"},
        "there-is": {"en": "there is {names:list}", "fr": "il y a {names:list}"},
        "there-is-none": {"en": "there is none", "fr": "il n’y en a aucun"},
        "written-as-block": {
            "en": "write the text as a block:\n        {key}: |{text}",
            "fr": "écrivez le texte en bloc\u00a0:\n        {key}: |{text}",
        },
        "as-a-block": {"en": "write the text as a | block", "fr": "écrivez le texte en bloc, après |"},
        "written-quoted": {
            "en": "write the text between quotation marks:\n        {key}: '{text}'",
            "fr": "écrivez le texte entre guillemets droits\u00a0:\n        {key}: '{text}'",
        },
        "look-alike": {"en": "{message}: {cause}", "fr": "{message}\u202f; {cause}"},
        "looks-quoted": {
            "en": "the quotation marks {first} {last} stand around it; delete them",
            "fr": "les guillemets {first} {last} l’entourent, supprimez-les",
        },
        "looks-odd-dash": {
            "en": "it holds {character}; type - in its place",
            "fr": "on y trouve le caractère «\u00a0{character}\u00a0», tapez - à sa place",
        },
        "looks-odd-plain": {
            "en": "it holds {character}; type the plain sign of the keyboard, or delete it",
            "fr": "on y trouve le caractère «\u00a0{character}\u00a0», tapez le signe simple du clavier, ou "
            "supprimez-le",
        },
        "looks-odd-says": {
            "en": "it holds {character}; write what it says with plain signs",
            "fr": "on y trouve le caractère «\u00a0{character}\u00a0», écrivez avec des signes simples ce qu’il veut "
            "dire",
        },
        "figure-on-lines": {
            "en": "the figure of {key} is written over several lines",
            "fr": "le chiffre de «\u00a0{key}\u00a0» est écrit sur plusieurs lignes",
        },
        "on-line-of-key": {"en": "write it on the line of its key", "fr": "écrivez-le sur la ligne de sa clé"},
        "can-mean-or-decimals": {
            "en": "{text} can mean {whole}, or has too many decimals",
            "fr": "«\u00a0{text}\u00a0» peut vouloir dire {whole}, ou a trop de décimales",
        },
        "can-mean": {
            "en": "{text} can mean {one} or {other}",
            "fr": "«\u00a0{text}\u00a0» peut vouloir dire {one} ou {other}",
        },
        "can-mean-percent": {
            "en": "{number} can mean {percent} % or {number} %",
            "fr": "«\u00a0{number}\u00a0» peut vouloir dire {percent}\u00a0% ou {number}\u00a0%",
        },
        "write-either": {
            "en": "write {key}: {one}, or {key}: {other}",
            "fr": "écrivez «\u00a0{key}: {one}\u00a0» ou «\u00a0{key}: {other}\u00a0»",
        },
        "write-line": {"en": "write {key}: {value}", "fr": "écrivez «\u00a0{key}: {value}\u00a0»"},
        "no-value": {
            "en": "{text} is not written as {key} must be",
            "fr": "la valeur «\u00a0{text}\u00a0» n’est pas écrite comme «\u00a0{key}\u00a0» doit l’être",
        },
        "holds-signs": {
            "en": "{text} holds more than the figure of {key}",
            "fr": "la valeur «\u00a0{text}\u00a0» contient autre chose que le chiffre de «\u00a0{key}\u00a0»",
        },
        "number-alone": {
            "en": "write the number alone, as in {key}: {example}",
            "fr": "écrivez le nombre seul, comme dans «\u00a0{key}: {example}\u00a0»",
        },
        "number-if-unit": {
            "en": "write quantity: {number} if the line counts in {unit}, otherwise how many of the unit of the line "
            "there are",
            "fr": "écrivez «\u00a0quantity: {number}\u00a0» si la ligne se compte dans l’unité "
            "«\u00a0{unit}\u00a0»\u202f; sinon, combien d’unités de la ligne il y a",
        },
        "amount-if-euros": {
            "en": "write {key}: {number} if that is the amount in euros, excluding VAT",
            "fr": "écrivez «\u00a0{key}: {number}\u00a0» si c’est le montant en euros, hors TVA",
        },
        "amount-alone": {
            "en": "write the amount alone, in euros excluding VAT, as in {key}: 149.50",
            "fr": "écrivez le montant seul, en euros hors TVA, comme dans «\u00a0{key}: 149.50\u00a0»",
        },
        "write-discount": {
            "en": "write discount: {{{kind}: {number}}}",
            "fr": "écrivez «\u00a0discount: {{{kind}: {number}}}\u00a0»",
        },
        "write-discount-either": {
            "en": "write discount: {{percent: {number}}}, or discount: {{amount: {number}}}",
            "fr": "écrivez «\u00a0discount: {{percent: {number}}}\u00a0» ou «\u00a0discount: {{amount: "
            "{number}}}\u00a0»",
        },
        "write-in-its-place": {
            "en": "write {key}: {number} in its place",
            "fr": "écrivez «\u00a0{key}: {number}\u00a0» à sa place",
        },
        "write-price-and-discount": {
            "en": "write the amount as price:, and for {number} % off it discount: with percent: {number} below",
            "fr": "écrivez le montant sous «\u00a0price:\u00a0», et pour en déduire {number}\u00a0%, "
            "«\u00a0discount:\u00a0» avec «\u00a0percent: {number}\u00a0» en dessous",
        },
        "write-list": {"en": "write {names:list}", "fr": "écrivez {names:list}"},
        "write-one-of": {"en": "write one of {names:list}", "fr": "écrivez l’un de ces noms\u00a0: {names:list}"},
        "language-name": {"en": "{language}", "fr": "{language}"},
        "value": {"en": "{text}", "fr": "«\u00a0{text}\u00a0»"},
        "country-with-name": {"en": "{code} ({code:country})", "fr": "{code} ({code:country})"},
        "country-written": {
            "en": "a country is two capital letters, BE",
            "fr": "un pays s’écrit en deux majuscules\u00a0: BE",
        },
        "number-written": {"en": "a number is written 250 or 99.5", "fr": "un nombre s’écrit 250 ou 99.5"},
        "unit-code-written": {
            "en": "two or three capitals and digits of UN/ECE Recommendation 20, as HUR or C62",
            "fr": "écrivez deux ou trois majuscules et chiffres de la recommandation 20 de la CEE-ONU, comme "
            "«\u00a0HUR\u00a0» ou «\u00a0C62\u00a0»",
        },
        "name-written": {
            "en": "lower-case words joined by hyphens, as in late-notice",
            "fr": "des mots en minuscules, joints par des traits d’union, comme «\u00a0late-notice\u00a0»",
        },
        "services-lists": {
            "en": "write service/price, as `clausier services` lists them",
            "fr": "écrivez «\u00a0prestation/prix\u00a0», comme dans la liste de «\u00a0clausier services\u00a0»",
        },
        "write-key-names": {"en": "write {key}: {names:or}", "fr": "écrivez sous «\u00a0{key}:\u00a0» {names:or}"},
        "write-names": {"en": "write {names:or}", "fr": "écrivez {names:or}"},
        "not-so-counted": {
            "en": "{text} is no value for {name}, which is counted in {units}",
            "fr": "«\u00a0{text}\u00a0» n’est pas une valeur pour «\u00a0{name}\u00a0», qui se compte en {units}",
        },
        "number-of-units": {
            "en": "write {name}: with the number of {units} alone",
            "fr": "écrivez «\u00a0{name}:\u00a0» avec le nombre de {units} seul",
        },
        "in-minutes": {"en": "minutes", "fr": "minutes"},
        "in-hours": {"en": "hours", "fr": "heures"},
        "in-business-hours": {"en": "business-hours", "fr": "heures ouvrables"},
        "in-days": {"en": "days", "fr": "jours"},
        "in-business-days": {"en": "business-days", "fr": "jours ouvrables"},
        "in-weeks": {"en": "weeks", "fr": "semaines"},
        "in-months": {"en": "months", "fr": "mois"},
        "in-years": {"en": "years", "fr": "années"},
        "field": {"en": "{name}", "fr": "«\u00a0{name}\u00a0»"},
        "the-name": {"en": "the name", "fr": "le nom"},
        "the-reference": {"en": "the reference", "fr": "la référence"},
        "on-several-lines": {"en": "{field} stands on several lines", "fr": "{field} occupe plusieurs lignes"},
        "on-one-line": {"en": "write it on one line", "fr": "écrivez tout en une ligne"},
        "too-many-characters": {
            "en": "{field} has {count} characters; documents have room for {most}",
            "fr": "{field} compte {count} caractères\u202f; les documents ont de la place pour {most}",
        },
        "shorten": {"en": "shorten it", "fr": "abrégez"},
        "holds-character": {
            "en": "{field} holds the character {character}",
            "fr": "{field} contient le caractère «\u00a0{character}\u00a0»",
        },
        "field-empty": {"en": "{field} is empty", "fr": "rien n’est écrit pour {field}"},
        "write-or-delete-key": {
            "en": "write it, or delete the key",
            "fr": "écrivez ce qui convient, ou supprimez la clé",
        },
    }
)
"""By name, then by language."""
