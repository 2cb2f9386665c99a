"""Family versions: what has changed since the last edition, and the editions themselves."""

from __future__ import annotations

from functools import partial

from engine.explanations.explanation import ERROR, WARNING, Explanation

_one = partial(Explanation, "versions")

VERSIONS = (
    _one(
        "version-unbumped",
        ERROR,
        "The wording of a clause, variant, term, parameter or outline differs from that of the last edition, and its "
        "version is the same. Clients and contracts tell texts apart by their versions.",
        "clausier revise NAME --major (rights or obligations change), --minor (clarified) or --patch (typo, "
        "translation) raises it in place.",
        wrong="version: 1.0.0  # the text has changed since the edition",
        right="version: 1.1.0",
    ),
    _one(
        "version-idle",
        ERROR,
        "The version was raised and nothing has changed since the last edition.",
        "Take the version back, or make the change that was meant.",
    ),
    _one(
        "version-step",
        ERROR,
        "The version is not the next one: between two editions it rises by one step, whatever the number of changes "
        "made meanwhile. From 1.4.2 that is 1.4.3, 1.5.0 or 2.0.0.",
        "Write one of these.",
        wrong="version: 1.6.0  # 1.4.2 in the last edition",
        right="version: 1.5.0",
    ),
    _one(
        "version-small",
        ERROR,
        "The step is too small for what has changed. A figure, a duty, a condition, or “peut” that becomes “doit” "
        "changes rights or obligations; a patch is for typing errors and translations.",
        "Raise the version as the hint says. A client is told of major changes.",
        wrong="version: 1.0.1  # the payment term has changed",
        right="version: 2.0.0",
    ),
    _one(
        "translation-behind",
        WARNING,
        "One language has changed by more than a patch since the last edition, and the other has not changed at all.",
        "Bring the other language up to date. If only the translation was corrected, a patch is enough.",
    ),
    _one(
        "note-missing",
        ERROR,
        "Clients must be told of a change that concerns their rights or obligations, and clauses/changes.yaml does not "
        "explain it.",
        "Add an entry with its explanation in both languages; it is published with the edition.",
    ),
    _one(
        "note-unknown",
        ERROR,
        "clauses/changes.yaml explains something that has not changed since the last edition, or does not exist.",
        "Correct the name, or delete the entry.",
    ),
    _one(
        "note-kind",
        ERROR,
        "The kind that the note gives (substantive, clarified, editorial) is not that of the version: a client would "
        "be told that nothing changes when something does.",
        "Give the kind that fits the version, or the version that fits the kind.",
    ),
    _one(
        "edition-broken",
        ERROR,
        "A published edition is not, to the byte, what was published. Contracts cite it, so nothing is made from it "
        "and nothing is published after it.",
        "Take the file back from git: editions are never edited. A mistake in force is corrected by the next edition.",
    ),
    _one(
        "edition-chain",
        ERROR,
        "Each edition holds the digest of the one before it; here one is missing, or another stands in its place.",
        "Take all files of clauses/editions/ back from git.",
    ),
    _one(
        "edition-date",
        ERROR,
        "An edition takes effect on a day to come, after that of the edition before it. A date in the past would "
        "change what is in force already.",
        "Choose a later date for --effective.",
    ),
    _one(
        "edition-exists",
        ERROR,
        "There is an edition for this day already, or the one to be replaced is in force, which no edition then is.",
        "Choose another day. An edition that is not yet in force can be replaced with --replaces DATE.",
    ),
    _one(
        "edition-unknown",
        ERROR,
        "There is no edition of this date, or none was in force on the date of the deal.",
        "clausier editions lists those there are; --draft makes documents from the working text.",
    ),
    _one(
        "edition-unchanged",
        ERROR,
        "Nothing has changed since the last edition: a new one would make clients look for a difference that is not "
        "there.",
        "Change something first, or keep the edition in force.",
    ),
    _one(
        "entry-rewritten",
        WARNING,
        "An entry of the company or of the register of sub-processors was changed after an edition froze it. Old "
        "deals, built again, would print the new entry.",
        "Take the old entry back and add a new one with its own since:. What was null may be filled in, and until: "
        "may be added.",
        wrong="- since: 2026-01-01\n  bank-account: BE68 5390 0754 7034  # another one was published",
        right="- since: 2026-01-01\n  bank-account: BE71 0961 2345 6769\n- since: 2027-03-01\n"
        "  bank-account: BE68 5390 0754 7034",
    ),
    _one(
        "edition-text",
        ERROR,
        "An edition, assembled again, gives another text than the one published: the program has changed what it "
        "prints. Old contracts could not be reproduced.",
        "Report it, and use the version of Clausier that published the edition until it is corrected.",
    ),
)
