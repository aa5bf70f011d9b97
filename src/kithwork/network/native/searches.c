/* What Python asks of one network, in one call from its arguments to its answer: questions and changes
   that take less time than the steps between would. Of numbers that are not plain NotImplemented is
   said: whoever asked checks them, names what is wrong, and asks again with plain ones. */
#include "python.h"

#include <math.h>

/* So many ties are put by one call: other threads want a turn, too. */
#define MANY 4096
/* Ways are mostly no longer; where one is, room is made for it. */
#define ROOM 16
/* The numbers of `Gate.counts` in gates.py. */
enum { SHUT, DIRECT, OTHERS, AWAITED };

typedef struct {
    PyObject_HEAD
    Net *net;
    PyObject *keeps;   /* what owns the arrays of the network */
    PyObject *path;    /* the class of an answer */
    PyObject *warmths; /* of each cost of one tie */
    PyObject *people, *warmth, *steps; /* the names of its fields */
    Scratch *idle;
    int64_t *gate; /* NULL: nothing is done at once */
    Py_buffer counts;
    PyObject *left; /* called when nobody asks any more and somebody waits for it */
} Searches;

static PyObject *elsewhere(void)
{
    PyErr_Clear();
    return Py_NewRef(Py_NotImplemented);
}

static int has_count(Py_ssize_t count, Py_ssize_t wanted)
{
    if (count != wanted)
        PyErr_Format(PyExc_TypeError, "%zd arguments are given, and %zd taken", count, wanted);
    return count == wanted;
}

static Scratch *take(Searches *self)
{
    Scratch *scratch = self->idle;
    if (scratch) {
        self->idle = scratch->next;
        return scratch;
    }
    scratch = scratch_new(self->net->people);
    if (!scratch)
        PyErr_NoMemory();
    return scratch;
}

static void give(Searches *self, Scratch *scratch)
{
    scratch->next = self->idle;
    self->idle = scratch;
}

/* Whether questions may not be answered at once: somebody changes the network, or waits to. */
static int is_shut(const Searches *self)
{
    return !self->gate || self->gate[SHUT];
}

/* Lets whoever waits to change know that nobody asks any more; the answer goes on to who asked. */
static PyObject *leave(Searches *self, PyObject *answer)
{
    if (--self->gate[DIRECT] || !self->gate[AWAITED])
        return answer;
    PyObject *told = PyObject_CallNoArgs(self->left);
    if (!told)
        Py_CLEAR(answer);
    Py_XDECREF(told);
    return answer;
}

static PyObject *people_of(const uint64_t *persons, uint64_t count)
{
    PyObject *people = PyTuple_New((Py_ssize_t)count);
    for (uint64_t at = 0; people && at < count; at++) {
        PyObject *person = PyLong_FromUnsignedLongLong(persons[at]);
        if (!person || PyTuple_SetItem(people, (Py_ssize_t)at, person))
            Py_CLEAR(people);
    }
    return people;
}

static PyObject *steps_of(const Searches *self, const uint64_t *costs, uint64_t count)
{
    PyObject *steps = PyTuple_New((Py_ssize_t)count);
    for (uint64_t at = 0; steps && at < count; at++) {
        PyObject *step = PyTuple_GetItem(self->warmths, (Py_ssize_t)costs[at]);
        if (!step || PyTuple_SetItem(steps, (Py_ssize_t)at, Py_NewRef(step)))
            Py_CLEAR(steps);
    }
    return steps;
}

/* Sets a field of a path and lets go of the value; paths themselves refuse to be changed. */
static int set_field(PyObject *path, PyObject *name, PyObject *value)
{
    int failed = !value || PyObject_GenericSetAttr(path, name, value);
    Py_XDECREF(value);
    return failed;
}

static PyObject *path_of(const Searches *self, const uint64_t *answer, uint64_t room)
{
    uint64_t ties = answer[0];
    PyObject *path = PyType_GenericAlloc((PyTypeObject *)self->path, 0);
    if (!path)
        return NULL;
    double warmth = exp(-(double)answer[1] / COST_SCALE);
    if (set_field(path, self->people, people_of(answer + 2, ties + 1)) ||
        set_field(path, self->warmth, PyFloat_FromDouble(warmth)) ||
        set_field(path, self->steps, steps_of(self, answer + 2 + room, ties)))
        Py_CLEAR(path);
    return path;
}

static PyObject *paths_of(const Searches *self, const Answers *answers, int64_t found)
{
    PyObject *paths = PyList_New((Py_ssize_t)found);
    for (int64_t at = 0; paths && at < found; at++) {
        const uint64_t *answer = answers->numbers + (uint64_t)at * ANSWER(answers->room);
        PyObject *path = path_of(self, answer, answers->room);
        if (!path || PyList_SetItem(paths, (Py_ssize_t)at, path))
            Py_CLEAR(paths);
    }
    return paths;
}

