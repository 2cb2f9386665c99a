"""What messages say of the catalogue, of categories of VAT and of the register of sub-processors."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

CATALOGUE_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "value-invalid": {
            "rate-written": {"en": "write a rate from 0 to 100", "fr": "écrivez un taux de 0 à 100"},
            "no-rate": {
                "en": "{rate:number} is no rate of {name}",
                "fr": "{rate:number} n’est pas un taux de «\u00a0{name}\u00a0»",
            },
            "code-asks-rate": {
                "en": "the code S of {name} asks for a rate",
                "fr": "le code S de «\u00a0{name}\u00a0» demande un taux",
            },
            "write-untaxed": {"en": "write Z, E, AE, K, G or O", "fr": "écrivez Z, E, AE, K, G ou O"},
            "code-asks-nought": {
                "en": "the code {code} of {name} asks for the rate 0",
                "fr": "le code {code} de «\u00a0{name}\u00a0» demande le taux 0",
            },
            "write-s": {"en": "write S", "fr": "écrivez S"},
            "not-exempt": {"en": "{name} is not exempt", "fr": "«\u00a0{name}\u00a0» n’est pas une exonération"},
            "delete-exemption": {
                "en": "delete exemption-code:, or write code: E, AE, K, G or O",
                "fr": "supprimez «\u00a0exemption-code:\u00a0», ou écrivez sous «\u00a0code:\u00a0» E, AE, K, G ou O",
            },
            "no-exemption": {
                "en": "{code} is no reason of an exemption",
                "fr": "«\u00a0{code}\u00a0» n’est pas un motif d’exonération",
            },
            "exemption-written": {
                "en": "write a code of the list VATEX, such as VATEX-EU-AE",
                "fr": "écrivez un code de la liste VATEX, comme VATEX-EU-AE",
            },
            "ends-before": {
                "en": "{name} ends on {until:day}, before it begins on {since:day}",
                "fr": "«\u00a0{name}\u00a0» finit le {until:day}, avant de commencer le {since:day}",
            },
            "no-page": {
                "en": "{text} is no address of a page",
                "fr": "«\u00a0{text}\u00a0» n’est pas l’adresse d’une page",
            },
            "page-written": {
                "en": "write https://documents.example/subprocessors/",
                "fr": "écrivez https://documents.example/subprocessors/",
            },
            "no-share": {
                "en": "{limit:number} is no share in percent",
                "fr": "{limit:number} n’est pas une part en pour cent",
            },
            "share-written": {"en": "write a number from 0 to 100", "fr": "écrivez un nombre de 0 à 100"},
            "catalogue-no-credit": {
                "en": "the catalogue holds prices; a deal gives a credit, with credit: true on its line",
                "fr": "le catalogue contient des prix\u202f; c’est une affaire qui donne un crédit, par "
                "«\u00a0credit: true\u00a0» sur sa ligne",
            },
        },
        "key-missing": {
            "addition-empty": {"en": "the addition {id} says nothing", "fr": "l’ajout «\u00a0{id}\u00a0» ne dit rien"},
        },
        "transfer-invalid": {
            "within": {
                "en": "{name} processes data within the EEA only, and has a transfer:",
                "fr": "«\u00a0{name}\u00a0» ne traite des données que dans l’EEE, et a pourtant "
                "«\u00a0transfer:\u00a0»",
            },
            "delete-or-add-access": {
                "en": "delete transfer:, or add the countries from which it reaches the data as remote-access:",
                "fr": "supprimez «\u00a0transfer:\u00a0», ou ajoutez sous «\u00a0remote-access:\u00a0» les pays d’où "
                "il accède aux données",
            },
            "lacks": {
                "en": "the transfer to {name} rests on {basis}, and has no {key}:",
                "fr": "le transfert vers «\u00a0{name}\u00a0» repose sur «\u00a0{basis}\u00a0», et n’a pas de "
                "«\u00a0{key}:\u00a0»",
            },
            "add": {"en": "add {key}:", "fr": "ajoutez «\u00a0{key}:\u00a0»"},
            "strange": {
                "en": "the transfer to {name} rests on {basis}, to which {key}: does not belong",
                "fr": "le transfert vers «\u00a0{name}\u00a0» repose sur «\u00a0{basis}\u00a0», dont "
                "«\u00a0{key}:\u00a0» ne relève pas",
            },
            "delete-or-basis": {
                "en": "delete {key}:, or correct basis:",
                "fr": "supprimez «\u00a0{key}:\u00a0», ou corrigez «\u00a0basis:\u00a0»",
            },
            "signed-early": {
                "en": "the clauses with {name} were signed on {signed:day}: those of today exist since {since:day}",
                "fr": "les clauses avec «\u00a0{name}\u00a0» ont été signées le {signed:day}\u00a0: celles "
                "d’aujourd’hui existent depuis le {since:day}",
            },
            "sign-again": {
                "en": "sign those of Decision (EU) 2021/914, and write the day on which that was done",
                "fr": "signez celles de la décision (UE) 2021/914, et écrivez le jour où cela s’est fait",
            },
        },
        "prose-empty": {
            "reason-empty": {"en": "the reason is empty", "fr": "le motif est vide"},
            "say-why": {"en": "say why it is accepted", "fr": "écrivez pourquoi c’est accepté"},
        },
        "output-unwritable": {
            "unreadable": {"en": "cannot be read: {reason}", "fr": "lecture impossible\u00a0: {reason}"},
            "system": {"en": "{words}", "fr": "le système répond «\u00a0{words}\u00a0»"},
            "other-folder": {"en": "name another folder with --out", "fr": "nommez un autre dossier par --out"},
        },
        "pack-manifest": {
            "unreadable": {
                "en": "the manifest cannot be read: {reason}",
                "fr": "le manifeste ne peut pas être lu\u00a0: {reason}",
            },
            "system": {"en": "{words}", "fr": "le système répond «\u00a0{words}\u00a0»"},
            "no-json": {
                "en": "the manifest is damaged: it is no JSON",
                "fr": "le manifeste est endommagé\u00a0: ce n’est pas du JSON",
            },
            "other-version": {
                "en": "the manifest is of another version of the program ({schema})",
                "fr": "le manifeste est celui d’une autre version du programme ({schema})",
            },
            "not-ours": {
                "en": "the manifest is damaged: it is not as the program writes one",
                "fr": "le manifeste est endommagé\u00a0: il n’est pas tel que le programme l’écrit",
            },
            "move-away": {
                "en": "nothing was written; build into another folder with --out, or move what is in this one away",
                "fr": "rien n’a été écrit\u202f; construisez dans un autre dossier par --out, ou déplacez ce qui se "
                "trouve dans celui-ci",
            },
        },
        "edition-broken": {
            "not-an-edition": {
                "en": "this is not the file of an edition",
                "fr": "ce n’est pas le fichier d’une édition",
            },
            "move-elsewhere": {
                "en": "move it elsewhere: this folder holds the files of published editions, and nothing else",
                "fr": "déplacez-le ailleurs\u00a0: ce dossier contient les fichiers des éditions publiées, et rien "
                "d’autre",
            },
            "too-large": {"en": "too large for an edition", "fr": "ce fichier est trop grand pour une édition"},
        },
    }
)
"""By code, then by name, then by language."""
