"""What messages say of how a file is written in YAML, and of what was left in its texts."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen_family

YAML_SAYS: Mapping[str, Mapping[str, Mapping[str, str]]] = frozen_family(
    {
        "yaml-syntax": {
            "unreadable": {
                "en": "the file cannot be read as YAML",
                "fr": "le fichier ne peut pas être lu comme du YAML",
            },
            "unreadable-from-here": {
                "en": "the file cannot be read as YAML from here on",
                "fr": "à partir d’ici, le fichier ne peut pas être lu comme du YAML",
            },
            "check-around": {
                "en": "check the indentation, the colons and the brackets on this line and the one above",
                "fr": "vérifiez le retrait, les deux-points et les crochets de cette ligne et de la précédente",
            },
            "tab": {
                "en": "a tab stands where only spaces indent",
                "fr": "une tabulation se trouve là où seules des espaces mettent en retrait",
            },
            "tab-to-spaces": {"en": "replace the tab by spaces", "fr": "remplacez la tabulation par des espaces"},
            "odd-space": {
                "en": "a {name} ({code}) stands at column {column}",
                "fr": "une espace d’une autre sorte, «\u00a0{name}\u00a0» ({code}), se trouve à la colonne {column}",
            },
            "space-or-delete": {
                "en": "replace it by a space, or delete it",
                "fr": "remplacez-la par une espace simple, ou supprimez-la",
            },
            "open-bracket": {
                "en": "this {mark} is not closed, or a comma is missing after it",
                "fr": "ce signe {mark} n’est pas fermé, ou une virgule manque après lui",
            },
            "close-bracket": {"en": "close it with {mark}", "fr": "fermez-le par {mark}"},
            "open-quote": {"en": "this quotation mark is not closed", "fr": "ce guillemet n’est pas fermé"},
            "close-quote": {
                "en": "close it, or write the value without quotation marks",
                "fr": "fermez-le, ou écrivez la valeur sans guillemets",
            },
            "odd-quote": {
                "en": "this quotation mark is closed by {mark}, which YAML takes for a letter",
                "fr": "ce guillemet est fermé par {mark}, que YAML prend pour une lettre",
            },
            "type-in-place": {"en": "type {mark} in its place", "fr": "tapez {mark} à sa place"},
            "backslash": {
                "en": "a backslash between double quotation marks has a meaning of its own",
                "fr": "une barre oblique inverse entre guillemets doubles a un sens particulier",
            },
            "no-quotes-or-single": {
                "en": "write the value without quotation marks, or between single ones",
                "fr": "écrivez la valeur sans guillemets, ou entre apostrophes simples",
            },
            "percent": {"en": "a line cannot begin with %", "fr": "une ligne ne peut pas commencer par le signe %"},
            "delete-or-comment": {
                "en": "delete the line, or put # before it",
                "fr": "supprimez la ligne, ou mettez # devant",
            },
            "dots": {
                "en": "a line of three dots ends the file, but more follows",
                "fr": "une ligne de trois points termine le fichier, mais une suite s’y trouve",
            },
            "delete-line": {"en": "delete the line", "fr": "supprimez la ligne"},
            "colon-inside": {
                "en": "a text on the line of its key cannot hold a colon and a space",
                "fr": "un texte écrit sur la ligne de sa clé ne peut pas contenir un deux-points suivi d’une espace",
            },
            "quote-value": {
                "en": "write the value between quotation marks",
                "fr": "écrivez la valeur entre guillemets droits",
            },
            "indented-more": {
                "en": "this line is indented more than the one above",
                "fr": "cette ligne est plus en retrait que la précédente",
            },
            "indent-alike": {
                "en": "indent it with as many spaces as the lines it belongs with",
                "fr": "mettez-la en retrait d’autant d’espaces que les lignes avec lesquelles elle va",
            },
            "no-space-after": {
                "en": "a space is missing after {key}:",
                "fr": "une espace manque après «\u00a0{key}:\u00a0»",
            },
            "key-then-text": {
                "en": "write {key}: and then the text",
                "fr": "écrivez «\u00a0{key}:\u00a0», une espace, puis le texte",
            },
            "odd-mark": {
                "en": "{character} stands at column {column}",
                "fr": "le caractère «\u00a0{character}\u00a0» se trouve à la colonne {column}",
            },
            "write-colon": {
                "en": "write : and a space in its place",
                "fr": "écrivez à sa place un deux-points simple et une espace",
            },
            "write-dash": {"en": "write - in its place", "fr": "écrivez - à sa place"},
            "neither": {
                "en": "this line is neither a key with its colon nor part of the text above",
                "fr": "cette ligne n’est ni une clé avec son deux-points, ni la suite du texte qui précède",
            },
            "add-colon-or-indent": {
                "en": "add the colon after the key, or indent the line like the text that it belongs to",
                "fr": "ajoutez le deux-points après la clé, ou mettez la ligne en retrait comme le texte auquel elle "
                "appartient",
            },
            "dash-among-keys": {
                "en": "a line with - stands among lines with keys",
                "fr": "une ligne avec un tiret se trouve parmi des lignes avec des clés",
            },
            "delete-dash": {
                "en": "delete the -; a minus sign stands right before its number, on the line of its key",
                "fr": "supprimez le tiret\u202f; un signe moins se colle à son nombre, sur la ligne de sa clé",
            },
            "no-key": {"en": "a key is missing here", "fr": "il manque ici une clé"},
            "word-before-colon": {"en": "write a word before the colon", "fr": "écrivez un mot avant le deux-points"},
            "closes-nothing": {"en": "this {mark} closes nothing", "fr": "ce signe {mark} ne ferme rien"},
            "too-far-left": {
                "en": "this line stands too far left to belong to the text above",
                "fr": "cette ligne est trop à gauche pour appartenir au texte qui précède",
            },
            "indent-like-text": {
                "en": "indent it like the other lines of that text",
                "fr": "mettez-la en retrait comme les autres lignes de ce texte",
            },
            "not-aligned": {
                "en": "this line is not indented like the lines before it",
                "fr": "cette ligne n’est pas en retrait comme les lignes qui précèdent",
            },
            "no-dash": {
                "en": "a line without - stands in a list",
                "fr": "une ligne sans tiret se trouve dans une liste",
            },
            "begin-with-dash": {
                "en": "begin it with -, or indent it further",
                "fr": "commencez-la par un tiret, ou mettez-la davantage en retrait",
            },
            "cannot-begin": {
                "en": "a text on the line of its key cannot begin with {mark}",
                "fr": "un texte écrit sur la ligne de sa clé ne peut pas commencer par {mark}",
            },
            "begin-otherwise": {
                "en": "begin it otherwise, or write it as a | block",
                "fr": "commencez-le autrement, ou écrivez-le en bloc, après |",
            },
            "on-line-of-bar": {
                "en": "a text cannot begin on the line of the |",
                "fr": "un texte ne peut pas commencer sur la ligne du signe |",
            },
            "begin-below": {
                "en": "begin it on the next line, indented",
                "fr": "commencez-le à la ligne suivante, en retrait",
            },
            "no-value-here": {"en": "a value is missing here", "fr": "il manque ici une valeur"},
            "write-or-delete-before": {
                "en": "write what belongs here, or delete the comma or dash before it",
                "fr": "écrivez ce qui convient ici, ou supprimez la virgule ou le tiret qui précède",
            },
            "key-a-word": {"en": "a key must be a word", "fr": "une clé doit être un mot"},
            "delete-brackets": {"en": "delete the brackets", "fr": "supprimez les crochets"},
        },
        "yaml-documents": {
            "second": {"en": "a second document begins here", "fr": "un second document commence ici"},
            "one-per-file": {"en": "keep one per file", "fr": "n’en gardez qu’un par fichier"},
        },
        "yaml-alias": {
            "begins": {"en": "a value cannot begin with {mark}", "fr": "une valeur ne peut pas commencer par {mark}"},
            "write-again": {"en": "write the value out again", "fr": "écrivez la valeur une nouvelle fois"},
            "delete-anchor": {"en": "delete the & and its word", "fr": "supprimez le signe & et son mot"},
            "not-in-conditions": {
                "en": "in a condition write not in its place; otherwise delete the ! and its word",
                "fr": "dans une condition, écrivez «\u00a0not\u00a0» à sa place\u202f; ailleurs, supprimez le point "
                "d’exclamation et son mot",
            },
            "merge-key": {"en": "the key << is not used here", "fr": "la clé << n’est pas admise ici"},
            "keys-again": {"en": "write the keys out again", "fr": "écrivez les clés une nouvelle fois"},
        },
        "yaml-nesting": {
            "deep": {
                "en": "lists and keys are nested more than {most} deep",
                "fr": "les listes et les clés s’emboîtent sur plus de {most} niveaux",
            },
            "delete-brackets": {
                "en": "delete the brackets that are too many",
                "fr": "supprimez les crochets qui sont de trop",
            },
        },
        "key-duplicate": {
            "twice": {"en": "the key {key} stands twice", "fr": "la clé «\u00a0{key}\u00a0» est écrite deux fois"},
            "keep-one": {
                "en": "it stands on line {line} already; keep one of them, or name what begins here",
                "fr": "elle est déjà à la ligne {line}\u202f; gardez l’une des deux, ou nommez ce qui commence ici",
            },
        },
        "prose-truncated": {
            "in-brackets": {
                "en": "YAML takes a text in brackets apart and loses words of it",
                "fr": "YAML démonte un texte entre crochets et en perd des mots",
            },
            "comma-in-braces": {
                "en": "in braces a comma ends the text, and YAML loses what follows: {key}",
                "fr": "entre accolades, une virgule termine le texte, et YAML perd ce qui suit\u00a0: "
                "«\u00a0{key}\u00a0»",
            },
            "line-for-each": {
                "en": "write one line for each language, without braces",
                "fr": "écrivez une ligne par langue, sans accolades",
            },
            "after-hash": {
                "en": "YAML drops what follows # on the line of the |",
                "fr": "YAML perd ce qui suit # sur la ligne du signe |",
            },
            "move-below": {
                "en": "move it below, into the text, or onto a line of its own above",
                "fr": "déplacez-le en dessous, dans le texte, ou au-dessus, sur une ligne à part",
            },
            "end-dropped": {
                "en": "YAML drops the end of this text: {end}",
                "fr": "YAML perd la fin de ce texte\u00a0: «\u00a0{end}\u00a0»",
            },
            "quote-or-delete": {
                "en": "write the text between quotation marks, or delete the end",
                "fr": "écrivez le texte entre guillemets droits, ou supprimez-en la fin",
            },
            "comment-or": {
                "en": "put a comment on a line of its own, or {hint}",
                "fr": "mettez un commentaire sur une ligne à part, ou {hint}",
            },
            "reads-otherwise": {
                "en": "YAML reads this text otherwise than it is written",
                "fr": "YAML lit ce texte autrement qu’il n’est écrit",
            },
        },
        "prose-style": {
            "in-braces": {"en": "texts do not stand in braces", "fr": "des textes ne s’écrivent pas entre accolades"},
            "line-for-each": {
                "en": "write one line for each language:{rows}",
                "fr": "écrivez une ligne par langue\u00a0:{rows}",
            },
            "folded-block": {
                "en": "a > block folds its lines; a text is one plain line or a | block",
                "fr": "un bloc après > replie ses lignes\u202f; un texte est une simple ligne, ou un bloc après |",
            },
            "bar-for-angle": {"en": "write | instead of >", "fr": "écrivez | au lieu de >"},
            "quoted": {
                "en": "quotation marks change the text between them; a text is one plain line or a | block",
                "fr": "les guillemets changent le texte qu’ils entourent\u202f; un texte est une simple ligne, ou un "
                "bloc après |",
            },
            "folded": {
                "en": "YAML folds a text of several lines without |",
                "fr": "YAML replie un texte de plusieurs lignes qui n’est pas en bloc",
            },
        },
        "text-untranslated": {
            "same-words": {
                "en": "the {language} text says the same words: {words}",
                "fr": "le texte en {language} dit les mêmes mots\u00a0: «\u00a0{words}\u00a0»",
            },
            "translate": {"en": "translate it", "fr": "traduisez-le"},
        },
        "letters-mixed": {
            "mixed": {
                "en": "“{word}” is not written in Latin letters alone: {letter} is {character}",
                "fr": "le mot «\u00a0{word}\u00a0» n’est pas écrit en lettres latines seules\u00a0: "
                "«\u00a0{letter}\u00a0» est le caractère «\u00a0{character}\u00a0»",
            },
            "type-again": {"en": "type the word again", "fr": "retapez le mot"},
        },
        "text-leftover": {
            "waits": {"en": "“{text}” waits to be filled in", "fr": "«\u00a0{text}\u00a0» attend d’être complété"},
            "fill-in": {"en": "write what belongs here", "fr": "écrivez ce qui convient ici"},
            "quoted": {
                "en": "quotation marks stand around the whole text, and are printed: {text}",
                "fr": "des guillemets entourent tout le texte, et s’impriment\u00a0: {text}",
            },
            "without-quotes": {"en": "write it without them: {text}", "fr": "écrivez-le sans eux\u00a0: {text}"},
            "tag": {
                "en": "the HTML tag {tag} is printed as it stands",
                "fr": "la balise HTML {tag} s’imprime telle quelle",
            },
            "delete-or-stars": {
                "en": "delete it; emphasis is written *word* or **word**",
                "fr": "supprimez-la\u202f; un mot se met en évidence par *mot* ou **mot**",
            },
            "delete-tag": {"en": "delete it", "fr": "supprimez-la"},
            "entity": {
                "en": "the HTML entity {entity} is printed as it stands",
                "fr": "l’entité HTML {entity} s’imprime telle quelle",
            },
            "write-character": {
                "en": "write the character that it stands for",
                "fr": "écrivez le caractère qu’elle représente",
            },
            "garbled": {
                "en": "the letters {letters} stand for one that was lost",
                "fr": "les lettres {letters} remplacent une lettre qui s’est perdue",
            },
            "type-again": {
                "en": "type the word again: it was saved as UTF-8 and read as something else",
                "fr": "retapez le mot\u00a0: il a été enregistré en UTF-8 et lu comme autre chose",
            },
            "bullet": {
                "en": "{mark} is a bullet that was pasted, and makes no list",
                "fr": "{mark} est une puce qui a été collée, et ne fait pas de liste",
            },
            "delete-bullet": {"en": "delete it", "fr": "supprimez-la"},
            "begin-with-dashes": {
                "en": "begin each line of the list with -, or write items:",
                "fr": "commencez chaque ligne de la liste par un tiret, ou écrivez «\u00a0items:\u00a0»",
            },
            "open-stars": {"en": "** has no counterpart, and is printed", "fr": "** n’a pas de pendant, et s’imprime"},
            "add-stars": {"en": "add the other one, or delete it", "fr": "ajoutez l’autre, ou supprimez-le"},
            "run-in-list": {
                "en": "{first} and {second} make a list within a line",
                "fr": "{first} et {second} font une liste à l’intérieur d’une ligne",
            },
            "write-items": {
                "en": "write items:, which are numbered and can be referred to",
                "fr": "écrivez «\u00a0items:\u00a0», dont les points sont numérotés et auxquels on peut renvoyer",
            },
        },
    }
)
"""By code, then by name, then by language."""
