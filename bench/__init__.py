"""Figures of the whole program: `make bench` measures them and writes them down."""
