// Text inside XML elements and attributes.
#ifndef XML_H
#define XML_H

#include "output.h"

static inline void put_escaped(struct output *out, const char *text) {
    for (; *text; text++) {
        switch (*text) {
        case '&': put_text(out, "&amp;"); break;
        case '<': put_text(out, "&lt;"); break;
        case '>': put_text(out, "&gt;"); break;
        default: put_bytes(out, text, 1);
        }
    }
}

#endif
