"""What tells a pack from that of another deal, and how its manifest is known."""

from __future__ import annotations

from dataclasses import dataclass

from engine.model.deal import Client, Deal

MANIFEST_SCHEMA = "clausier-pack-1"
"""What a manifest calls itself. Keys may be added; if one goes or means something else, it gets another name."""
MANIFEST_ENDING = "-manifest.json"


@dataclass(frozen=True, slots=True)
class PackOwner:
    """Whose pack it is: the reference of a deal and its client, with the country and number if the client has one.

    `version` tells packs of one deal apart.
    """

    reference: str
    client: str
    number: str | None = None
    version: int = 1

    @classmethod
    def of(cls, deal: Deal) -> PackOwner:
        return cls(deal.reference, deal.client.name, client_number(deal.client), deal.version)

    def same_deal(self, other: PackOwner) -> bool:
        """Whether both are one deal, in whatever version: the same reference, to the letter, and the same client."""
        return self.reference == other.reference and self.same_client(other)

    def same_client(self, other: PackOwner) -> bool:
        """Whether the client is the same.

        A client is known by its number, as its name may change; where one of the two has none, by its name.
        """
        if self.number is not None and other.number is not None:
            return _plain(self.number) == _plain(other.number)
        return _plain(self.client) == _plain(other.client)

    def __str__(self) -> str:
        version = f", version {self.version}," if self.version > 1 else ""
        return f"{self.reference}{version} for {self.client}" + (f" ({self.number})" if self.number else "")


def client_number(client: Client) -> str | None:
    """The enterprise number of a client with its country, as each country has registers of its own."""
    return f"{client.country} {client.enterprise_number}" if client.enterprise_number else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
