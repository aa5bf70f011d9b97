"""`python -m kithwork` is `kith`."""

from kithwork import cli

if __name__ == "__main__":
    cli.main(prog_name="kith")
