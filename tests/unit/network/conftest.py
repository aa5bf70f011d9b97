"""The kernels, each of which gives the same answers."""

import pytest

from tests.unit.network import samples


@pytest.fixture(scope="session", params=samples.KERNELS)
def kernel(request: pytest.FixtureRequest) -> str:
    """Each kernel in turn; skips one that is not built here."""
    name = str(request.param)
    if not samples.built(name):
        pytest.skip(f"the kernel “{name}” is not built here")
    return name


@pytest.fixture(scope="session")
def both_kernels() -> tuple[str, str]:
    """The names of both, to hold one against the other; skips where one is not built."""
    if not all(map(samples.built, samples.KERNELS)):
        pytest.skip("the kernel “c” is not built here")
    return samples.KERNELS
