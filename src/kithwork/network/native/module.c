/* The kernel is a plain library that compiled.py loads by itself; this lets the tools that build
   Python packages treat it as one of theirs. */
#include "kernel.h"

/* What library.py expects; changed whenever a structure or a function changes. */
API int kw_version(void)
{
    return 6;
}

API void *PyInit__kernel(void)
{
    return 0;
}
