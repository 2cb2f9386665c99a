"""What commands say of what they are asked for, and what departs from the standard in a deal."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

TASKS_SAY: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "variant-unknown": {
            "in-editions": {
                "en": "{name} is in the edition of {editions:and}: name one with --edition",
                "fr": "«\u00a0{name}\u00a0» est dans l’édition du {editions:and}\u00a0: nommez-en une avec "
                "«\u00a0--edition\u00a0»",
            },
            "no-pin": {"en": "{pin} is no variant", "fr": "«\u00a0{pin}\u00a0» n’est pas une option"},
            "write-pin": {
                "en": "write name or name@major",
                "fr": "écrivez «\u00a0nom\u00a0» ou «\u00a0nom@majeure\u00a0»",
            },
        },
        "library-missing": {
            "no-clauses-here": {
                "en": "there is no folder clauses/ here",
                "fr": "il n’y a pas ici de dossier «\u00a0clauses/\u00a0»",
            },
            "use-library": {"en": "use --library PATH", "fr": "utilisez «\u00a0--library CHEMIN\u00a0»"},
            "no-clauses-above": {
                "en": "no folder clauses/ here or above",
                "fr": "il n’y a de dossier «\u00a0clauses/\u00a0» ni ici, ni plus haut",
            },
            "go-or-name": {
                "en": "go into the library, or name it: clausier --library PATH …",
                "fr": "allez dans la bibliothèque, ou nommez-la\u00a0: «\u00a0clausier --library CHEMIN …\u00a0»",
            },
        },
        "edition-unknown": {
            "published": {"en": "published: {names:list}", "fr": "éditions publiées\u00a0: {names:list}"},
            "published-none": {
                "en": "nothing is published yet: clausier publish --effective DATE",
                "fr": "rien n’est encore publié\u00a0: «\u00a0clausier publish --effective DATE\u00a0»",
            },
            "none-that-day": {
                "en": "no edition takes effect on {day:day}",
                "fr": "aucune édition ne prend effet le {day:day}",
            },
            "none-in-force": {
                "en": "no edition is in force on {day:day}: the first one takes effect on {first:day}",
                "fr": "aucune édition n’est en vigueur le {day:day}\u00a0: la première prend effet le {first:day}",
            },
            "correct-or-name": {
                "en": "correct the date; or name an edition with --edition, or the working files with --draft",
                "fr": "corrigez la date\u202f; ou nommez une édition avec «\u00a0--edition\u00a0», ou les fichiers "
                "de travail avec «\u00a0--draft\u00a0»",
            },
            "date-by-today": {
                "en": "nothing was written; date the deal by --today before the command, --today 2026-12-01",
                "fr": "rien n’a été écrit\u202f; datez l’affaire par «\u00a0--today\u00a0» avant la commande, comme "
                "«\u00a0--today 2026-12-01\u00a0»",
            },
        },
        "deal-validity": {
            "over": {
                "en": "the offer was valid until {validity:day}; today is {today:day}",
                "fr": "l’offre valait jusqu’au {validity:day}\u202f; nous sommes le {today:day}",
            },
            "new-offer": {
                "en": "make a new offer, or extend validity:",
                "fr": "faites une nouvelle offre, ou prolongez «\u00a0validity\u00a0»",
            },
        },
        "register-incomplete": {
            "empty": {
                "en": "nobody has filled in the register of sub-processors: documents show it as left to be completed",
                "fr": "personne n’a rempli le registre des sous-traitants\u00a0: les documents le montrent comme "
                "restant à compléter",
            },
            "fill-in": {
                "en": "fill in clauses/subprocessors.yaml, or write {nobody}",
                "fr": "remplissez «\u00a0clauses/subprocessors.yaml\u00a0», ou écrivez «\u00a0{nobody}\u00a0»",
            },
        },
        "publisher-incomplete": {
            "company-lacks": {
                "en": "{name} lacks {keys:list}: every page is marked as incomplete",
                "fr": "il manque à «\u00a0{name}\u00a0» {keys:list}\u00a0: chaque page est marquée comme incomplète",
            },
            "fill-in": {
                "en": "fill them in before anything is signed (CSA art. 2:20, CDE art. III.25)",
                "fr": "remplissez-les avant toute signature (CSA, art.\u00a02:20\u202f; CDE, art.\u00a0III.25)",
            },
        },
        "deviation-unapproved": {
            "open": {"en": "{summary} needs an approval", "fr": "{summary}\u00a0: il faut une approbation"},
            "approve": {
                "en": "clausier approve DEAL --by PERSON ({level}); until then the documents are marked",
                "fr": "«\u00a0clausier approve AFFAIRE --by PERSONNE\u00a0» (niveau «\u00a0{level}\u00a0»)\u202f; "
                "jusque-là, les documents portent une marque",
            },
            "option": {"en": "the option {title} ({version})", "fr": "l’option «\u00a0{title}\u00a0» ({version})"},
            "figure": {"en": "{name} at {value} ({label})", "fr": "«\u00a0{name}\u00a0» à {value} ({label})"},
            "figure-instead": {
                "en": "{name} at {value} instead of {usual} ({label})",
                "fr": "«\u00a0{name}\u00a0» à {value} au lieu de {usual} ({label})",
            },
            "discount-whole": {
                "en": "a discount of {percent:number} % on the whole (limit: {limit:number} %)",
                "fr": "une remise de {percent:number}\u00a0% sur l’ensemble (limite\u00a0: {limit:number}\u00a0%)",
            },
            "from": {"en": "monthly prices from {day:day} on", "fr": "les prix mensuels dus à partir du {day:day}"},
            "free-months": {
                "en": "{count} free {count:plural:month|months}",
                "fr": "{count} mois {count:plural:gratuit|gratuits}",
            },
            "unpaid": {
                "en": "{when}, {share:number} % of those of the first term (limit: {limit:number} %)",
                "fr": "{when}, soit {share:number}\u00a0% des prix mensuels de la première période (limite\u00a0: "
                "{limit:number}\u00a0%)",
            },
            "unpaid-beside": {
                "en": "{when}, {share:number} % of those of the first term beside {percent:number} % on the whole "
                "(limit: {limit:number} %)",
                "fr": "{when}, soit {share:number}\u00a0% des prix mensuels de la première période, en plus de "
                "{percent:number}\u00a0% sur l’ensemble (limite\u00a0: {limit:number}\u00a0%)",
            },
            "discount": {
                "en": "a discount of {percent:number} % on {line} (limit: {limit:number} %)",
                "fr": "une remise de {percent:number}\u00a0% sur «\u00a0{line}\u00a0» (limite\u00a0: "
                "{limit:number}\u00a0%)",
            },
            "lowered": {
                "en": "{line} at {price}, {percent:number} % below the list price of {listed:number} (limit: "
                "{limit:number} %)",
                "fr": "«\u00a0{line}\u00a0» à {price}, soit {percent:number}\u00a0% sous le prix de liste de "
                "{listed:number}\u00a0€ (limite\u00a0: {limit:number}\u00a0%)",
            },
            "price": {"en": "{price:number}", "fr": "{price:number}\u00a0€"},
            "price-less": {
                "en": "{price:number} with {off:number} off",
                "fr": "{price:number}\u00a0€ moins {off:number}\u00a0€",
            },
            "price-discounted": {
                "en": "{price:number} with a discount of {off:number} %",
                "fr": "{price:number}\u00a0€ avec une remise de {off:number}\u00a0%",
            },
            "own-lists": {
                "en": "price lists of its own ({file}) instead of those of the company",
                "fr": "des listes de prix propres («\u00a0{file}\u00a0») au lieu de celles de l’entreprise",
            },
            "credit": {
                "en": "a credit of {amount:number} on {line}",
                "fr": "un crédit de {amount:number}\u00a0€ sur «\u00a0{line}\u00a0»",
            },
            "credit-monthly": {
                "en": "a credit of {amount:number} a month on {line}",
                "fr": "un crédit de {amount:number}\u00a0€ par mois sur «\u00a0{line}\u00a0»",
            },
            "credit-quarterly": {
                "en": "a credit of {amount:number} a quarter on {line}",
                "fr": "un crédit de {amount:number}\u00a0€ par trimestre sur «\u00a0{line}\u00a0»",
            },
            "credit-yearly": {
                "en": "a credit of {amount:number} a year on {line}",
                "fr": "un crédit de {amount:number}\u00a0€ par an sur «\u00a0{line}\u00a0»",
            },
            "launch": {
                "en": "{line} at {price:number} for {count} {count:plural:month|months}, {share:number} % less "
                "over the "
                "first term (limit: {limit:number} %)",
                "fr": "«\u00a0{line}\u00a0» à {price:number}\u00a0€ pendant {count} {count:plural:mois|mois}, soit "
                "{share:number}\u00a0% de moins sur la première période (limite\u00a0: {limit:number}\u00a0%)",
            },
            "left-out": {
                "en": "leaving out the implied option {title}",
                "fr": "l’abandon de l’option «\u00a0{title}\u00a0», qu’une prestation entraîne",
            },
        },
        "document-unknown": {
            "not-here": {
                "en": "there is no document {name} here",
                "fr": "le document «\u00a0{name}\u00a0» n’est pas ici",
            },
        },
        "language-missing": {
            "not-of-client": {
                "en": "{language} is no language of this client: what the deal says once stands as typed",
                "fr": "cette langue n’est pas celle du client ({language})\u00a0: ce que l’affaire ne dit qu’une "
                "fois reste tel quel",
            },
            "write-below-keys": {
                "en": "write them below {keys:and}, and add {code}",
                "fr": "écrivez-le sous {keys:and}, et ajoutez «\u00a0{code}\u00a0»",
            },
        },
        "value-invalid": {
            "write-after": {"en": "write it after --reference", "fr": "écrivez-la après «\u00a0--reference\u00a0»"},
            "calendar-ends": {
                "en": "an offer of {day:day} cannot stand for {days} days: the calendar ends",
                "fr": "une offre du {day:day} ne peut valoir {days} jours\u00a0: le calendrier s’arrête avant",
            },
            "start-earlier": {"en": "start it on an earlier day", "fr": "datez-la plus tôt"},
            "bad-name": {
                "en": "the reference {reference}, which is made of the name, would be refused: {why}",
                "fr": "la référence «\u00a0{reference}\u00a0», faite du nom, serait refusée\u00a0: {why}",
            },
            "name-another": {"en": "name another file", "fr": "nommez un autre fichier"},
        },
        "text-leftover": {
            "write-after": {
                "en": "write the reference of the new deal after --reference",
                "fr": "écrivez la référence de la nouvelle affaire après «\u00a0--reference\u00a0»",
            },
        },
        "reference-taken": {
            "taken": {
                "en": "{file} has the reference {reference} already",
                "fr": "le fichier «\u00a0{file}\u00a0» a déjà la référence «\u00a0{reference}\u00a0»",
            },
            "taken-otherwise": {
                "en": "{file} has the reference {reference} already, written {other}",
                "fr": "le fichier «\u00a0{file}\u00a0» a déjà la référence «\u00a0{reference}\u00a0», écrite "
                "«\u00a0{other}\u00a0»",
            },
            "write-another": {
                "en": "write another one: files of both would be called {name}",
                "fr": "écrivez-en une autre\u00a0: les fichiers des deux s’appelleraient «\u00a0{name}\u00a0»",
            },
        },
        "output-unwritable": {
            "other-beside": {
                "en": "the deal names {name}, and the file of this name beside the copy is another one",
                "fr": "l’affaire nomme «\u00a0{name}\u00a0», et le fichier de ce nom à côté de la copie en est un "
                "autre",
            },
            "rename-one": {
                "en": "copy the deal into the folder of the old one, or rename one of the two files {name}",
                "fr": "copiez l’affaire dans le dossier de l’ancienne, ou renommez l’un des deux fichiers "
                "«\u00a0{name}\u00a0»",
            },
            "exists": {"en": "the file exists already", "fr": "le fichier existe déjà"},
            "choose-or-edit": {
                "en": "choose another name, or edit this file",
                "fr": "choisissez un autre nom, ou modifiez ce fichier",
            },
            "another-or-delete": {
                "en": "name another file, or delete this one yourself",
                "fr": "nommez un autre fichier, ou supprimez vous-même celui-ci",
            },
            "folder-not-deal": {"en": "this is a folder, not a deal", "fr": "c’est un dossier, non une affaire"},
            "add-name": {
                "en": "add the name of a file: {example}",
                "fr": "ajoutez le nom d’un fichier\u00a0: {example}",
            },
            "example-new": {
                "en": "clausier new deal FOLDER/dupont",
                "fr": "«\u00a0clausier new deal DOSSIER/dupont\u00a0»",
            },
            "example-copy": {
                "en": "clausier copy {deal} FOLDER/dupont",
                "fr": "«\u00a0clausier copy {deal} DOSSIER/dupont\u00a0»",
            },
        },
        "file-missing": {
            "no-folder": {"en": "there is no such folder", "fr": "ce dossier n’existe pas"},
            "name-folder": {
                "en": "name the folder in which deals lie",
                "fr": "nommez le dossier où se trouvent les affaires",
            },
            "no-logo": {
                "en": "there is no file {name} beside {file}",
                "fr": "le fichier «\u00a0{name}\u00a0» n’existe pas à côté de «\u00a0{file}\u00a0»",
            },
            "put-logo": {
                "en": "put the logo there, correct the name, or delete logo:",
                "fr": "mettez-y le logo, corrigez le nom, ou supprimez «\u00a0logo\u00a0»",
            },
        },
        "clause-unknown": {
            "not-in-outline": {
                "en": "the outline of {document} does not list {clause}",
                "fr": "le plan du document «\u00a0{document}\u00a0» ne contient pas «\u00a0{clause}\u00a0»",
            },
            "outline-lists": {"en": "listed are {names:list}", "fr": "le plan contient {names:list}"},
        },
        "rename-unknown": {
            "ill-formed": {
                "en": "{name} is not written as a name must be",
                "fr": "«\u00a0{name}\u00a0» n’est pas écrit comme un nom doit l’être",
            },
            "nameless": {"en": "nothing is not written as a name must be", "fr": "il manque un nom"},
            "hyphens": {
                "en": "lower-case words joined by hyphens, as in {example}",
                "fr": "écrivez des mots en minuscules joints par des traits d’union, comme «\u00a0{example}\u00a0»",
            },
        },
        "approval-invalid": {
            "no-approver": {
                "en": "{by} is nobody who approves",
                "fr": "«\u00a0{by}\u00a0» n’est pas une personne qui approuve",
            },
            "approvers": {
                "en": "known in approvers.yaml: {names:list}",
                "fr": "personnes connues dans «\u00a0approvers.yaml\u00a0»\u00a0: {names:list}",
            },
            "no-deviation": {
                "en": "there is no deviation {name}",
                "fr": "la dérogation «\u00a0{name}\u00a0» n’existe pas",
            },
        },
        "sign-missing": {
            "no-sign": {
                "en": "the fonts of the PDF have no sign for {sign} ({code})",
                "fr": "les polices du PDF n’ont pas de signe pour «\u00a0{sign}\u00a0» ({code})",
            },
            "latin-letters": {
                "en": "write it in Latin letters, or with a sign that every font has",
                "fr": "écrivez-le en lettres latines, ou avec un signe que toute police possède",
            },
        },
        "port-taken": {
            "in-use": {"en": "this port and those after it are in use", "fr": "ce port et les suivants sont occupés"},
            "another-port": {
                "en": "end what uses it, or name another port with --port",
                "fr": "arrêtez ce qui l’occupe, ou nommez un autre port avec «\u00a0--port\u00a0»",
            },
        },
    }
)
"""By code, then by name, then by language."""
