"""Family deal: what sales write."""

from __future__ import annotations

from functools import partial

from engine.diagnostics.codes.code import Code
from engine.diagnostics.severity import ERROR, WARNING

_code = partial(Code, "deal")

DEAL = (
    _code(
        "identifier-invalid",
        ERROR,
        summary="an enterprise, VAT, Peppol, account or payment number is not valid",
        step="read, deal",
        meaning="An enterprise, VAT, Peppol, account or payment number has a wrong digit or the wrong length: its "
        "check digits do not fit. Whether a correct number belongs to the client is not looked up.",
        remedy="Copy the number again from an official document.",
    ),
    _code(
        "deal-consumer",
        ERROR,
        summary="the client is a consumer, to whom other rules apply",
        step="deal",
        meaning="The client is a consumer. The texts are written for businesses; consumers are protected by other "
        "rules, and this contract would be void in part.",
        remedy="Do not make this contract. A self-employed person who buys for the business is type: self-employed.",
        wrong="client:\n  type: consumer",
        right="client:\n  type: self-employed",
    ),
    _code(
        "contact-invalid",
        ERROR,
        summary="an email address or telephone number is none, or holds more than one",
        step="read, deal",
        meaning="What stands for an email address or a telephone number cannot reach anybody, or holds more than one. "
        "Contracts make these addresses those of notices: each field holds one, and nothing besides.",
        remedy="Write one address, name@domain, or one number with its country: +32 65 12 34 56.",
        wrong="email: Camille <camille@exemple.be>",
        right="email: camille@exemple.be",
    ),
    _code(
        "notice-address",
        WARNING,
        summary="a party has no email address, and notices go there",
        step="deal",
        meaning="The documents print the electronic addresses of the parties as those of notices, and one of the "
        "parties has none: nobody could give it notice by email.",
        remedy="Add contact: with email: to the client, or email: to the company (clauses/publisher.yaml).",
    ),
    _code(
        "data-contact-untold",
        WARNING,
        summary="a party has not said whom it names for the protection of data",
        step="`build`",
        meaning="An annex prints the contact and the data protection officer of each party, and the representative of "
        "a client outside the EEA, and a party has not said whom it has. The annex then prints its email address, and "
        "of the others nothing (GDPR art. 27, 30(2) and 37(7)).",
        remedy="Add data-protection: to the client, or to the company (clauses/publisher.yaml); officer: none says "
        "that none is designated.",
        wrong="client:\n  name: Menuiserie Dupont",
        right="client:\n  name: Menuiserie Dupont\n  data-protection:\n    contact:\n"
        "      email: donnees@exemple.be\n    officer: none",
    ),
    _code(
        "deal-untold",
        WARNING,
        summary="the texts of this edition do not print something that the deal says",
        step="deal",
        meaning="The deal says what its services include, and the edition that it is made with has no paragraph that "
        "prints it.",
        remedy="Say it in the description of a line, or make the deal with a later edition.",
    ),
    _code(
        "billing-invalid",
        ERROR,
        summary="what is agreed of invoices does not go together",
        step="deal",
        meaning="Monthly prices would begin before the services do, on two days, or after the first term has ended; or "
        "nothing is monthly.",
        remedy="Correct it as the hint says.",
        wrong="billing:\n  free-months: 1\n  start: 2027-02-01",
        right="billing:\n  free-months: 1",
    ),
    _code(
        "surcharge-uncharged",
        WARNING,
        summary="a price may lack the surcharge of an option",
        step="deal",
        meaning="A selected option raises prices, and the quote says that its prices include that. A price that is "
        "written is below the list price with the surcharge, or no list price tells.",
        remedy="Write the price with the surcharge, or delete price: where there is a list price, which is then raised "
        "by itself. Where the surcharge is waived, set its parameter to 0.",
    ),
    _code(
        "edition-lacks",
        ERROR,
        summary="the texts of this edition have no words for something that changes what is due",
        step="deal",
        meaning="The deal says something that changes what the client pays or buys, such as an optional line or a "
        "discount on the whole, and the edition that it is made with was published before its texts knew of it. "
        "Without words the client would read another offer than the one that is meant.",
        remedy="Say it otherwise, as the hint says, or make the deal with a later edition.",
    ),
    _code(
        "order-incomplete",
        ERROR,
        summary="an electronic order would lack something that it needs",
        step="`build`",
        meaning="The pack is to hold an electronic order, and what the deal or the library says does not suffice for "
        "one: a party without any number, a unit or a VAT category without a code, a client that cannot be reached in "
        "the Peppol network.",
        remedy="Add what is missing, or build without this format.",
        wrong="client:\n  name: Menuiserie Dupont",
        right="client:\n  name: Menuiserie Dupont\n  enterprise-number: 0123.456.749",
    ),
    _code(
        "postcode-missing",
        WARNING,
        summary="an address has no postcode in the form of its country",
        step="read, deal",
        meaning="The address holds no postcode in the form of its country: the country or the address is wrong, and "
        "VAT follows from the country.",
        remedy="Correct the address or the country.",
        wrong="address: rue de l’Exemple 4, 7000 Mons\ncountry: DE",
        right="address: rue de l’Exemple 4, 7000 Mons\ncountry: BE",
    ),
    _code(
        "territory-assumed",
        WARNING,
        summary="an address lies in a territory that the deal or the register does not name",
        step="deal, register",
        meaning="By its postcode, the address of the client lies in a territory that is not in the VAT area of the "
        "Union, or in the Union, as the rest of its country is. VAT and texts follow that territory. So does what the "
        "register says of a sub-processor where transfers out of the EEA are another question there.",
        remedy="Write the territory: its country: where it has a code of its own, such as RE, or else territory:.",
        wrong="address: calle del Ejemplo 1, 35001 Las Palmas\ncountry: ES",
        right="address: calle del Ejemplo 1, 35001 Las Palmas\ncountry: ES\nterritory: canary-islands",
    ),
    _code(
        "territory-untold",
        WARNING,
        summary="the texts of an edition take the Union and its VAT area for one thing, and the client is in one only",
        step="select",
        meaning="The client is in the Union and outside its VAT area, or the other way round, and the edition was "
        "published before its facts told the two apart. The VAT category and the texts on data are right; the words "
        "on the VAT regime may say “outside the European Union” of a client that is in it.",
        remedy="Read the VAT regime of the quote. A later edition, whose facts ask for area: vat, says it rightly.",
    ),
    _code(
        "deal-validity",
        ERROR,
        summary="an offer ends before it begins, or has ended",
        step="deal",
        warning_when="for an offer that has ended",
        meaning="The offer ends before it begins; or (a warning) it has ended. A client who accepts an offer after "
        "its last day has no contract yet.",
        remedy="Correct validity:, or make a new offer.",
    ),
    _code(
        "deal-start",
        WARNING,
        summary="the start of the services is before the offer, or the edition does not print it",
        step="deal, select",
        meaning="The deal says when the services start. That day is before the date of the offer; or the edition was "
        "published before its texts knew of it, so that no document would tell the client.",
        remedy="Correct start:, or say the start in the description of a line. A later edition prints it.",
        wrong="date: 2026-12-01\nstart: 2026-01-04",
        right="date: 2026-12-01\nstart: 2027-01-04",
    ),
    _code(
        "reference-taken",
        ERROR,
        summary="the reference of a new deal is that of another one",
        step="`copy`",
        meaning="A deal that is copied needs a reference of its own: its files are named after it, and payments carry "
        "it. The old deal, or another one in its folder or in that of the copy, has this reference; D/2026/014, "
        "D-2026-014 and d-2026-014 count as one.",
        remedy="Give another one with --reference. clausier list shows those that there are.",
    ),
    _code(
        "line-invalid",
        ERROR,
        summary="a line of the quote cannot be priced",
        step="deal",
        meaning="A line of the quote cannot be priced: it names no entry of the catalogue, has no price, gives one "
        "that the catalogue fixes, or takes off more than the price.",
        remedy="Correct the line as the hint says; clausier services NAME lists the entries with their prices.",
        wrong="- item: medical-secretariat/setup",
        right="- item: medical-secretariat/setup\n  price: 450",
    ),
    _code(
        "price-list",
        ERROR,
        summary="price lists contradict each other or the catalogue",
        step="read, names",
        meaning="Two price lists hold from the same day on; a list forgets a price of the one before it, so that any "
        "price would pass; or a list gives a price for something that the catalogue does not have, or whose price it "
        "fixes itself.",
        remedy="Correct the list as the hint says. A price that each deal gives from a day on is written null.",
        wrong="- from: 2027-01-01\n  prices:\n    phone-secretariat/setup: 450\n    phone-secretariat/call: 2\n"
        "- from: 2028-01-01\n  prices:\n    phone-secretariat/setup: 480",
        right="- from: 2027-01-01\n  prices:\n    phone-secretariat/setup: 450\n    phone-secretariat/call: 2\n"
        "- from: 2028-01-01\n  prices:\n    phone-secretariat/setup: 480\n    phone-secretariat/call: null",
    ),
    _code(
        "vat-category",
        ERROR,
        summary="a VAT category does not exist or does not fit the client",
        step="deal",
        meaning="The VAT category does not exist or does not fit the client: the reverse charge needs a client of "
        "another Member State with a valid VAT number, and so on.",
        remedy="Leave vat: out, so that the category follows from the client, or correct the client.",
    ),
    _code(
        "approval-invalid",
        ERROR,
        summary="an approval is given by nobody who may, or for nothing that needs it",
        step="deal",
        warning_when="for one that has lapsed, that nothing needs or that somebody of another level gave",
        meaning="An approval comes from somebody who may not give it; or (a warning) nothing needs it, or what was "
        "approved has changed since, so that it has lapsed.",
        remedy="Ask again: clausier approve DEAL --by PERSON writes it. Approvals are never typed by hand.",
    ),
    _code(
        "deviation-unapproved",
        WARNING,
        summary="a deal departs from the standard without a valid approval",
        step="deal",
        meaning="The deal departs from the standard (an option, a figure, a discount), and nobody has approved it. "
        "Until then all documents bear the mark “Non approuvé / Not approved” and cannot be signed.",
        remedy="clausier approve DEAL --by PERSON, by somebody of the level named.",
    ),
    _code(
        "logo-unfit",
        ERROR,
        summary="the logo of the company is no picture that documents can hold",
        step="`build`",
        meaning="The logo is damaged, too large, of another kind than its name says, or an SVG that holds more than "
        "shapes: letters in a font, scripts, pictures, anything that is loaded from elsewhere. An SVG has a PNG "
        "picture of the same name beside it, which Word shows.",
        remedy="Export it as PNG, or as plain SVG with letters turned into paths and a PNG of the same name.",
    ),
    _code(
        "deal-text",
        ERROR,
        summary="a text of the deal is too long or holds characters that documents cannot show",
        step="deal",
        meaning="A text of the deal is too long, runs over several lines or holds characters that documents cannot "
        "show.",
        remedy="Shorten it, or type the characters again instead of pasting them.",
    ),
    _code(
        "version-invalid",
        ERROR,
        summary="a deal does not say rightly which version of an offer it is, or which one it replaces",
        step="deal",
        meaning="A later version of an offer keeps its reference and replaces the version before. It names the file of "
        "that deal and the manifest of the pack that was sent, both beside it, with the SHA-256 of the manifest: the "
        "same reference, the same client, the number before, and no later date.",
        remedy="Let `clausier copy DEAL NEW --next-version --sent MANIFEST` write the file, and keep what it put in.",
        wrong="version: 3\nreplaces: {deal: dupont.yaml, sent: dupont-v1-sent.json, digest: 0f3c…}",
        right="version: 2\nreplaces: {deal: dupont.yaml, sent: dupont-v1-sent.json, digest: 0f3c…}",
    ),
    _code(
        "amendment-invalid",
        ERROR,
        summary="a deal does not amend a contract rightly",
        step="deal",
        meaning="An amendment names the file of the deal that was accepted and the manifest of the pack that was sent, "
        "both beside it. It has a reference of its own and the client of the contract, changes something, and keeps "
        "the start and the initial term of the contract.",
        remedy="Let `clausier copy DEAL NEW --amend` write the file, then change what is to be otherwise.",
        wrong="start: 2027-03-01",
        right="start: 2027-01-01",
    ),
    _code(
        "version-unsent",
        ERROR,
        summary="the deal file of the version that is replaced does not give what was sent",
        step="deal",
        meaning="What changes for the client is told from the file of the earlier version. That file, or one that it "
        "names, was edited after the pack was sent: it no longer gives the texts whose digests are in the manifest. "
        "Or the edition that it was made from is not there.",
        remedy="Take the file back to what it was when the pack was sent, for example from version control; write what "
        "is new into the file of the new version only. Where the company or the register was corrected in place, give "
        "the correction an entry of its own from its day on.",
    ),
    _code(
        "deal-incomplete",
        ERROR,
        summary="the deal lacks something that a document needs",
        step="assemble",
        meaning="A document needs something that only a deal gives, and the deal lacks it: an address, a signatory, "
        "the last day of the offer.",
        remedy="Add what the message names. The standard text, which has no deal, does not print such documents.",
    ),
)
