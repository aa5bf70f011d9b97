"""The peers, one module each: `duels(ties)` loads one and gives its questions.

A module is imported only where its peer is measured: each has a process of its own.
"""

from typing import NamedTuple


class Peer(NamedTuple):
    """A peer's module, and about how many bytes a tie it needs while it loads and answers.

    bytes_a_tie decides which size it is not even tried at; None where it keeps its ties on disk.
    """

    module: str
    bytes_a_tie: int | None


PEERS = {
    peer.module: peer
    for peer in (
        Peer("networkit", 150),
        Peer("graphblas", 130),
        Peer("scipy", 70),
        Peer("igraph", 150),
        Peer("rustworkx", 120),
        Peer("networkx", 400),
        Peer("sqlite", None),
        Peer("postgres", None),
        Peer("duckdb", 100),
    )
}
