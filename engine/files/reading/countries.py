"""The countries by their ISO 3166 codes; what is written for one of them is held against this list."""

from __future__ import annotations

from types import MappingProxyType

from engine.diagnostics import Report, Span

# ISO 3166-1 alpha-2, with XK (Kosovo), which the European Union uses for want of one.
_LISTED = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT
JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM
PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX
SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_LISTED.split())
_MEANT = MappingProxyType({"UK": "GB", "EL": "GR"})  # codes of daily use that ISO does not have


def check_country(code: str, span: Span, report: Report) -> None:
    """A country that does not exist would silently count as one outside the European Union."""
    if code not in COUNTRIES:
        hint = f"did you mean {_MEANT[code]}?" if code in _MEANT else "write its ISO 3166 code: BE, FR, DE, GB, US…"
        report.error("value-invalid", span, f"{code} is no country", hint)
