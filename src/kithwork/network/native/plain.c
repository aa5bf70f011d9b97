/* Numbers that Python hands over, read as long as they are plain: whole numbers and floats of Python's
   own, in lists, tuples or arrays of type I. Whatever is not may leave an error that is to be cleared. */
#include "python.h"

int plain_number(PyObject *number, int64_t *value)
{
    if (!PyLong_CheckExact(number))
        return 0;
    *value = PyLong_AsLongLong(number);
    return *value >= 0;
}

int plain_person(const Net *net, PyObject *number, uint32_t *person)
{
    int64_t value;
    if (!plain_number(number, &value) || (uint64_t)value >= net->people)
        return 0;
    *person = (uint32_t)value;
    return 1;
}

/* How many there are in a list or tuple; -1 of anything else. */
Py_ssize_t plain_count(PyObject *row)
{
    return PyList_CheckExact(row) ? PyList_Size(row) : PyTuple_CheckExact(row) ? PyTuple_Size(row) : -1;
}

PyObject *item(PyObject *row, Py_ssize_t at)
{
    return PyList_CheckExact(row) ? PyList_GetItem(row, at) : PyTuple_GetItem(row, at);
}

static int plain_array(const Net *net, PyObject *array, List *persons)
{
    Py_buffer view;
    if (PyObject_GetBuffer(array, &view, PyBUF_FORMAT | PyBUF_ND))
        return 0;
    size_t count = (size_t)view.len / sizeof(uint32_t);
    int plain = view.ndim == 1 && view.itemsize == sizeof(uint32_t) && view.format[0] == 'I' &&
                !view.format[1] && !list_reserve(persons, count);
    for (size_t at = 0; plain && at < count; at++) {
        persons->items[at] = ((const uint32_t *)view.buf)[at];
        plain = persons->items[at] < net->people;
    }
    persons->count = plain ? count : 0;
    PyBuffer_Release(&view);
    return plain;
}

int plain_persons(const Net *net, PyObject *row, List *persons)
{
    Py_ssize_t count = plain_count(row);
    if (count < 0)
        return plain_array(net, row, persons);
    if (list_reserve(persons, (size_t)count))
        return 0;
    for (Py_ssize_t at = 0; at < count; at++)
        if (!plain_person(net, item(row, at), &persons->items[at]))
            return 0;
    persons->count = (size_t)count;
    return 1;
}

int plain_ties(const Net *net, PyObject *const *args, Py_ssize_t ties)
{
    uint32_t person;
    for (Py_ssize_t at = 0; at < ties; at++) {
        PyObject *warmth = item(args[2], at);
        if (!plain_person(net, item(args[0], at), &person) ||
            !plain_person(net, item(args[1], at), &person) || !PyFloat_CheckExact(warmth))
            return 0;
        double odds = PyFloat_AsDouble(warmth);
        if (!(odds > 0.0 && odds <= 1.0))
            return 0;
    }
    return 1;
}