static int64_t searched(Scratch *scratch, const Net *net, uint64_t top)
{
    /* Each contact is given at most once as a target and once as an introducer. */
    uint64_t most = 2 * (uint64_t)degree_of(net->out, scratch->asked.source);
    if (answers_lay(scratch, top < most ? top : most, ROOM))
        return OUT_OF_MEMORY;
    int64_t found;
    while ((found = warmest(scratch, net)) == TOO_LONG)
        if (answers_lay(scratch, scratch->answers->top, scratch->answers->numbers[0] + 1))
            return OUT_OF_MEMORY;
    return found;
}

static int read_question(const Net *net, PyObject *const *args, Scratch *scratch, int64_t *top)
{
    Question *asked = &scratch->asked;
    int64_t introducers = -1;
    if (!plain_person(net, args[0], &asked->source) ||
        !plain_persons(net, args[1], &scratch->targets) ||
        (args[2] != Py_None && !plain_number(args[2], &introducers)) || !plain_number(args[3], top))
        return 0;
    asked->targets = scratch->targets.items;
    asked->targets_count = scratch->targets.count;
    /* As many ties as there are people are no bound. */
    asked->most_ties =
        introducers < 0 || (uint64_t)introducers + 1 >= net->people ? 0 : (uint32_t)introducers + 1;
    return 1;
}

/* The paths, each by another introducer; whoever calls sees to it that nobody changes the network. */
static PyObject *searches_warmest(PyObject *object, PyObject *const *args, Py_ssize_t count)
{
    Searches *self = (Searches *)object;
    Scratch *scratch = has_count(count, 4) ? take(self) : NULL;
    if (!scratch)
        return NULL;
    int64_t top, found = 0;
    if (!read_question(self->net, args, scratch, &top)) {
        give(self, scratch);
        return elsewhere();
    }
    Py_BEGIN_ALLOW_THREADS
    found = searched(scratch, self->net, (uint64_t)top);
    Py_END_ALLOW_THREADS
    PyObject *paths = found < 0 ? PyErr_NoMemory() : paths_of(self, scratch->answers, found);
    give(self, scratch);
    return paths;
}

/* The fewest ties, or None; whoever calls sees to it that nobody changes the network. */
static PyObject *searches_degrees(PyObject *object, PyObject *const *args, Py_ssize_t count)
{
    Searches *self = (Searches *)object;
    uint32_t source, target;
    int64_t at_most, ties = 0;
    if (!has_count(count, 3))
        return NULL;
    if (!plain_person(self->net, args[0], &source) || !plain_person(self->net, args[1], &target) ||
        !plain_number(args[2], &at_most))
        return elsewhere();
    if (source == target)
        return PyLong_FromLong(0);
    uint64_t people = self->net->people;
    uint32_t most = (uint32_t)((uint64_t)at_most < people ? (uint64_t)at_most : people);
    Scratch *scratch = take(self);
    if (!scratch)
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    ties = fewest_ties(scratch, self->net, source, target, most);
    Py_END_ALLOW_THREADS
    give(self, scratch);
    if (ties < 0)
        return PyErr_NoMemory();
    return ties ? PyLong_FromLongLong(ties) : Py_NewRef(Py_None);
}

