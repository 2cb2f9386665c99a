"""What to write after a key of a deal that stands empty, by the path of the key."""

from __future__ import annotations

from collections.abc import Mapping

from engine.diagnostics.codes.sentences.freeze import frozen

WANTED: Mapping[str, Mapping[str, str]] = frozen(
    {
        "wanted:reference": {
            "en": "write the number of the offer, with one to ten digits: D-2026-014",
            "fr": "écrivez le numéro de l’offre, avec un à dix chiffres\u00a0: D-2026-014",
        },
        "wanted:date": {
            "en": "write the date of the offer, a day, 2026-12-01",
            "fr": "écrivez la date de l’offre, comme 2026-12-01",
        },
        "wanted:validity": {
            "en": "write the last day on which the client can accept, a day, 2026-12-01",
            "fr": "écrivez le dernier jour où le client peut accepter, comme 2026-12-01",
        },
        "wanted:start": {
            "en": "write the first day of the services, a day, 2026-12-01, or delete the line",
            "fr": "écrivez le premier jour des prestations, comme 2026-12-01, ou supprimez la ligne",
        },
        "wanted:client": {
            "en": "write name:, country: and languages: below it, indented",
            "fr": "écrivez «\u00a0name:\u00a0», «\u00a0country:\u00a0» et «\u00a0languages:\u00a0» en dessous, en "
            "retrait",
        },
        "wanted:client.name": {
            "en": "write the name of the company, or of the self-employed person",
            "fr": "écrivez le nom de la société, ou de l’indépendant",
        },
        "wanted:client.type": {
            "en": "write company or self-employed",
            "fr": "écrivez «\u00a0company\u00a0» ou «\u00a0self-employed\u00a0»",
        },
        "wanted:client.form": {
            "en": "write the legal form, such as SRL, BV or GmbH, or delete the line",
            "fr": "écrivez la forme juridique, comme SRL, BV ou GmbH, ou supprimez la ligne",
        },
        "wanted:client.address": {
            "en": "write street and number, postcode and town: rue de l’Exemple 4, 7000 Mons",
            "fr": "écrivez la rue et le numéro, le code postal et la localité\u00a0: rue de l’Exemple 4, 7000 Mons",
        },
        "wanted:client.country": {"en": "write two letters: BE", "fr": "écrivez deux lettres\u00a0: BE"},
        "wanted:client.territory": {
            "en": "write the part of the country, such as canary-islands, or delete the line",
            "fr": "écrivez la partie du pays, comme «\u00a0canary-islands\u00a0», ou supprimez la ligne",
        },
        "wanted:client.enterprise-number": {
            "en": "write the number of the client in the register of companies: 0123.456.749",
            "fr": "écrivez le numéro d’entreprise du client\u00a0: 0123.456.749",
        },
        "wanted:client.vat-number": {
            "en": "write the VAT number with its country: BE 0123.456.749, or delete the line",
            "fr": "écrivez le numéro de TVA avec son pays, comme BE 0123.456.749, ou supprimez la ligne",
        },
        "wanted:client.peppol": {
            "en": "write scheme and number: 0208:0123456749, or delete the line",
            "fr": "écrivez le schéma et le numéro, comme «\u00a00208:0123456749\u00a0», ou supprimez la ligne",
        },
        "wanted:client.contact": {
            "en": "write name: and email: below it, indented, or delete the line",
            "fr": "écrivez «\u00a0name:\u00a0» et «\u00a0email:\u00a0» en dessous, en retrait, ou supprimez la ligne",
        },
        "wanted:client.data-protection.officer": {
            "en": "write email: or phone: below it, indented, or none if there is no officer",
            "fr": "écrivez «\u00a0email:\u00a0» ou «\u00a0phone:\u00a0» en dessous, en retrait, ou «\u00a0none\u00a0» "
            "s’il n’y a pas de délégué",
        },
        "wanted:client.data-protection.representative": {
            "en": "write name:, address: and country: below it, or none",
            "fr": "écrivez «\u00a0name:\u00a0», «\u00a0address:\u00a0» et «\u00a0country:\u00a0» en dessous, ou "
            "«\u00a0none\u00a0»",
        },
        "wanted:client.languages": {
            "en": "write one language or several: [fr]",
            "fr": "écrivez une langue ou plusieurs\u00a0: [fr]",
        },
        "wanted:salesperson": {
            "en": "write name: and email: below it, indented, or delete the line",
            "fr": "écrivez «\u00a0name:\u00a0» et «\u00a0email:\u00a0» en dessous, en retrait, ou supprimez la ligne",
        },
        "wanted:order-number": {
            "en": "write the number that the client gave its order, or delete the line",
            "fr": "écrivez le numéro que le client a donné à sa commande, ou supprimez la ligne",
        },
        "wanted:introduction": {
            "en": "write an entry for each paragraph, - as you know, …, or delete the line",
            "fr": "écrivez une entrée par alinéa, comme «\u00a0- Vous souhaitez…\u00a0», ou supprimez la ligne",
        },
        "wanted:sections": {
            "en": "write an id and its heading below it, setup: Mise en service, or delete the line",
            "fr": "écrivez un identifiant et son intitulé en dessous, comme «\u00a0setup: Mise en service\u00a0», ou "
            "supprimez la ligne",
        },
        "wanted:lines.section": {
            "en": "write one of the ids below sections:, or delete the line",
            "fr": "écrivez l’un des identifiants qui se trouvent sous «\u00a0sections:\u00a0», ou supprimez la ligne",
        },
        "wanted:lines.optional": {
            "en": "write true, or delete the line",
            "fr": "écrivez «\u00a0true\u00a0», ou supprimez la ligne",
        },
        "wanted:lines.tiers": {
            "en": "write a band an entry, - {{up-to: 100, price: 2.50}}, the last without up-to:, or delete the line",
            "fr": "écrivez une tranche par entrée, comme «\u00a0- {{up-to: 100, price: 2.50}}\u00a0», la dernière "
            "sans «\u00a0up-to:\u00a0», ou supprimez la ligne",
        },
        "wanted:lines.tiers.up-to": {
            "en": "write the last unit of the band: 100; the last band has no up-to:",
            "fr": "écrivez la dernière unité de la tranche, comme 100\u202f; la dernière tranche n’a pas de "
            "«\u00a0up-to:\u00a0»",
        },
        "wanted:lines.tiers.price": {
            "en": "write the price of one unit in euros, excluding VAT: 149.50",
            "fr": "écrivez le prix d’une unité en euros, hors TVA\u00a0: 149.50",
        },
        "wanted:lines.minimum": {
            "en": "write the euros that are charged each month at least: 50, or delete the line",
            "fr": "écrivez le montant minimal facturé chaque mois, en euros, comme 50, ou supprimez la ligne",
        },
        "wanted:lines.estimate": {
            "en": "write how many units a month are expected: 300, or delete the line",
            "fr": "écrivez combien d’unités sont prévues par mois, comme 300, ou supprimez la ligne",
        },
        "wanted:lines.launch": {
            "en": "write price: and months: below it, indented, or delete the line",
            "fr": "écrivez «\u00a0price:\u00a0» et «\u00a0months:\u00a0» au-dessous, en retrait, ou supprimez la ligne",
        },
        "wanted:lines.launch.price": {
            "en": "write the price of one unit in euros, excluding VAT: 149.50",
            "fr": "écrivez le prix d’une unité en euros, hors TVA, comme 149.50",
        },
        "wanted:lines.launch.months": {
            "en": "write for how many months the launch price holds: 3",
            "fr": "écrivez pendant combien de mois le prix de lancement vaut, comme 3",
        },
        "wanted:version": {
            "en": "write 2 for the second one, or delete the line: the first says nothing",
            "fr": "écrivez 2 pour la deuxième, ou supprimez la ligne\u00a0: la première ne dit rien",
        },
        "wanted:replaces": {
            "en": "write deal:, sent: and digest: below it, as `clausier copy --next-version` does",
            "fr": "écrivez «\u00a0deal:\u00a0», «\u00a0sent:\u00a0» et «\u00a0digest:\u00a0» au-dessous, comme le fait "
            "«\u00a0clausier copy --next-version\u00a0»",
        },
        "wanted:replaces.deal": {
            "en": "write the file of the version before, beside this one: dupont.yaml",
            "fr": "écrivez le fichier de la version précédente, à côté de celui-ci, comme «\u00a0dupont.yaml\u00a0»",
        },
        "wanted:replaces.sent": {
            "en": "write the manifest of the pack that was sent, beside this file: dupont-v1-sent.json",
            "fr": "écrivez le manifeste du dossier envoyé, à côté de ce fichier, comme "
            "«\u00a0dupont-v1-sent.json\u00a0»",
        },
        "wanted:replaces.digest": {
            "en": "write the SHA-256 of that manifest, in quotation marks",
            "fr": "écrivez le SHA-256 de ce manifeste, entre guillemets droits",
        },
        "wanted:amends": {
            "en": "write deal:, sent:, digest:, accepted: and effective: below it, as `clausier copy --amend` does",
            "fr": "écrivez «\u00a0deal:\u00a0», «\u00a0sent:\u00a0», «\u00a0digest:\u00a0», «\u00a0accepted:\u00a0» et "
            "«\u00a0effective:\u00a0» au-dessous, comme le fait «\u00a0clausier copy --amend\u00a0»",
        },
        "wanted:amends.deal": {
            "en": "write the file of the deal that was accepted, beside this one: dupont.yaml",
            "fr": "écrivez le fichier de l’affaire acceptée, à côté de celui-ci, comme «\u00a0dupont.yaml\u00a0»",
        },
        "wanted:amends.sent": {
            "en": "write the manifest of the pack that was accepted, beside this file: dupont-v1-sent.json",
            "fr": "écrivez le manifeste du dossier accepté, à côté de ce fichier, comme "
            "«\u00a0dupont-v1-sent.json\u00a0»",
        },
        "wanted:amends.digest": {
            "en": "write the SHA-256 of that manifest, in quotation marks",
            "fr": "écrivez le SHA-256 de ce manifeste, entre guillemets droits",
        },
        "wanted:amends.accepted": {
            "en": "write the day on which the client accepted the contract, a day, 2026-12-01",
            "fr": "écrivez le jour où le client a accepté le contrat, par exemple 2026-12-01",
        },
        "wanted:amends.effective": {
            "en": "write the day from which the amendment applies, a day, 2026-12-01",
            "fr": "écrivez le jour à partir duquel l’avenant s’applique, par exemple 2026-12-01",
        },
        "wanted:billing": {
            "en": "write every:, in-advance:, start: or free-months: below it, indented, or delete the line",
            "fr": "écrivez «\u00a0every:\u00a0», «\u00a0in-advance:\u00a0», «\u00a0start:\u00a0» ou "
            "«\u00a0free-months:\u00a0» en dessous, en retrait, ou supprimez la ligne",
        },
        "wanted:billing.start": {
            "en": "write the first day for which monthly prices are due, a day, 2026-12-01, or delete the line",
            "fr": "écrivez le premier jour pour lequel les prix mensuels sont dus, comme 2026-12-01, ou supprimez la "
            "ligne",
        },
        "wanted:billing.free-months": {
            "en": "write how many months cost nothing: 1, or delete the line",
            "fr": "écrivez combien de mois sont gratuits, comme 1, ou supprimez la ligne",
        },
        "wanted:billing.every": {
            "en": "write month, quarter or year, or delete the line",
            "fr": "écrivez «\u00a0month\u00a0», «\u00a0quarter\u00a0» ou «\u00a0year\u00a0», ou supprimez la ligne",
        },
        "wanted:billing.instalments": {
            "en": "write a part an entry, - percent: 30, later ones with date: or phase:, or delete the line",
            "fr": "écrivez une échéance par entrée, comme «\u00a0- percent: 30\u00a0», les suivantes avec "
            "«\u00a0date:\u00a0» ou «\u00a0phase:\u00a0», ou supprimez la ligne",
        },
        "wanted:billing.instalments.percent": {
            "en": "write which part of the one-off prices is due: 30",
            "fr": "écrivez quelle part des prix uniques est due, en pour cent\u00a0: 30",
        },
        "wanted:billing.instalments.date": {
            "en": "write the day on which it is due, a day, 2026-12-01, or delete the line",
            "fr": "écrivez le jour où elle est due, comme 2026-12-01, ou supprimez la ligne",
        },
        "wanted:billing.instalments.phase": {
            "en": "write the number of the phase that it follows: 1, or delete the line",
            "fr": "écrivez le numéro de la phase qu’elle suit, comme 1, ou supprimez la ligne",
        },
        "wanted:billing.in-advance": {
            "en": "write true, or delete the line",
            "fr": "écrivez «\u00a0true\u00a0», ou supprimez la ligne",
        },
        "wanted:discount": {
            "en": "write percent: below it, indented, or delete the line",
            "fr": "écrivez «\u00a0percent:\u00a0» en dessous, en retrait, ou supprimez la ligne",
        },
        "wanted:discount.percent": {
            "en": "write how many per cent of the whole are taken off: 5",
            "fr": "écrivez combien de pour cent de l’ensemble sont déduits\u00a0: 5",
        },
        "wanted:services": {
            "en": "write at least one name that `clausier services` lists",
            "fr": "écrivez au moins un nom que donne «\u00a0clausier services\u00a0»",
        },
        "wanted:lines": {
            "en": "write an entry for each price, - item: with price: below it, or delete the key",
            "fr": "écrivez une entrée par prix, «\u00a0- item:\u00a0» avec «\u00a0price:\u00a0» en dessous, ou "
            "supprimez la clé",
        },
        "wanted:lines-entry": {
            "en": "write an entry for each price, - item: with price: below it, or delete the entry",
            "fr": "écrivez une entrée par prix, «\u00a0- item:\u00a0» avec «\u00a0price:\u00a0» en dessous, ou "
            "supprimez l’entrée",
        },
        "wanted:lines.item": {
            "en": "write service/price, as `clausier services` lists them",
            "fr": "écrivez «\u00a0prestation/prix\u00a0», comme dans la liste de «\u00a0clausier services\u00a0»",
        },
        "wanted:project.phases.name": {
            "en": "write what the phase is called, in one line",
            "fr": "écrivez le nom de la phase, en une ligne",
        },
        "wanted:project.phases.deliverables": {
            "en": "write what is delivered, or delete the entry",
            "fr": "écrivez ce qui est livré, ou supprimez l’entrée",
        },
        "wanted:lines.description": {
            "en": "write what the client buys, in one line",
            "fr": "écrivez ce que le client achète, en une ligne",
        },
        "wanted:lines.kind": {
            "en": "write one-off, monthly, quarterly, yearly or usage",
            "fr": "écrivez «\u00a0one-off\u00a0», «\u00a0monthly\u00a0», «\u00a0quarterly\u00a0», "
            "«\u00a0yearly\u00a0» ou "
            "«\u00a0usage\u00a0»",
        },
        "wanted:lines.unit": {
            "en": "write what is counted, such as hour or package",
            "fr": "écrivez ce qui est compté, comme «\u00a0hour\u00a0» ou «\u00a0package\u00a0»",
        },
        "wanted:lines.quantity": {
            "en": "write a number, or delete the line: without it the quantity is 1",
            "fr": "écrivez un nombre, ou supprimez la ligne\u00a0: sans elle, la quantité est de 1",
        },
        "wanted:lines.price": {
            "en": "write the price of one unit in euros, excluding VAT: 149.50",
            "fr": "écrivez le prix d’une unité en euros, hors TVA\u00a0: 149.50",
        },
        "wanted:lines.discount": {
            "en": "write percent: or amount: below it, indented, or delete the line",
            "fr": "écrivez «\u00a0percent:\u00a0» ou «\u00a0amount:\u00a0» en dessous, en retrait, ou supprimez la "
            "ligne",
        },
        "wanted:lines.discount.percent": {
            "en": "write how many per cent of the line are taken off: 5",
            "fr": "écrivez combien de pour cent de la ligne sont déduits\u00a0: 5",
        },
        "wanted:lines.discount.amount": {
            "en": "write how many euros are taken off: 50",
            "fr": "écrivez combien d’euros sont déduits\u00a0: 50",
        },
        "wanted:lines.credit": {
            "en": "write true, or delete the line",
            "fr": "écrivez «\u00a0true\u00a0», ou supprimez la ligne",
        },
        "wanted:lines.vat": {
            "en": "write a category of VAT, or delete the line",
            "fr": "écrivez une catégorie de TVA, ou supprimez la ligne",
        },
        "wanted:signatories": {
            "en": "write who signs: company: and client:, each with name: and function: below it",
            "fr": "écrivez qui signe\u00a0: «\u00a0company:\u00a0» et «\u00a0client:\u00a0», chacun avec "
            "«\u00a0name:\u00a0» et «\u00a0function:\u00a0» en dessous",
        },
        "wanted:signatories.company": {
            "en": "write name: and function: of who signs for us below it, indented",
            "fr": "écrivez en dessous, en retrait, «\u00a0name:\u00a0» et «\u00a0function:\u00a0» de qui signe pour "
            "nous",
        },
        "wanted:signatories.client": {
            "en": "write name: and function: of who signs for the client below it, indented",
            "fr": "écrivez en dessous, en retrait, «\u00a0name:\u00a0» et «\u00a0function:\u00a0» de qui signe pour "
            "le client",
        },
        "wanted:project": {
            "en": "write phases: below it, or delete the line",
            "fr": "écrivez «\u00a0phases:\u00a0» en dessous, ou supprimez la ligne",
        },
        "wanted:communication": {
            "en": "write the structured communication, +++010/8068/17183+++, or delete the line",
            "fr": "écrivez la communication structurée, comme +++010/8068/17183+++, ou supprimez la ligne",
        },
        "wanted:publisher": {
            "en": "write the name of a file beside the deal, or delete the line",
            "fr": "écrivez le nom d’un fichier placé à côté de l’affaire, ou supprimez la ligne",
        },
        "wanted:prices": {
            "en": "write the name of a file beside the deal, or delete the line",
            "fr": "écrivez le nom d’un fichier placé à côté de l’affaire, ou supprimez la ligne",
        },
        "wanted:subprocessors": {
            "en": "write the name of a file beside the deal, or delete the line",
            "fr": "écrivez le nom d’un fichier placé à côté de l’affaire, ou supprimez la ligne",
        },
        "wanted:facts": {
            "en": "write what is known besides, or delete the line",
            "fr": "écrivez ce que l’on sait d’autre, ou supprimez la ligne",
        },
        "wanted:variants": {
            "en": "write names that `clausier variants` lists, or delete the line",
            "fr": "écrivez des noms que donne «\u00a0clausier variants\u00a0», ou supprimez la ligne",
        },
        "wanted:deselect": {
            "en": "write names that `clausier variants` lists, or delete the line",
            "fr": "écrivez des noms que donne «\u00a0clausier variants\u00a0», ou supprimez la ligne",
        },
        "wanted:parameters": {
            "en": "write a figure below it, indented, or delete the line",
            "fr": "écrivez un chiffre en dessous, en retrait, ou supprimez la ligne",
        },
        "wanted-key:name": {
            "en": "write the first name and the name of one person",
            "fr": "écrivez le prénom et le nom d’une personne",
        },
        "wanted-key:function": {
            "en": "write what this person is, such as managing director",
            "fr": "écrivez la fonction de cette personne, comme gérant",
        },
        "wanted-key:email": {
            "en": "write one email address, name@example.com, or delete the line",
            "fr": "écrivez une adresse électronique, comme name@example.com, ou supprimez la ligne",
        },
        "wanted-key:phone": {
            "en": "write one telephone number, +32 65 12 34 56, or delete the line",
            "fr": "écrivez un numéro de téléphone, comme +32 65 12 34 56, ou supprimez la ligne",
        },
        "wanted-key:start": {"en": "write a day: a day, 2026-12-01", "fr": "écrivez un jour, comme 2026-12-01"},
        "wanted-key:end": {"en": "write a day: a day, 2026-12-01", "fr": "écrivez un jour, comme 2026-12-01"},
        "wanted-key:country": {"en": "write two letters: BE", "fr": "écrivez deux lettres\u00a0: BE"},
        "wanted-key:address": {
            "en": "write street and number, postcode and town",
            "fr": "écrivez la rue et le numéro, le code postal et la localité",
        },
        "wanted-in-language": {"en": "write it in {language}", "fr": "écrivez le texte en {language}"},
        "wanted-parameter": {
            "en": "write its value, or delete the line",
            "fr": "écrivez sa valeur, ou supprimez la ligne",
        },
        "wanted-part-of-parameter": {
            "en": "write its value, or delete the entry",
            "fr": "écrivez sa valeur, ou supprimez l’entrée",
        },
        "write-what-belongs": {
            "en": "write what belongs there, indented below it, or delete the key",
            "fr": "écrivez ici ce qui convient, en retrait en dessous, ou supprimez la clé",
        },
        "write-what-belongs-entry": {
            "en": "write what belongs there, indented below it, or delete the entry",
            "fr": "écrivez ici ce qui convient, en retrait en dessous, ou supprimez l’entrée",
        },
    }
)
"""By name, then by language."""
