"""The network beside its peers, on made-up networks of a million to a hundred million ties.

`make bench-network` runs `python -m bench.network` in an environment that holds the peers.
Only whole calls through the public front are timed; every answer of an exact peer is compared
with ours, and a difference makes the command fail. Speed never does.
"""
