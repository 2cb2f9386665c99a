"""Family files: what can be read."""

from __future__ import annotations

from functools import partial

from engine.explanations.explanation import ERROR, Explanation

_one = partial(Explanation, "files")

FILES = (
    _one(
        "library-missing",
        ERROR,
        "Clausier works on a library: a folder that holds clauses/. Neither the current folder nor one above it does.",
        "Go into the library, or name it before the command: clausier --library PATH check.",
    ),
    _one(
        "file-missing",
        ERROR,
        "The library lacks a file without which no document can be made, such as clauses/terms.yaml.",
        "Write the file, or take it back from git. An empty table is written {}.",
    ),
    _one(
        "file-unexpected",
        ERROR,
        "A file lies where the library expects none of its kind, so that nothing would read it: its name is misspelt, "
        "it lies one folder too deep, or it does not end in .yaml (a warning).",
        "Rename or move it as the hint says, or delete it. A path is an identity: clauses/cgv/duration.yaml is "
        "cgv/duration.",
    ),
    _one(
        "file-unreadable",
        ERROR,
        "The file cannot be opened, is larger than 1 MiB, is not UTF-8 text, or is a link that leads out of the "
        "library.",
        "Save it again as UTF-8 text, or give yourself the right to read it.",
    ),
    _one(
        "character-forbidden",
        ERROR,
        "The file holds a character that nobody sees: a control, a soft hyphen, a zero-width space, a mark that turns "
        "the direction of text. Such characters come with text pasted from Word or a website, break the search for "
        "defined terms, and can make a contract read otherwise than it is stored.",
        "Delete the character at the place named. Plain spaces are enough: no-break spaces are set by the program.",
    ),
    _one(
        "yaml-syntax",
        ERROR,
        "The file is not YAML: a bracket or a quotation mark is left open, a colon or the space after it is missing, "
        "or a line is indented more or less than its neighbours. Nothing in the file can be trusted until it is read.",
        "Look at the place named and at the line above it. Texts are best written as a block after |, in which "
        "every character may be typed.",
        wrong="fr:Le Contrat est conclu.",
        right="fr: |\n  Le Contrat est conclu.",
    ),
    _one(
        "yaml-nesting",
        ERROR,
        "The file is nested more deeply than any file of a library; most often a bracket is not closed.",
        "Close the bracket, or write the list with lines that begin with -.",
    ),
    _one(
        "yaml-alias",
        ERROR,
        "Anchors (&x), aliases (*x), merge keys (<<) and tags (!x) make a text stand elsewhere than where it is read. "
        "Whoever reviews a clause must see all of it.",
        "Write the text where it applies. A text that begins with &, * or ! is written as a block after |.",
        wrong="fr: *standard-text",
        right="fr: |\n  Les prix sont fixés par le Devis.",
    ),
    _one(
        "yaml-documents",
        ERROR,
        "A line --- begins a second document in the file, of which nothing would be read.",
        "Delete the line, or make two files.",
    ),
    _one(
        "key-duplicate",
        ERROR,
        "The same key stands twice in one place. YAML would silently keep the second, and a paragraph would be lost.",
        "Keep one of them, or give the second paragraph its own id.",
        wrong="text:\n  notice:\n    fr: …\n  notice:\n    fr: …",
        right="text:\n  notice:\n    fr: …\n  late-notice:\n    fr: …",
    ),
    _one(
        "key-unknown",
        ERROR,
        "The file does not know this key. A misspelt key would silently do nothing: a condition that is not read "
        "leaves its paragraph in every contract.",
        "Write the key that the hint names, or delete the line. docs/format.md lists the keys of every file.",
        wrong="wehn: service.prospecting",
        right="when: service.prospecting",
    ),
    _one(
        "key-missing",
        ERROR,
        "Something that must be there is absent: the version of a clause, its title, the unit of a duration.",
        "Add the key at the place named. docs/format.md says for every file which keys are required.",
    ),
    _one(
        "value-type",
        ERROR,
        "The value is of another kind than expected: a list instead of one word, a text instead of true or false, a "
        "date that does not exist.",
        "Write the value as the hint shows it.",
        wrong="covers: art05-3",
        right="covers: [art05-3]",
    ),
    _one(
        "value-invalid",
        ERROR,
        "The value is not one of those allowed here, or names something that does not exist, such as a unit.",
        "Take one of the values that the hint lists.",
        wrong="absent: keep",
        right="absent: reserve",
    ),
    _one(
        "prose-truncated",
        ERROR,
        "YAML would drop part of this text: it takes what follows ␣# for a remark, and a text between quotation marks "
        "or braces apart. The contract would lack words that somebody typed.",
        "Write the text as a block after |, as the hint shows. In a block every character is kept.",
        wrong="fr: Le dossier # 12 est clos.",
        right="fr: |\n  Le dossier # 12 est clos.",
    ),
    _one(
        "prose-style",
        ERROR,
        "A text is written as one plain line or as a block after |. Every other form (quotation marks, >, braces) can "
        "change or lose characters.",
        "Write it as the hint shows.",
        wrong='fr: "Le Contrat est conclu."',
        right="fr: |\n  Le Contrat est conclu.",
    ),
    _one(
        "prose-markup",
        ERROR,
        "The text uses Markdown that contracts do not have: a heading, a numbered list, code, a link to a website. "
        "Often a line merely begins with a mark that Markdown takes for one of these.",
        "Numbered lists are items:, headings are heading:. A backslash before a mark takes its meaning away: \\#.",
        wrong="fr: |\n  1. par écrit\n  2. par courriel",
        right="items:\n  letter:\n    fr: par écrit\n  email:\n    fr: par courriel",
    ),
    _one(
        "prose-empty",
        ERROR,
        "A text is there and says nothing, so that a document would print a number without a sentence.",
        "Write the text in both languages, or delete the whole paragraph.",
    ),
    _one(
        "output-unwritable",
        ERROR,
        "A file cannot be written: the folder is not yours, the disk is full, or the file exists already and would be "
        "lost (clausier new deal).",
        "Name another folder with --out (the site: --site-dir), or another file. No half-written file is left behind.",
    ),
    _one(
        "site-link",
        ERROR,
        "A page of the site links to something that is not there, or to a place that its target does not have; or it "
        "fetches something from another site, which the site never does. Nothing is published.",
        "Correct the link in site/ or in the theme. Links are relative: ../cgv/#duration. A page written by hand names "
        "a page by its file: [Conditions](cgv/index.md).",
    ),
    _one(
        "site-edition",
        ERROR,
        "The site that is there shows an edition that was in force, and the library does not have it: its file has "
        "gone, or this is another library. Clients could no longer read what applied to them. The site stays as it is.",
        "Take the file in clauses/editions/ back from the history of the repository. If it is another site, name "
        "another folder with --site-dir, or delete that one.",
    ),
    _one(
        "program-missing",
        ERROR,
        "Making a PDF needs libraries of the system (Pango) that are not installed.",
        "Install the packages that the hint names, or make another format: --format html,md,txt,json.",
    ),
    _one(
        "port-taken",
        ERROR,
        "clausier watch serves its preview on a port of this machine, and this port and those after it are in use: "
        "often by another preview that still runs.",
        "End the other one, or name another port with --port.",
    ),
)
