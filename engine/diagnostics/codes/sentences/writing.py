"""What messages say of files that cannot be written, of packs in a folder and of changes that were interrupted."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

WRITING_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "output-unwritable": {
            "because": {"en": "{what}: {reason}", "fr": "{what}\u00a0: {reason}"},
            "not-written": {"en": "cannot be written", "fr": "écriture impossible"},
            "not-written-nothing-changed": {
                "en": "cannot be written, nothing was changed",
                "fr": "écriture impossible, rien n’a changé",
            },
            "not-read": {"en": "cannot be read", "fr": "lecture impossible"},
            "not-made": {"en": "cannot be made", "fr": "création impossible"},
            "not-held": {"en": "cannot be held for writing", "fr": "le dossier ne peut pas être réservé pour y écrire"},
            "not-stored": {"en": "cannot be stored", "fr": "dépôt impossible"},
            "name-not-stored": {
                "en": "{name} cannot be stored: {reason}",
                "fr": "«\u00a0{name}\u00a0» ne peut pas être déposé\u00a0: {reason}",
            },
            "check-store": {
                "en": "check the address in mkdocs.yml, and your right to write there",
                "fr": "vérifiez l’adresse dans mkdocs.yml, et votre droit d’y écrire",
            },
            "other-file": {
                "en": "name a file in another folder, or check who owns this one and whether there is room",
                "fr": "nommez un fichier dans un autre dossier, ou vérifiez à qui est celui-ci et s’il reste de la "
                "place",
            },
            "check-owner": {
                "en": "check who owns the folder, and whether there is room",
                "fr": "vérifiez à qui est le dossier, et s’il reste de la place",
            },
            "name-holds": {
                "en": "the name holds the character {character}",
                "fr": "le nom contient le caractère «\u00a0{character}\u00a0»",
            },
            "name-not-utf-8": {"en": "the name is not UTF-8 text", "fr": "le nom n’est pas un texte en UTF-8"},
            "name-another": {"en": "name another file", "fr": "nommez un autre fichier"},
            "irregular": {"en": "not a regular file", "fr": "ce n’est pas un fichier ordinaire"},
            "put-file": {"en": "put a file there", "fr": "mettez-y un fichier"},
            "read-only": {"en": "the file is read-only", "fr": "le fichier est en lecture seule"},
            "make-writable": {
                "en": "nothing was written; ask who made it so, or make it writable",
                "fr": "rien n’a été écrit\u202f; demandez à qui l’a voulu ainsi, ou autorisez l’écriture",
            },
            "leads-nowhere": {
                "en": "leads to {target}, which is not there",
                "fr": "le lien mène à «\u00a0{target}\u00a0», qui n’existe pas",
            },
            "make-or-name": {
                "en": "make that folder, or name another one with --out",
                "fr": "créez ce dossier, ou nommez-en un autre par --out",
            },
            "name-needed": {
                "en": "the pack needs this name, and no manifest names the file that has it",
                "fr": "un document doit porter ce nom, et aucun manifeste ne nomme le fichier qui le porte déjà",
            },
            "move-file-away": {
                "en": "nothing was written; move the file away, or build into another folder with --out",
                "fr": "rien n’a été écrit\u202f; déplacez le fichier, ou construisez dans un autre dossier par --out",
            },
        },
        "pack-other": {
            "other": {
                "en": "the folder holds the pack of {found}; this is that of {owner}",
                "fr": "le dossier contient les documents de {found}\u202f; ceux-ci sont de {owner}",
            },
            "owner": {
                "en": "{reference}{version} for {client}",
                "fr": "«\u00a0{reference}\u00a0»{version} pour «\u00a0{client}\u00a0»",
            },
            "owner-with-number": {
                "en": "{reference}{version} for {client} ({number})",
                "fr": "«\u00a0{reference}\u00a0»{version} pour «\u00a0{client}\u00a0» ({number})",
            },
            "owner-version": {"en": ", version {version},", "fr": ", version {version},"},
            "later-version": {
                "en": "nothing was written: a later version may have been sent; build this one into another "
                "folder with "
                "--out",
                "fr": "rien n’a été écrit\u00a0: une version ultérieure a pu être envoyée\u202f; produisez "
                "celle-ci dans un "
                "autre dossier avec «\u00a0--out\u00a0»",
            },
            "elsewhere": {
                "en": "nothing was written; build into another folder with --out; or, if it is the same deal, take "
                "the pack in this one away first",
                "fr": "rien n’a été écrit\u202f; construisez dans un autre dossier par --out\u202f; ou, si c’est la "
                "même affaire, retirez d’abord les documents de celui-ci",
            },
        },
        "pack-edited": {
            "kept-as": {
                "en": "somebody has edited this file since it was built: it is kept as {name}",
                "fr": "quelqu’un a modifié ce fichier depuis qu’il a été construit\u00a0: il est gardé sous le nom "
                "«\u00a0{name}\u00a0»",
            },
            "compare": {"en": "compare both", "fr": "comparez les deux"},
            "stays": {
                "en": "somebody has edited this file since it was built: it stays, and is no part of the new pack",
                "fr": "quelqu’un a modifié ce fichier depuis qu’il a été construit\u00a0: il reste, et ne fait pas "
                "partie des nouveaux documents",
            },
            "delete": {"en": "delete it if nobody needs it", "fr": "supprimez-le si personne n’en a besoin"},
        },
        "change-interrupted": {
            "system": {"en": "{words}", "fr": "le système répond «\u00a0{words}\u00a0»"},
            "unreadable": {
                "en": "a change of several files cannot be read: {reason}",
                "fr": "un changement de plusieurs fichiers ne peut pas être lu\u00a0: {reason}",
            },
            "edited-since": {
                "en": "a change of several files was interrupted, and {names:and} was edited since",
                "fr": "un changement de plusieurs fichiers a été interrompu, et {names:and} a été modifié depuis",
            },
            "unfinished": {
                "en": "a change of several files was interrupted and cannot be finished: {reason}",
                "fr": "un changement de plusieurs fichiers a été interrompu et ne peut pas être achevé\u00a0: {reason}",
            },
            "interrupted": {
                "en": "a change of several files was interrupted: {reason}",
                "fr": "un changement de plusieurs fichiers a été interrompu\u00a0: {reason}",
            },
            "not-ours": {
                "en": "a change of several files is not one that the program has written",
                "fr": "un changement de plusieurs fichiers n’est pas de ceux que le programme a écrits",
            },
            "put-in-order": {
                "en": "put the files in order (git diff shows them), then delete {name} and run the command again",
                "fr": "mettez les fichiers en ordre (git diff les montre), puis supprimez «\u00a0{name}\u00a0» et "
                "relancez la commande",
            },
            "exchange-not-ours": {
                "en": "the exchange of a pack cannot be finished: this is not the folder that the program has made",
                "fr": "l’échange de documents ne peut pas être achevé\u00a0: ce n’est pas le dossier que le programme "
                "a créé",
            },
            "exchange-unfinished": {
                "en": "the exchange of a pack cannot be finished: {reason}",
                "fr": "l’échange de documents ne peut pas être achevé\u00a0: {reason}",
            },
            "exchange-interrupted": {
                "en": "the exchange of a pack was interrupted: {reason}",
                "fr": "l’échange de documents a été interrompu\u00a0: {reason}",
            },
            "exchange-journal": {
                "en": "the exchange of a pack left a journal that the program has not written",
                "fr": "l’échange de documents a laissé un journal que le programme n’a pas écrit",
            },
            "exchange-elsewhere": {
                "en": "build into another folder with --out; what is missing here lies in {name}, below new and old",
                "fr": "construisez dans un autre dossier par --out\u202f; ce qui manque ici se trouve dans "
                "«\u00a0{name}\u00a0», sous «\u00a0new\u00a0» et «\u00a0old\u00a0»",
            },
        },
        "file-changed": {
            "saved-meanwhile": {
                "en": "somebody has saved this file in the meantime",
                "fr": "quelqu’un a enregistré ce fichier entre-temps",
            },
            "run-again": {
                "en": "nothing was written; run the command again, which reads it anew",
                "fr": "rien n’a été écrit\u202f; relancez la commande, qui le relira",
            },
        },
        "file-uneditable": {
            "not-read-back": {
                "en": "nothing was written: the file would not be read back with all that it holds and what was to be "
                "added",
                "fr": "rien n’a été écrit\u00a0: à la relecture, le fichier n’aurait plus tout ce qu’il contient et "
                "ce qu’il fallait ajouter",
            },
            "keys-on-lines": {
                "en": "write it with each key on a line of its own and without brackets around it, then run the "
                "command again",
                "fr": "écrivez-le avec chaque clé sur sa propre ligne et sans crochets autour, puis relancez la "
                "commande",
            },
        },
        "value-invalid": {
            "no-day-to-count": {
                "en": "the deal has no date of the calendar, from which its other days are counted",
                "fr": "l’affaire n’a pas de date du calendrier, d’où compter ses autres jours",
            },
            "cannot-move": {
                "en": "{day} cannot be moved by {count} days: the calendar ends",
                "fr": "{day} ne peut pas être déplacé de {count} jours\u00a0: le calendrier s’arrête",
            },
            "correct-first": {"en": "correct it first", "fr": "corrigez-le d’abord"},
        },
        "file-published": {
            "system": {"en": "{words}", "fr": "le système répond «\u00a0{words}\u00a0»"},
            "not-there": {"en": "{name} is not there", "fr": "«\u00a0{name}\u00a0» n’est pas là"},
            "unreadable": {
                "en": "{name} cannot be read: {reason}",
                "fr": "«\u00a0{name}\u00a0» ne peut pas être lu\u00a0: {reason}",
            },
            "otherwise": {
                "en": "{name} is not as it was published",
                "fr": "«\u00a0{name}\u00a0» n’est pas tel qu’il a été publié",
            },
            "take-back": {
                "en": "take it back from the history or a copy of the store; it is never made again: clients hold "
                "these very bytes",
                "fr": "reprenez-le de l’historique ou d’une copie du dépôt\u202f; il n’est jamais refait\u00a0: les "
                "clients ont ces octets mêmes",
            },
        },
        "file-unreadable": {
            "store-unknown": {
                "en": "nothing that is installed opens this store: {words}",
                "fr": "rien de ce qui est installé n’ouvre ce dépôt\u00a0: «\u00a0{words}\u00a0»",
            },
            "install-store": {
                "en": "pip install clausier[store], and the package that it asks for (s3fs for s3://)",
                "fr": "lancez pip install clausier[store], et installez le paquet qu’il demande (s3fs pour s3://)",
            },
            "store-unopened": {
                "en": "this store cannot be opened: {words}",
                "fr": "ce dépôt ne peut pas être ouvert\u00a0: «\u00a0{words}\u00a0»",
            },
            "check-store": {"en": "check store: in mkdocs.yml", "fr": "vérifiez «\u00a0store:\u00a0» dans mkdocs.yml"},
        },
    }
)
"""By code, then by name, then by language."""
