"""vCard 2.1, 3.0 and 4.0: read all three, write 4.0, and the seeker's own card as 3.0."""

from kithwork.sources.vcard.business_cards import business_card
from kithwork.sources.vcard.cards import parse, recognises, write

__all__ = ["business_card", "parse", "recognises", "write"]
