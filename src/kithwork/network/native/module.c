/* The module that Python imports. What is asked for each question is there as a class; the functions
   that take whole arrays are called by their names, through ctypes: see library.py. */
#include "python.h"

/* What library.py expects; changed whenever a structure or a function changes. */
#define VERSION 7

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "_kernel", .m_size = -1};

PyMODINIT_FUNC PyInit__kernel(void)
{
    PyObject *made = PyModule_Create(&module);
    PyObject *type = PyType_FromSpec(&searches_spec);
    if (!made || !type || PyModule_AddObjectRef(made, "Searches", type) ||
        PyModule_AddIntConstant(made, "VERSION", VERSION))
        Py_CLEAR(made);
    Py_XDECREF(type);
    return made;
}
