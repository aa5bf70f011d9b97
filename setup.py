"""Builds the kernel in C, where there is a compiler; everything else is said in pyproject.toml.

It is optional: without a compiler, or without the headers of Python that it includes, the
installation goes on, and Kithwork searches in Python.
"""

from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

NATIVE = Path("src/kithwork/network/native")
FLAGS = {"msvc": ["/std:c11", "/O2"]}
USUAL_FLAGS = ["-std=c11", "-O3", "-fvisibility=hidden"]


class BuildKernel(build_ext):
    """Each compiler with its own words for the same wish."""

    def build_extensions(self) -> None:
        """Set the flags, then build."""
        for extension in self.extensions:
            kind = self.compiler.compiler_type
            extension.extra_compile_args = FLAGS.get(kind, USUAL_FLAGS)
            extension.libraries = [] if kind == "msvc" else ["m"]
        super().build_extensions()


KERNEL = Extension(
    "kithwork.network._kernel",
    sources=[path.as_posix() for path in sorted(NATIVE.glob("*.c"))],
    depends=[path.as_posix() for path in sorted(NATIVE.glob("*.h"))],
    optional=True,
    # One for every Python from 3.11 on; native/python.h says the same to the compiler.
    py_limited_api=True,
)

setup(
    ext_modules=[KERNEL],
    cmdclass={"build_ext": BuildKernel},
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
