"""The package is installed with a compiler and without one, and answers either way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
ANSWER = """
from kithwork.network import KERNEL, Network
net = Network.from_ties(people=3, source=[0, 1], target=[1, 2], warmth=[0.5, 0.5])
(path,) = net.warmest(source=0, targets=[2])
print(KERNEL, *path.people)
"""
COMPILERS = {"with": shutil.which("cc") or "cc", "without": "/no/such/compiler"}


def installed(folder: Path, compiler: str) -> Path:
    """The package, built from a copy of the source with this compiler."""
    source = folder / "source"
    hidden = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.so", "*.pyd", "build")
    shutil.copytree(ROOT / "src", source / "src", ignore=hidden)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source / name)
    target = folder / "installed"
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps"]
    command += ["--python", sys.executable, "--no-build-isolation", "--no-cache"]
    command += ["--target", str(target)]
    settings = {**os.environ, "CC": compiler, "UV_PYTHON_DOWNLOADS": "never"}
    subprocess.run([*command, str(source)], check=True, env=settings)
    return target


@pytest.mark.parametrize("compiler", COMPILERS)
def test_the_package_installs_and_answers(compiler: str, tmp_path: Path) -> None:
    if compiler == "with" and shutil.which("cc") is None:
        pytest.skip("there is no C compiler here")
    target = installed(tmp_path, COMPILERS[compiler])
    # Without the site folders, so that nothing but what was installed can answer.
    settings = {"PYTHONPATH": str(target), "PATH": os.environ["PATH"]}
    asked = subprocess.run(
        [sys.executable, "-S", "-c", ANSWER],
        check=True,
        env=settings,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    kernel = "c" if compiler == "with" else "python"
    assert asked.stdout.split() == [kernel, "0", "1", "2"]
