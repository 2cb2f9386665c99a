"""`clausier new deal --ask` in the terminal: what is typed, what is shown, and the file that is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.commands import ROOT, clausier

OK, ERRORS, USAGE = 0, 1, 2
CLIENT = ("Atelier Essai", "n", "SRL", "", "rue de l’Essai 1, 7000 Mons", "0999.990.123", "", "", "")
ANSWERS = (
    "", "2026-12-20", "", "Marie Essai", "marie@exemple.invalid", "", *CLIENT, "1", "2", "149,50", "", "10", "", "",
    "", "", "Marie Essai", "gérante", "Paul Essai", "gérant",
)  # fmt: skip


def asked(folder: Path, answers: Sequence[str], *options: str) -> tuple[str, str, str]:
    """What was shown on standard output and standard error, and the file."""
    more = ("--library", ROOT, "--today", "2026-12-08", "new", "deal", folder / "essai", "--ask", "--lang", "fr")
    done = clausier(*more, *options, typed="".join(f"{one}\n" for one in answers))
    assert done.returncode == OK, done.stderr
    return done.stdout, done.stderr, (folder / "essai.yaml").read_text(encoding="utf-8")


def test_the_answers_make_a_deal_that_can_be_built(tmp_path: Path) -> None:
    shown, _, text = asked(tmp_path, ANSWERS)
    assert "lancez clausier build" in shown
    assert "validity: 2026-12-20\n" in text
    assert "  - item: phone-secretariat/subscription\n    price: 149,50\n    discount:\n      percent: 10\n" in text
    assert "# Une offre." in text
    done = clausier("--json", "--library", ROOT, "--today", "2026-12-08", "list", tmp_path)
    assert '"client": "Atelier Essai"' in done.stdout, done.stdout + done.stderr


def test_a_refused_answer_is_explained_and_asked_again(tmp_path: Path) -> None:
    at = ANSWERS.index("0999.990.123")
    shown, _, text = asked(tmp_path, (*ANSWERS[:at], "0999.990.12", *ANSWERS[at:]))
    assert "«\u00a00999.990.12\u00a0»" in shown
    assert shown.count("Numéro d’entreprise") == 2
    assert 'enterprise-number: "0999.990.123"\n' in text


def test_a_choice_is_made_by_number_name_or_words_and_others_are_refused(tmp_path: Path) -> None:
    at = len(ANSWERS) - len(("1", "2", "149,50", "", "10", "", "", "", "", "Marie", "g", "Paul", "g"))
    assert ANSWERS[at] == "1"
    shown, _, text = asked(tmp_path, (*ANSWERS[:at], "99", "téléphone", "telesecretariat", *ANSWERS[at + 1 :]))
    assert "« 99 » n’est pas dans la liste" in shown
    assert "« téléphone » n’est pas dans la liste" in shown
    assert "\n  - phone-secretariat" in text


def test_the_catalogue_is_shown_again_when_asked(tmp_path: Path) -> None:
    at = ANSWERS.index("10") + 1
    shown, _, _ = asked(tmp_path, (*ANSWERS[:at], "?", *ANSWERS[at:]))
    assert shown.count("(phone-secretariat/subscription)") == 2


@pytest.mark.parametrize("given", [0, 3, 8, 17, len(ANSWERS) - 1])
def test_who_stops_loses_nothing(tmp_path: Path, given: int) -> None:
    shown, _, text = asked(tmp_path, ANSWERS[:given])
    assert "Arrêté" in shown
    assert all(one in text for one in (*ANSWERS[:given],) if one in ("Atelier Essai", "Marie Essai", "149,50"))
    assert "reference: ESSAI-261208\n" in text


def test_text_is_data(tmp_path: Path) -> None:
    at = ANSWERS.index("Atelier Essai")
    nasty = 'a: b # c "d" [e] {f} & *g'
    _, _, text = asked(tmp_path, (*ANSWERS[:at], nasty, *ANSWERS[at + 1 :]))
    done = clausier("--json", "--library", ROOT, "--today", "2026-12-08", "list", tmp_path)
    assert '"client": "a: b # c \\"d\\" [e] {f} & *g"' in done.stdout, text


def test_all_and_ask_exclude_each_other(tmp_path: Path) -> None:
    done = clausier("--library", ROOT, "new", "deal", tmp_path / "d", "--ask", "--all")
    assert (done.returncode, [*tmp_path.iterdir()]) == (USAGE, [])
