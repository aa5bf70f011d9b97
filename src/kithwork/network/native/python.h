/* What Python hands to the kernel and gets from it; every file that includes Python's headers. */
#ifndef KITHWORK_PYTHON_H
#define KITHWORK_PYTHON_H

/* One library for every Python from 3.11 on. */
#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include "kernel.h"

extern PyType_Spec searches_spec;

int plain_number(PyObject *number, int64_t *value);
int plain_person(const Net *net, PyObject *number, uint32_t *person);
int plain_persons(const Net *net, PyObject *row, List *persons);
int plain_ties(const Net *net, PyObject *const *rows, Py_ssize_t ties);
Py_ssize_t plain_count(PyObject *row);
PyObject *item(PyObject *row, Py_ssize_t at);

#endif
