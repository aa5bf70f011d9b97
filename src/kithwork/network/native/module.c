/* The kernel is a plain library that compiled.py loads by itself; this lets the tools that build
   Python packages treat it as one of theirs. */
#include "kernel.h"

API void *PyInit__kernel(void)
{
    return 0;
}
