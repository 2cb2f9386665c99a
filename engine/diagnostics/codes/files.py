"""Family files: what can be read."""

from __future__ import annotations

from functools import partial

from engine.diagnostics.codes.code import Code
from engine.diagnostics.severity import ERROR, WARNING

_code = partial(Code, "files")

FILES = (
    _code(
        "library-missing",
        ERROR,
        summary="no folder with clauses/ was found",
        step="any command",
        meaning="Clausier works on a library: a folder that holds clauses/. Neither the current folder nor one above "
        "it does.",
        remedy="Go into the library, or name it before the command: clausier --library PATH check.",
    ),
    _code(
        "file-missing",
        ERROR,
        summary="a file that the library needs does not exist",
        step="read",
        meaning="The library lacks a file without which no document can be made, such as clauses/terms.yaml.",
        remedy="Write the file, or take it back from git. An empty table is written {}.",
    ),
    _code(
        "file-unexpected",
        ERROR,
        summary="a file lies where the library expects none of this kind",
        step="read",
        warning_when="for a file that does not end in `.yaml`",
        meaning="A file lies where the library expects none of its kind, so that nothing would read it: its name is "
        "misspelt, it lies one folder too deep, or it does not end in .yaml (a warning).",
        remedy="Rename or move it as the hint says, or delete it. A path is an identity: clauses/cgv/duration.yaml is "
        "cgv/duration.",
    ),
    _code(
        "file-unreadable",
        ERROR,
        summary="a file cannot be read, is too large, is not UTF-8 text or lies outside the library",
        step="read",
        meaning="The file cannot be opened, is larger than 1 MiB, is not UTF-8 text, or is a link that leads out of "
        "the library.",
        remedy="Save it again as UTF-8 text, or give yourself the right to read it.",
    ),
    _code(
        "merge-conflict",
        ERROR,
        summary="a merge conflict of git is left in the file",
        step="read",
        meaning="Git could not join two versions of the file and left both in it, between lines of <, = and >. Nobody "
        "has decided yet which of them applies.",
        remedy="Keep what is right of both, and delete the lines that git added.",
    ),
    _code(
        "character-forbidden",
        ERROR,
        summary="the file holds a character that nobody sees, or a space that looks like another one",
        step="read",
        meaning="The file holds a character that nobody sees: a control, a soft hyphen, a zero-width space, a mark "
        "that turns the direction of text, a selector of variants; or an unusual space. Such characters come with text "
        "pasted from Word or a website, break the search for defined terms, and can make a contract read otherwise "
        "than it is stored.",
        remedy="Delete the character at the place named. Plain spaces are enough: no-break spaces are set by the "
        "program.",
    ),
    _code(
        "letters-mixed",
        ERROR,
        summary="a word mixes letters of two alphabets",
        step="read, deal",
        meaning="A word holds a letter of another alphabet that looks like one of ours, such as the Cyrillic а in "
        "“pаyer”. It reads like the word and is another: no search finds it, and no defined term is recognised.",
        remedy="Type the word again. One Greek letter as a sign (kΩ, μm, Δt) may stand.",
    ),
    _code(
        "sign-missing",
        ERROR,
        summary="the fonts of the PDF have no sign for a character",
        step="read",
        meaning="A text holds a character that the fonts of the PDF cannot show. A PDF would borrow it from whatever "
        "fonts the computer has, so that no PDF is made at all.",
        remedy="Write it in Latin letters, or with a sign that every font has.",
    ),
    _code(
        "yaml-syntax",
        ERROR,
        summary="the YAML cannot be read",
        step="read",
        meaning="The file is not YAML: a bracket or a quotation mark is left open, a colon or the space after it is "
        "missing, or a line is indented more or less than its neighbours. Nothing in the file can be trusted until it "
        "is read.",
        remedy="Look at the place named and at the line above it. Texts are best written as a block after |, in which "
        "every character may be typed.",
        wrong="fr:Le Contrat est conclu.",
        right="fr: |\n  Le Contrat est conclu.",
    ),
    _code(
        "yaml-nesting",
        ERROR,
        summary="the YAML is nested too deeply",
        step="read",
        meaning="The file is nested more deeply than any file of a library; most often a bracket is not closed.",
        remedy="Close the bracket, or write the list with lines that begin with -.",
    ),
    _code(
        "yaml-alias",
        ERROR,
        summary="anchors, aliases, merge keys and tags are not used here",
        step="read",
        meaning="Anchors (&x), aliases (*x), merge keys (<<) and tags (!x) make a text stand elsewhere than where it "
        "is read. Whoever reviews a clause must see all of it.",
        remedy="Write the text where it applies. A text that begins with &, * or ! is written as a block after |.",
        wrong="fr: *standard-text",
        right="fr: |\n  Les prix sont fixés par le Devis.",
    ),
    _code(
        "yaml-documents",
        ERROR,
        summary="the file holds more than one YAML document",
        step="read",
        meaning="A line --- begins a second document in the file, of which nothing would be read.",
        remedy="Delete the line, or make two files.",
    ),
    _code(
        "key-duplicate",
        ERROR,
        summary="the same key stands twice in one mapping",
        step="read",
        meaning="The same key stands twice in one place. YAML would silently keep the second, and a paragraph would "
        "be lost.",
        remedy="Keep one of them, or give the second paragraph its own id.",
        wrong="text:\n  notice:\n    fr: …\n  notice:\n    fr: …",
        right="text:\n  notice:\n    fr: …\n  late-notice:\n    fr: …",
    ),
    _code(
        "key-unknown",
        ERROR,
        summary="a key has a name that this file does not know",
        step="read",
        meaning="The file does not know this key. A misspelt key would silently do nothing: a condition that is not "
        "read leaves its paragraph in every contract.",
        remedy="Write the key that the hint names, or delete the line. docs/format.md lists the keys of every file.",
        wrong="wehn: service.prospecting",
        right="when: service.prospecting",
    ),
    _code(
        "key-missing",
        ERROR,
        summary="a key that must be there is absent",
        step="read",
        meaning="Something that must be there is absent: the version of a clause, its title, the unit of a duration.",
        remedy="Add the key at the place named. docs/format.md says for every file which keys are required.",
    ),
    _code(
        "value-type",
        ERROR,
        summary="a value is of another kind than expected",
        step="read",
        meaning="The value is of another kind than expected: a list instead of one word, a text instead of true or "
        "false, a date that does not exist.",
        remedy="Write the value as the hint shows it.",
        wrong="covers: art05-3",
        right="covers: [art05-3]",
    ),
    _code(
        "value-invalid",
        ERROR,
        summary="a value is not one of those allowed here",
        step="read",
        meaning="The value is not one of those allowed here, or names something that does not exist, such as a unit.",
        remedy="Take one of the values that the hint lists.",
        wrong="absent: keep",
        right="absent: reserve",
    ),
    _code(
        "prose-truncated",
        ERROR,
        summary="YAML would drop characters that somebody typed",
        step="read",
        meaning="YAML would drop part of this text: it takes what follows ␣# for a remark, and a text between "
        "quotation marks or braces apart. The contract would lack words that somebody typed.",
        remedy="Write the text as a block after |, as the hint shows. In a block every character is kept.",
        wrong="fr: Le dossier # 12 est clos.",
        right="fr: |\n  Le dossier # 12 est clos.",
    ),
    _code(
        "prose-style",
        ERROR,
        summary="a text is neither one plain line nor a | block",
        step="read",
        meaning="A text is written as one plain line or as a block after |. Every other form (quotation marks, >, "
        "braces) can change or lose characters.",
        remedy="Write it as the hint shows.",
        wrong='fr: "Le Contrat est conclu."',
        right="fr: |\n  Le Contrat est conclu.",
    ),
    _code(
        "prose-markup",
        ERROR,
        summary="a text uses Markdown that clauses do not have",
        step="read",
        meaning="The text uses Markdown that contracts do not have: a heading, a numbered list, code, a link to a "
        "website. Often a line merely begins with a mark that Markdown takes for one of these.",
        remedy="Numbered lists are items:, headings are heading:. A backslash before a mark takes its meaning away: "
        "\\#.",
        wrong="fr: |\n  1. par écrit\n  2. par courriel",
        right="items:\n  letter:\n    fr: par écrit\n  email:\n    fr: par courriel",
    ),
    _code(
        "prose-layout",
        ERROR,
        summary="a line of a table or a list is not read as it looks",
        step="read",
        meaning="A line of a table or a list is not read as it looks. A cell beyond the last column is lost, a line "
        "right below a table becomes a row of it, a row without its | --- | prints as running text, and a sentence "
        "right below a list becomes part of its last entry. Published editions stay as they were printed.",
        remedy="Give each row as many cells as the heading, begin it with |, and leave an empty line before what "
        "follows. A | that belongs to the text is written \\|.",
        wrong="fr: |\n  | Mois | Prix |\n  | --- | --- |\n  | mai | haut | perdu |",
        right="fr: |\n  | Mois | Prix |\n  | --- | --- |\n  | mai | haut |",
    ),
    _code(
        "prose-empty",
        ERROR,
        summary="a text is empty",
        step="read",
        meaning="A text is there and says nothing, so that a document would print a number without a sentence.",
        remedy="Write the text in both languages, or delete the whole paragraph.",
    ),
    _code(
        "file-uneditable",
        ERROR,
        summary="a command cannot write into a file without risk for what it holds",
        step="`approve`, `acknowledge`, `review`, `revise`, `new`",
        meaning="A command that adds a few lines to a file reads the new text back before it replaces the old one, "
        "with two readers. They must find all that was there and what was to be added, and nothing else; here they do "
        "not, because the file is written in an unusual way. The file is as it was.",
        remedy="Write the file with each key on a line of its own and without brackets around it, and run the "
        "command again.",
    ),
    _code(
        "file-changed",
        ERROR,
        summary="a file was saved while a command was writing",
        step="`approve`, `review`, `acknowledge`, `revise`, `rename`, `publish`, `correct`, `withdraw`, `new`",
        meaning="Somebody has saved, added or deleted this file since the command read it. The command would have "
        "taken that work away, or would have written what does not fit it.",
        remedy="Run the command again: it reads the file as it is now. Nothing was written.",
    ),
    _code(
        "change-interrupted",
        ERROR,
        summary="a change of several files was interrupted and cannot be finished",
        step="every command",
        meaning="A command that changes several files was killed in the middle. The next one finishes the change from "
        "its journal, `.clausier-change.json`; here it cannot: a file was edited since, cannot be written, or the "
        "journal itself is damaged.",
        remedy="Put the files in order (`git diff` shows them), delete the journal, and run the command again.",
    ),
    _code(
        "output-unwritable",
        ERROR,
        summary="a file cannot be written",
        step="`build`, `approve`, `new`, `copy`, `revise`, `rename`, the site; likewise for a new file that exists "
        "already",
        meaning="A file cannot be written: the folder is not yours, the disk is full, or the file exists already and "
        "would be lost (clausier new deal).",
        remedy="Name another folder with --out (the site: --site-dir), or another file. No half-written file is left "
        "behind.",
    ),
    _code(
        "pack-other",
        ERROR,
        summary="the folder holds the pack of another deal",
        step="`build`",
        meaning="A folder holds one pack. This one holds the pack of another reference or of another client, and "
        "files of both would lie side by side, or take each other’s place. References are compared to the letter: "
        "D/2026/014 and D-2026-014 are two deals, though their files would have the same names. The next version of an "
        "offer takes the place of the one before; an earlier one never that of a later one.",
        remedy="Name another folder with --out. If it is the same deal, and its reference or its client was "
        "corrected, take the earlier pack away first.",
    ),
    _code(
        "pack-manifest",
        ERROR,
        summary="the manifest of the pack that is in the folder cannot be read",
        step="`build`",
        meaning="The manifest says which files of a folder are of the pack, so that building again takes away those "
        "that are no longer in it and nothing else. This one is damaged, or not one that this program writes.",
        remedy="Name another folder with --out, or move what is in this one away. Nothing was written.",
    ),
    _code(
        "pack-edited",
        WARNING,
        summary="a file of the pack was edited since it was built; it is kept",
        step="`build`",
        meaning="A file of the pack that was in the folder is not as its manifest says: somebody has edited it. It is "
        "never overwritten or deleted. If the new pack has a file of that name, the edited one is now called "
        "…-edited; otherwise it stays as it is. No manifest names it any more.",
        remedy="Compare both, and delete the one that nobody needs.",
    ),
    _code(
        "site-link",
        ERROR,
        summary="a page of the site leads nowhere, or asks another site for something",
        step="the site",
        meaning="A page of the site links to something that is not there, or to a place that its target does not "
        "have; or it fetches something from another site, which the site never does. Nothing is published.",
        remedy="Correct the link in site/ or in the theme. Links are relative: ../cgv/#duration. A page written by "
        "hand names a page by its file: [Conditions](cgv/index.md).",
    ),
    _code(
        "site-edition",
        ERROR,
        summary="an edition that the site has shown in force is not there any more",
        step="the site",
        meaning="The site that is there shows an edition that was in force, and the library does not have it: its "
        "file has gone, or this is another library. Clients could no longer read what applied to them. The site stays "
        "as it is.",
        remedy="Take the file in clauses/editions/ back from the history of the repository. If it is another site, "
        "name another folder with --site-dir, or delete that one.",
    ),
    _code(
        "program-missing",
        ERROR,
        summary="a program or library that this format needs is not installed",
        step="making a PDF",
        meaning="Making a PDF needs libraries of the system (Pango) that are not installed.",
        remedy="Install the packages that the hint names, or make another format: --format html,md,txt,json.",
    ),
    _code(
        "port-taken",
        ERROR,
        summary="no port is free for the preview",
        step="`clausier watch`",
        meaning="clausier watch serves its preview on a port of this machine, and this port and those after it are in "
        "use: often by another preview that still runs.",
        remedy="End the other one, or name another port with --port.",
    ),
)
