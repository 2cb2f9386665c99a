"""What messages of the family files say."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

FILES_SAY: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "file-missing": {
            "missing": {"en": "the file does not exist", "fr": "le fichier n’existe pas"},
            "missing-version": {
                "en": "there is no file {name} beside the deal",
                "fr": "il n’y a pas de fichier «\u00a0{name}\u00a0» à côté de l’affaire",
            },
            "bring-version": {
                "en": "put {name} there, as it was when the version before was sent",
                "fr": "mettez-y «\u00a0{name}\u00a0», tel qu’il était à l’envoi de la version précédente",
            },
        },
        "file-unexpected": {
            "folder": {
                "en": "a folder, where a file is expected",
                "fr": "un dossier se trouve là où un fichier est attendu",
            },
            "rename-folder": {
                "en": "rename the folder, or put a file in its place",
                "fr": "renommez le dossier, ou mettez un fichier à sa place",
            },
            "other-kind": {"en": "only .yaml files are read here", "fr": "seuls les fichiers .yaml sont lus ici"},
            "rename": {"en": "rename it to {name}", "fr": "renommez-le en «\u00a0{name}\u00a0»"},
            "move": {"en": "move it elsewhere", "fr": "déplacez-le ailleurs"},
        },
        "file-unreadable": {
            "unreadable": {"en": "cannot be read: {reason}", "fr": "lecture impossible\u00a0: {reason}"},
            "system": {"en": "{words}", "fr": "le système répond «\u00a0{words}\u00a0»"},
            "circle": {"en": "the link leads in a circle", "fr": "le lien tourne en rond"},
            "link-to-folder": {
                "en": "a link to a folder is not followed",
                "fr": "un lien vers un dossier n’est pas suivi",
            },
            "put-folder": {"en": "put the folder itself here", "fr": "mettez ici le dossier lui-même"},
            "put-file": {"en": "put the file itself here", "fr": "mettez ici le fichier lui-même"},
            "too-many": {"en": "more than {most} files", "fr": "plus de {most} fichiers"},
            "outside": {"en": "the link leads out of the library", "fr": "le lien mène hors de la bibliothèque"},
            "irregular": {"en": "not a regular file", "fr": "ce n’est pas un fichier ordinaire"},
            "large": {"en": "larger than 1 MiB", "fr": "le fichier dépasse 1 Mio"},
            "split": {"en": "split it into several files", "fr": "répartissez-le en plusieurs fichiers"},
            "saved-as": {"en": "saved as {encoding}", "fr": "le fichier est enregistré en {encoding}"},
            "save-it": {"en": "save it as UTF-8", "fr": "enregistrez-le en UTF-8"},
            "binary": {"en": "a binary file, not text", "fr": "c’est un fichier binaire, non du texte"},
            "put-text": {"en": "put the text of it here", "fr": "mettez-en ici le texte"},
            "western": {
                "en": "not UTF-8 text: saved as Windows-1252 (Latin-1)",
                "fr": "ce texte n’est pas en UTF-8\u00a0: il est enregistré en Windows-1252 (Latin-1)",
            },
            "not-utf-8": {"en": "not UTF-8 text", "fr": "ce texte n’est pas en UTF-8"},
            "save-file": {"en": "save the file as UTF-8", "fr": "enregistrez le fichier en UTF-8"},
        },
        "merge-conflict": {
            "left": {
                "en": "a merge conflict is left at line {line}",
                "fr": "un conflit de fusion est resté à la ligne {line}",
            },
            "keep-right": {
                "en": "keep what is right of both versions, and delete the lines of <, =, | and >",
                "fr": "gardez ce qui est juste dans les deux versions, et supprimez les lignes de <, =, | et >",
            },
        },
        "character-forbidden": {
            "line-ends": {
                "en": "it ends a line in files of old programs: save the file with line ends of Unix (LF) or Windows "
                "(CRLF)",
                "fr": "il termine une ligne dans les fichiers d’anciens programmes\u00a0: enregistrez le fichier avec "
                "des fins de ligne Unix (LF) ou Windows (CRLF)",
            },
            "forbidden": {
                "en": "the character {character} is not allowed here",
                "fr": "le caractère «\u00a0{character}\u00a0» n’est pas admis ici",
            },
        },
    }
)
"""By code, then by name, then by language."""
