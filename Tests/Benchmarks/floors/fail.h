// A floor program that cannot do its work says why and ends.
#ifndef FAIL_H
#define FAIL_H

#include <stdio.h>
#include <stdlib.h>

static inline _Noreturn void fail(const char *message) {
    fprintf(stderr, "%s\n", message);
    exit(1);
}

#endif
