"""How a first message best reaches somebody."""

import pytest

from kithwork.domain.asks import Channel, channel_to
from kithwork.domain.people import AddressKind


@pytest.mark.parametrize(
    "addresses, channel",
    [
        ((), Channel.EMAIL),
        ((AddressKind.WEB,), Channel.EMAIL),
        ((AddressKind.PHONE,), Channel.PHONE),
        ((AddressKind.PHONE, AddressKind.PROFILE), Channel.LINKEDIN),
        ((AddressKind.PROFILE, AddressKind.EMAIL), Channel.EMAIL),
    ],
)
def test_a_message_travels_by_what_reaches_its_reader(
    addresses: tuple[AddressKind, ...], channel: Channel
) -> None:
    assert channel_to(addresses) == channel
