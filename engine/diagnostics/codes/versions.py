"""Family versions: what has changed since the last edition, and the editions themselves."""

from __future__ import annotations

from functools import partial

from engine.diagnostics.codes.code import Code
from engine.diagnostics.severity import ERROR, WARNING

_code = partial(Code, "versions")

VERSIONS = (
    _code(
        "version-unbumped",
        ERROR,
        summary="a part says something else than in the last edition, under the same version",
        step="check",
        meaning="The wording of a clause, variant, term, parameter or outline differs from that of the last edition, "
        "and its version is the same. Clients and contracts tell texts apart by their versions.",
        remedy="clausier revise NAME --major (rights or obligations change), --minor (clarified) or --patch (a "
        "typing error) raises it in place. Where words changed, a named person says which of them it is.",
        wrong="version: 1.0.0  # the text has changed since the edition",
        right="version: 1.1.0",
    ),
    _code(
        "version-idle",
        ERROR,
        summary="a version was raised although the part says the same as in the last edition",
        step="check, `revise`",
        meaning="The version was raised and nothing has changed since the last edition.",
        remedy="Take the version back, or make the change that was meant.",
    ),
    _code(
        "version-step",
        ERROR,
        summary="a version is not one step above that of the last edition",
        step="check",
        meaning="The version is not the next one: between two editions it rises by one step, whatever the number of "
        "changes made meanwhile. From 1.4.2 that is 1.4.3, 1.5.0 or 2.0.0.",
        remedy="Write one of these.",
        wrong="version: 1.6.0  # 1.4.2 in the last edition",
        right="version: 1.5.0",
    ),
    _code(
        "version-small",
        ERROR,
        summary="a version was raised by less than what changed asks for",
        step="check, `revise`",
        meaning="The step is too small for what has changed. A figure, a duty, a condition, or “peut” that becomes "
        "“doit” changes rights or obligations; no smaller step declares it.",
        remedy="Raise the version as the hint says. A client is told of major changes.",
        wrong="version: 1.0.1  # the payment term has changed",
        right="version: 2.0.0",
    ),
    _code(
        "version-undeclared",
        ERROR,
        summary="words changed, and no named person says how serious that is",
        step="check, `revise`",
        meaning="Words of a text are other ones than in the last edition, and a program cannot tell whether somebody’s "
        "rights are. A clarification or an editorial change is declared by a person, who sees what speaks against it; "
        "what they said holds for the words that they saw.",
        remedy="clausier revise NAME --major, or --minor --by NAME, or --patch --because TEXT --by NAME. The reason is "
        "published with the edition.",
        wrong="version: 1.0.1  # “chaque Partie” has become “SecretarIA”, and nobody said anything",
        right="version: 2.0.0",
    ),
    _code(
        "translation-behind",
        WARNING,
        summary="the words of a text changed in one language only",
        step="check",
        meaning="Words of one language have changed since the last edition, and no word of the other: both are signed, "
        "and may no longer say the same.",
        remedy="Bring the other language up to date, or acknowledge that it says the same already: "
        "clausier acknowledge translation-behind PLACE.",
    ),
    _code(
        "key-point-behind",
        WARNING,
        summary="a line of a first page was not read again since what it sums up has changed",
        step="check",
        meaning="The line, a paragraph that it sums up or a figure of it is not what it was when somebody last held "
        "the one against the others.",
        remedy="Read both, change the line if it is no longer true, and write the digest of the hint after read:.",
    ),
    _code(
        "note-missing",
        ERROR,
        summary="clients are told nothing of a change that is substantive or a clarification",
        step="`publish`",
        warning_when="in check",
        meaning="Clients must be told of a change that concerns their rights or obligations, and clauses/changes.yaml "
        "does not explain it.",
        remedy="Add an entry with its explanation in both languages; it is published with the edition.",
    ),
    _code(
        "note-unknown",
        ERROR,
        summary="a note to clients is about nothing that there is",
        step="check",
        meaning="clauses/changes.yaml explains something that has not changed since the last edition, or does not "
        "exist.",
        remedy="Correct the name, or delete the entry.",
    ),
    _code(
        "note-kind",
        ERROR,
        summary="a note to clients gives another version or kind than the change has",
        step="check",
        meaning="The kind that the note gives (substantive, clarified, editorial) is not that of the version: a "
        "client would be told that nothing changes when something does.",
        remedy="Give the kind that fits the version, or the version that fits the kind.",
    ),
    _code(
        "edition-broken",
        ERROR,
        summary="a published edition is not as it was published",
        step="any command that uses an edition",
        meaning="A published edition is not, to the byte, what was published. Contracts cite it, so nothing is made "
        "from it and nothing is published after it.",
        remedy="Take the file back from git: editions are never edited. A mistake in force is corrected by the next "
        "edition.",
    ),
    _code(
        "edition-chain",
        ERROR,
        summary="a published edition does not follow the one before it",
        step="any command that uses an edition, `publish`",
        meaning="Each edition holds the digest of the one before it; here one is missing, or another stands in its "
        "place.",
        remedy="Take all files of clauses/editions/ back from git.",
    ),
    _code(
        "edition-date",
        ERROR,
        summary="an edition cannot take effect on this day",
        step="`publish`",
        meaning="An edition takes effect on a day to come, after that of the edition before it. A date in the past "
        "would change what is in force already.",
        remedy="Choose a later date for --effective.",
    ),
    _code(
        "edition-exists",
        ERROR,
        summary="there is an edition for this day already",
        step="`publish`; likewise for one in force that is to be replaced",
        meaning="There is an edition for this day already, or the one to be replaced is in force, which no edition "
        "then is.",
        remedy="Choose another day. An edition that is not yet in force can be replaced with --replaces DATE.",
    ),
    _code(
        "edition-late",
        ERROR,
        summary="clients can no longer be told in time of a change of rights or obligations",
        step="`publish`",
        meaning="The texts promise clients a period of notice before such a change. On the day of publication the last "
        "day on which they could have received it has passed.",
        remedy="Choose a later --effective, or say why it is published even so with --late REASON; the edition keeps "
        "the reason. clausier publish --dry-run shows the last day of notice.",
        wrong="clausier publish --effective 2027-01-05  # the last day of notice was 2026-11-04",
        right="clausier publish --effective 2027-03-01",
    ),
    _code(
        "correction-refused",
        ERROR,
        summary="the text in force cannot be corrected like that while a later edition waits",
        step="`clausier correct`",
        meaning="What is named changes nothing, or its file holds other changes too; or the edition has other words on "
        "the same lines, so that the program cannot tell what the corrected text is to be.",
        remedy="Name everything that changes in the file, or take out what is no correction. Where the lines differ, "
        "withdraw the edition that waits, publish the correction, and change the text again.",
    ),
    _code(
        "edition-forward",
        ERROR,
        summary="an edition would bind clients sooner than the one whose place it takes",
        step="`publish --replaces`",
        meaning="Clients may have been told of a change of rights or obligations, with the day of the edition that is "
        "replaced; the new one takes effect before that day.",
        remedy="Keep the day, or choose a later one; or say why it comes sooner with --late REASON.",
    ),
    _code(
        "edition-unknown",
        ERROR,
        summary="there is no such edition, or none in force on this day",
        step="`--edition`, `--replaces`, deal",
        meaning="There is no edition of this date, or none was in force on the date of the deal.",
        remedy="clausier editions lists those there are; --draft makes documents from the working text.",
    ),
    _code(
        "edition-unchanged",
        ERROR,
        summary="nothing has changed since the last edition",
        step="`publish`",
        meaning="Nothing has changed since the last edition: a new one would make clients look for a difference that "
        "is not there.",
        remedy="Change something first, or keep the edition in force.",
    ),
    _code(
        "entry-rewritten",
        WARNING,
        summary="an entry of the company or of the register of sub-processors changed after an edition froze it",
        step="check",
        meaning="An entry of the company or of the register of sub-processors was changed after an edition froze it. "
        "Old deals, built again, would print the new entry.",
        remedy="Take the old entry back and add a new one with its own since:. What was null may be filled in, and "
        "until: may be added.",
        wrong="- since: 2026-01-01\n  bank-account: BE68 5390 0754 7034  # another one was published",
        right="- since: 2026-01-01\n  bank-account: BE71 0961 2345 6769\n- since: 2027-03-01\n"
        "  bank-account: BE68 5390 0754 7034",
    ),
    _code(
        "file-outdated",
        WARNING,
        summary="published files would come out otherwise: the company or the register was completed since",
        step="check",
        meaning="Files of an edition in force or to come were recorded as published, and something that they print "
        "was completed or changed since: the company, or the register of sub-processors. The site goes on giving the "
        "files that were recorded, and says there what has changed.",
        remedy="Look at what has changed, then run clausier record: the new files are kept beside the old ones, which "
        "stay known for ever. Commit the ledger and the store.",
    ),
    _code(
        "file-published",
        ERROR,
        summary="a file that was published is missing from the store, or is no longer as it was",
        step="`mkdocs build`, `record --verify`",
        meaning="The ledger says that a file was published, and the store no longer has these bytes. Clients hold "
        "them; a file that is made again may differ.",
        remedy="Take the file back from the history of the repository or from a copy of the store. Its name is the "
        "SHA-256 of its bytes, so any copy proves itself.",
    ),
    _code(
        "ledger-broken",
        ERROR,
        summary="the ledger of published files is not as it was written",
        step="check, `record`, `mkdocs build`",
        meaning="Clausier writes the ledger, clauses/editions/published-files.json, and nobody edits it: it is how "
        "the site knows for ever what it has given to clients.",
        remedy="Take it back from git. Where two branches have recorded files, keep the recordings of both.",
    ),
    _code(
        "edition-text",
        ERROR,
        summary="a published edition, assembled again, gives another text",
        step="`editions verify`, `build`",
        meaning="An edition, assembled again, gives another text than the one published: the program has changed what "
        "it prints. Old contracts could not be reproduced.",
        remedy="Report it, and use the version of Clausier that published the edition until it is corrected.",
    ),
)
