"""What messages of the family deal say."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

DEAL_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "version-invalid": {
            "unnumbered": {
                "en": "the deal replaces a version, and does not say which version it is itself",
                "fr": "l’affaire remplace une version et ne dit pas laquelle elle est elle-même",
            },
            "number": {
                "en": "add version: 2 for the second one; the first one has no replaces:",
                "fr": "ajoutez «\u00a0version\u00a0» avec la valeur 2 pour la deuxième\u202f; la "
                "première n’a pas de «\u00a0replaces\u00a0»",
            },
            "no-version": {
                "en": "{written} is no version: it is a whole number from 1 to {last}",
                "fr": "{written} n’est pas une version\u00a0: c’est un nombre entier de 1 à {last}",
            },
            "alone": {
                "en": "version {version} does not say which version it replaces",
                "fr": "la version {version} ne dit pas laquelle elle remplace",
            },
            "copy": {
                "en": "clausier copy DEAL NEW --next-version --sent MANIFEST writes what is needed",
                "fr": "la commande «\u00a0clausier copy DEAL NEW --next-version "
                "--sent MANIFEST\u00a0» écrit ce qu’il faut",
            },
            "first": {
                "en": "version 1 replaces nothing",
                "fr": "la version 1 ne remplace rien",
            },
            "other": {
                "en": "what was sent is {sent}; this deal is {deal}",
                "fr": "ce qui a été envoyé est {sent}\u202f; cette affaire est {deal}",
            },
            "same": {
                "en": "a version has the reference and the client of the one before; else make a deal of its own",
                "fr": "une version a la référence et le client de la "
                "précédente\u202f; sinon, faites-en une autre affaire",
            },
            "hole": {
                "en": "version {version} replaces version {sent}, which is not the one before",
                "fr": "la version {version} remplace la version {sent}, qui n’est pas la précédente",
            },
            "next": {
                "en": "write version: {version}, or name the manifest of the version before",
                "fr": "donnez à «\u00a0version\u00a0» la valeur {version}, "
                "ou nommez le manifeste de la version précédente",
            },
            "before": {
                "en": "version {version} is dated {date:day}, before the version that it replaces, of {sent:day}",
                "fr": "la version {version} est datée du {date:day}, avant celle qu’elle remplace, du {sent:day}",
            },
            "date": {"en": "correct the date", "fr": "corrigez la date"},
            "no-manifest": {
                "en": "{name} is not the manifest of a pack, as this program writes one",
                "fr": "le fichier «\u00a0{name}\u00a0» n’est pas un manifeste tel que ce programme en écrit",
            },
            "other-digest": {
                "en": "{name} has another SHA-256 than the deal says: it is not the manifest that is meant",
                "fr": "le fichier «\u00a0{name}\u00a0» n’a pas le SHA-256 que dit "
                "l’affaire\u00a0: ce n’est pas le manifeste visé",
            },
            "keep-sent": {
                "en": "bring back the manifest of the pack that was sent, to the letter",
                "fr": "remettez en place, à la lettre, le manifeste du dossier envoyé",
            },
            "no-name": {
                "en": "{name} is not the name of such a file beside the deal",
                "fr": "«\u00a0{name}\u00a0» n’est pas le nom d’un tel fichier à côté de l’affaire",
            },
            "name": {
                "en": "write a name that ends in {ending}, without a folder",
                "fr": "écrivez un nom qui se termine par {ending}, sans dossier",
            },
            "away": {
                "en": "a version lies in the folder of the one that it replaces, whose file it names",
                "fr": "une version se trouve dans le dossier de celle qu’elle remplace, dont elle nomme le fichier",
            },
            "same-folder": {"en": "write it into {folder}", "fr": "écrivez-la dans le dossier «\u00a0{folder}\u00a0»"},
            "which": {
                "en": "name the manifest of the pack that was sent to the client for this deal",
                "fr": "nommez le manifeste du dossier qui a été envoyé au client pour cette affaire",
            },
            "last": {
                "en": "there are no more than {last} versions of an offer",
                "fr": "une offre n’a pas plus de {last} versions",
            },
            "there": {
                "en": "{path} is version {version} of this offer already",
                "fr": "le fichier «\u00a0{path}\u00a0» est déjà la version {version} de cette offre",
            },
            "work-there": {"en": "write what is new there", "fr": "écrivez-y ce qui est nouveau"},
            "kept-other": {
                "en": "{name} beside the deal is another manifest than the one that is named",
                "fr": "à côté de l’affaire, «\u00a0{name}\u00a0» est un autre manifeste que celui qui est nommé",
            },
            "itself": {"en": "the deal replaces itself", "fr": "l’affaire se remplace elle-même"},
        },
        "amendment-invalid": {
            "both": {
                "en": "a deal either replaces a version or amends a contract",
                "fr": "une affaire remplace une version ou modifie un contrat, pas les deux",
            },
            "one": {
                "en": "keep replaces: for an offer that was not accepted, amends: for a contract",
                "fr": "gardez «\u00a0replaces\u00a0» pour une offre non acceptée, «\u00a0amends\u00a0» pour un contrat",
            },
            "no-day": {
                "en": "{written} is no date of the calendar",
                "fr": "{written} n’est pas une date du calendrier",
            },
            "day": {
                "en": "write year, month and day: 2026-12-20",
                "fr": "écrivez l’année, le mois et le jour\u00a0: 2026-12-20",
            },
            "own-reference": {
                "en": "the amendment has the reference of its contract, {reference}",
                "fr": "l’avenant porte la référence de son contrat, {reference}",
            },
            "reference": {
                "en": "give it one of its own: D-2026-014-A1",
                "fr": "donnez-lui la sienne\u00a0: D-2026-014-A1",
            },
            "other-client": {
                "en": "what was accepted is {sent}; this deal is {deal}",
                "fr": "ce qui a été accepté est {sent}\u202f; cette affaire est {deal}",
            },
            "client": {
                "en": "an amendment is for the client of the contract; else make a deal of its own",
                "fr": "un avenant s’adresse au client du contrat\u202f; sinon, faites-en une autre affaire",
            },
            "early": {
                "en": "the contract was accepted on {accepted:day}, before it was offered on {sent:day}",
                "fr": "le contrat a été accepté le {accepted:day}, avant d’être proposé le {sent:day}",
            },
            "late": {
                "en": "the contract was accepted on {accepted:day}, after the date of the amendment, {date:day}",
                "fr": "le contrat a été accepté le {accepted:day}, après la date de l’avenant, le {date:day}",
            },
            "too-soon": {
                "en": "the amendment applies from {effective:day}, before the contract was accepted on {accepted:day}",
                "fr": "l’avenant s’applique à partir du {effective:day}, avant l’acceptation du contrat "
                "le {accepted:day}",
            },
            "days": {
                "en": "correct the dates",
                "fr": "corrigez les dates",
            },
            "start": {
                "en": "the amendment changes the day on which the services start",
                "fr": "l’avenant change le jour où les prestations commencent",
            },
            "start-hint": {
                "en": "an amendment keeps the term of the contract: write start: {start}",
                "fr": "un avenant garde la durée du contrat\u00a0: donnez à «\u00a0start\u00a0» la valeur {start}",
            },
            "term": {
                "en": "the amendment changes the initial term",
                "fr": "l’avenant change la durée initiale",
            },
            "term-hint": {
                "en": "an amendment keeps the term of the contract: write the initial term that the contract has",
                "fr": "un avenant garde la durée du contrat\u00a0: écrivez la durée initiale qu’a le contrat",
            },
            "nothing": {
                "en": "the amendment changes nothing",
                "fr": "l’avenant ne change rien",
            },
            "change": {
                "en": "change what is to be otherwise, or delete the deal",
                "fr": "modifiez ce qui doit changer, ou supprimez l’affaire",
            },
            "away": {
                "en": "an amendment lies in the folder of its contract, whose file it names",
                "fr": "un avenant se trouve dans le dossier de son contrat, dont il nomme le fichier",
            },
            "same-folder": {
                "en": "write it to {folder}",
                "fr": "écrivez-le dans «\u00a0{folder}\u00a0»",
            },
            "manifest": {
                "en": "name the manifest of the pack that the client accepted",
                "fr": "nommez le manifeste du dossier que le client a accepté",
            },
            "loop": {
                "en": "the chain of amendments leads back to {name}",
                "fr": "la chaîne des avenants ramène à «\u00a0{name}\u00a0»",
            },
            "base": {
                "en": "name the deal that was accepted last",
                "fr": "nommez l’affaire acceptée en dernier lieu",
            },
        },
        "version-unsent": {
            "another": {
                "en": "{name} is {deal}, and what was sent is {sent}",
                "fr": "le fichier «\u00a0{name}\u00a0» est {deal}, et ce qui a été envoyé est {sent}",
            },
            "changed": {
                "en": "{name} does not give what was sent: other text in {documents:and}",
                "fr": "le fichier «\u00a0{name}\u00a0» ne donne pas ce qui a été "
                "envoyé\u00a0: autre texte dans {documents:and}",
            },
            "take-back": {
                "en": "take {name}, and what it names, back to what they were when version {version} was sent",
                "fr": "remettez «\u00a0{name}\u00a0», et ce qu’il nomme, dans "
                "l’état où la version {version} a été envoyée",
            },
            "elsewhere": {
                "en": "version {version} was sent from {edition}, which is not at hand",
                "fr": "la version {version} a été envoyée à partir de {edition}, qui n’est pas disponible",
            },
            "of-edition": {"en": "the edition of {day:day}", "fr": "l’édition du {day:day}"},
            "of-draft": {"en": "the working files", "fr": "l’état de travail de la bibliothèque"},
            "with-root": {
                "en": "open the deal with the folder of the library, whose editions are then known",
                "fr": "ouvrez l’affaire avec le dossier de la bibliothèque, dont les éditions sont alors connues",
            },
        },
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