/* The same where nobody changes the network just now, and nobody does until it is answered. */
#define AT_ONCE(name)                                                                          \
    static PyObject *searches_##name##_at_once(PyObject *object, PyObject *const *args,        \
                                               Py_ssize_t count)                               \
    {                                                                                          \
        Searches *self = (Searches *)object;                                                   \
        if (is_shut(self))                                                                     \
            return elsewhere();                                                                \
        self->gate[DIRECT]++;                                                                  \
        return leave(self, searches_##name(object, args, count));                              \
    }

AT_ONCE(warmest)
AT_ONCE(degrees)

/* One of the ties of three lists or tuples, which are checked. -1: it raised an error. */
static int put_at(Net *net, PyObject *const *args, Py_ssize_t at)
{
    uint32_t source = (uint32_t)PyLong_AsUnsignedLong(item(args[0], at));
    uint32_t target = (uint32_t)PyLong_AsUnsignedLong(item(args[1], at));
    double warmth = PyFloat_AsDouble(item(args[2], at));
    return PyErr_Occurred() ? -1 : put_tie(net, source, target, warmth);
}

/* Plain ties where all is ready for them and nobody asks just now: whether all of them are put. The
   others may be put once more. */
static PyObject *searches_put_at_once(PyObject *object, PyObject *const *args, Py_ssize_t count)
{
    Searches *self = (Searches *)object;
    if (!has_count(count, 3))
        return NULL;
    const int64_t *gate = self->gate;
    Py_ssize_t ties = plain_count(args[0]);
    if (is_shut(self) || gate[DIRECT] || gate[OTHERS] || !self->net->most || ties < 0 ||
        ties > MANY || plain_count(args[1]) != ties || plain_count(args[2]) != ties ||
        !plain_ties(self->net, args, ties)) {
        PyErr_Clear();
        return PyBool_FromLong(0);
    }
    int told = DONE;
    for (Py_ssize_t at = 0; told == DONE && at < ties; at++)
        told = put_at(self->net, args, at);
    return PyBool_FromLong(told == DONE);
}

/* Ties from one position on, of many that are checked; whoever calls has the network alone. Answers
   with the position of the next; no further than where a row has no room to move to. */
static PyObject *searches_put(PyObject *object, PyObject *const *args, Py_ssize_t count)
{
    Searches *self = (Searches *)object;
    if (!has_count(count, 4))
        return NULL;
    Py_ssize_t at = PyLong_AsSsize_t(args[3]), ties = plain_count(args[0]);
    if (ties < 0 || plain_count(args[1]) != ties || plain_count(args[2]) != ties) {
        PyErr_SetString(PyExc_TypeError, "ties are three lists or tuples of one length");
        return NULL;
    }
    Py_ssize_t end = ties - at > MANY ? at + MANY : ties;
    for (int told; at < end; at++) {
        told = put_at(self->net, args, at);
        if (told < 0)
            return NULL;
        if (told == FULL)
            break;
    }
    return PyLong_FromSsize_t(at);
}

static void unguard(Searches *self)
{
    if (!self->gate)
        return;
    self->gate = NULL;
    PyBuffer_Release(&self->counts);
    Py_CLEAR(self->left);
}

/* From now on the numbers of a gate are heeded. */
static PyObject *searches_guard(PyObject *object, PyObject *const *args, Py_ssize_t count)
{
    Searches *self = (Searches *)object;
    if (!has_count(count, 2))
        return NULL;
    unguard(self);
    if (PyObject_GetBuffer(args[0], &self->counts, PyBUF_WRITABLE))
        return NULL;
    self->gate = self->counts.buf;
    self->left = Py_NewRef(args[1]);
    Py_RETURN_NONE;
}

static PyObject *searches_take(PyObject *object, PyObject *Py_UNUSED(none))
{
    Scratch *scratch = take((Searches *)object);
    return scratch ? PyLong_FromVoidPtr(scratch) : NULL;
}

static PyObject *searches_give(PyObject *object, PyObject *address)
{
    Scratch *scratch = PyLong_AsVoidPtr(address);
    if (!scratch)
        return NULL;
    give((Searches *)object, scratch);
    Py_RETURN_NONE;
}

static PyObject *searches_rest(PyObject *object, PyObject *Py_UNUSED(none))
{
    for (Scratch *scratch = ((Searches *)object)->idle; scratch; scratch = scratch->next)
        scratch_rest(scratch);
    Py_RETURN_NONE;
}

static void searches_dealloc(PyObject *object)
{
    Searches *self = (Searches *)object;
    PyTypeObject *type = Py_TYPE(object);
    while (self->idle)
        scratch_free(take(self));
    unguard(self);
    PyObject *held[] = {self->keeps, self->path, self->warmths, self->people, self->warmth, self->steps};
    for (size_t at = 0; at < sizeof held / sizeof *held; at++)
        Py_XDECREF(held[at]);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(object);
    Py_DECREF(type);
}

static PyObject *searches_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(names))
{
    PyObject *net, *keeps, *path, *warmths;
    if (!PyArg_ParseTuple(args, "OOOO!:Searches", &net, &keeps, &path, &PyTuple_Type, &warmths))
        return NULL;
    Searches *self = (Searches *)PyType_GenericAlloc(type, 0);
    if (!self)
        return NULL;
    self->net = PyLong_AsVoidPtr(net);
    self->keeps = Py_NewRef(keeps);
    self->path = Py_NewRef(path);
    self->warmths = Py_NewRef(warmths);
    self->people = PyUnicode_InternFromString("people");
    self->warmth = PyUnicode_InternFromString("warmth");
    self->steps = PyUnicode_InternFromString("steps");
    if (!self->net || !self->people || !self->warmth || !self->steps) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

#define FAST(name) {#name, (PyCFunction)(void (*)(void))searches_##name, METH_FASTCALL, NULL}

static PyMethodDef methods[] = {
    FAST(warmest), FAST(degrees), FAST(put),
    FAST(warmest_at_once), FAST(degrees_at_once), FAST(put_at_once), FAST(guard),
    {"take", searches_take, METH_NOARGS, NULL},
    {"give", searches_give, METH_O, NULL},
    {"rest", searches_rest, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, searches_new},
    {Py_tp_dealloc, searches_dealloc},
    {Py_tp_methods, methods},
    {0, NULL},
};

PyType_Spec searches_spec = {"kithwork.network._kernel.Searches", sizeof(Searches), 0,
                               Py_TPFLAGS_DEFAULT, slots};
