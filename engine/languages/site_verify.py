"""The words of the page that tells what a file or a digest belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class VerifyWords:
    """`{name}` stands for that of a file, `{number}` for how many figures there are.

    `kinds` is by what a digest belongs to.
    """

    title: str
    intro: tuple[str, ...]
    script: str
    file: str
    drop: str
    digest: str
    hint: str
    button: str
    result: str
    working: str
    computed: str
    malformed: str
    insecure: str
    unreachable: str
    unreadable: str
    one_file: str
    unknown: str
    unknown_reasons: tuple[str, ...]
    kinds: Mapping[str, str]
    document: str
    language: str
    format: str
    open_text: str
    digests: str


VERIFY_WORDS: Mapping[str, VerifyWords] = MappingProxyType(
    {
        "fr": VerifyWords(
            title="Vérifier un document",
            intro=(
                "Avez-vous reçu un document, ou une empreinte SHA-256 citée dans un devis\u00a0? Cette page dit à "
                "quelle "
                "édition publiée il ou elle appartient.",
                "L’empreinte est calculée dans votre navigateur\u00a0: le fichier ne quitte pas votre appareil, et "
                "rien "
                "n’est envoyé.",
            ),
            script=(
                "La vérification automatique a besoin de JavaScript. Sans lui, calculez l’empreinte vous-même, par "
                "exemple "
                "avec la commande sha256sum, et comparez-la à celles de cette page et de la page des éditions."
            ),
            file="Choisir un fichier (PDF, Word, Markdown ou JSON)",
            drop="Vous pouvez aussi le déposer n’importe où sur cette page.",
            digest="Ou coller une empreinte SHA-256",
            hint="64 chiffres ou lettres de a à f\u00a0; les espaces et les majuscules ne comptent pas.",
            button="Vérifier",
            result="Résultat",
            working="Calcul de l’empreinte…",
            computed="Empreinte de {name}",
            malformed=(
                "Ce n’est pas une empreinte SHA-256\u00a0: il y faut 64 chiffres ou lettres de a à f, ce texte en "
                "compte "
                "{number}."
            ),
            insecure=(
                "Ce navigateur ne calcule des empreintes que sur une page ouverte par https. Ouvrez cette page par "
                "https, "
                "ou collez l’empreinte."
            ),
            unreachable="La liste des empreintes n’a pas pu être lue. Réessayez plus tard.",
            unreadable="Ce fichier n’a pas pu être lu.",
            one_file="Déposez un seul fichier à la fois.",
            unknown="Cette empreinte ne correspond à rien de ce qui est publié ici.",
            unknown_reasons=(
                "Un document adapté à un contrat a sa propre empreinte\u00a0: son devis ou son manifeste la cite, ce "
                "site "
                "ne la connaît pas.",
                "Un fichier ouvert puis enregistré à nouveau, par exemple dans Word, a une autre empreinte, même si "
                "aucun "
                "mot n’a changé.",
                "Un projet, ou le fichier d’une édition remplacée avant son entrée en vigueur, n’est pas publié ici.",
                "Sinon, le document n’est pas celui qui a été publié.",
            ),
            kinds=MappingProxyType(
                {
                    "file": "C’est un fichier publié sur ce site, tel quel.",
                    "text": "C’est l’empreinte d’un texte publié, telle que les devis la citent.",
                    "edition": "C’est l’empreinte d’une édition publiée.",
                    "replaced": (
                        "C’est l’empreinte d’une édition qui a été remplacée avant son entrée en vigueur\u00a0: elle "
                        "ne s’est "
                        "jamais appliquée. Celle qui l’a remplacée\u00a0:"
                    ),
                }
            ),
            document="Document",
            language="Langue",
            format="Format",
            open_text="Lire ce texte",
            digests="Les empreintes des éditions",
        ),
        "en": VerifyWords(
            title="Verify a document",
            intro=(
                "Have you been given a document, or a SHA-256 digest cited in a quote? This page tells which published "
                "edition it belongs to.",
                "The digest is computed in your browser: the file does not leave your device, and nothing is sent.",
            ),
            script=(
                "Checking automatically needs JavaScript. Without it, compute the digest yourself, for example with "
                "the "
                "command sha256sum, and compare it with those on this page and on the page of editions."
            ),
            file="Choose a file (PDF, Word, Markdown or JSON)",
            drop="You may also drop it anywhere on this page.",
            digest="Or paste a SHA-256 digest",
            hint="64 digits or letters from a to f; spaces and capitals do not matter.",
            button="Verify",
            result="Result",
            working="Computing the digest…",
            computed="Digest of {name}",
            malformed="This is not a SHA-256 digest: one has 64 digits or letters from a to f; this text has {number}.",
            insecure=(
                "This browser computes digests only on a page opened over https. Open this page over https, or paste "
                "the "
                "digest."
            ),
            unreachable="The list of digests could not be read. Try again later.",
            unreadable="This file could not be read.",
            one_file="Drop one file at a time.",
            unknown="This digest matches nothing published here.",
            unknown_reasons=(
                "A document tailored to a contract has a digest of its own: its quote or its manifest cites it, and "
                "this "
                "site does not know it.",
                "A file that was opened and saved again, in Word for example, has another digest, even if no word has "
                "changed.",
                "A draft, or a file of an edition that was replaced before it took effect, is not published here.",
                "Otherwise, the document is not the one that was published.",
            ),
            kinds=MappingProxyType(
                {
                    "file": "This is a file published on this site, exactly as it stands.",
                    "text": "This is the digest of a published text, as quotes cite it.",
                    "edition": "This is the digest of a published edition.",
                    "replaced": (
                        "This is the digest of an edition that was replaced before it took effect: it never applied. "
                        "The one "
                        "that replaced it:"
                    ),
                }
            ),
            document="Document",
            language="Language",
            format="Format",
            open_text="Read this text",
            digests="The digests of the editions",
        ),
    }
)
