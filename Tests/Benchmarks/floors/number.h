// Parses a decimal number in place.
#ifndef NUMBER_H
#define NUMBER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { EXACT_DIGITS = 15 };

struct number {
    double value;
    const char *end;  // NULL when no number stands there.
};

// The rare long numbers go to the C library, on a copy that ends.
static inline struct number parse_long_number(const char *start, const char *end) {
    char copy[64];
    size_t length = (size_t)(end - start);
    if (length >= sizeof copy) return (struct number){0, NULL};
    memcpy(copy, start, length);
    copy[length] = 0;
    return (struct number){strtod(copy, NULL), end};
}

// Up to 15 digits and one division by a power of ten are exact: both are whole
// numbers that a double holds, so the division rounds once (Clinger). The caller's
// text ends in a byte that is no digit.
static inline struct number parse_number(const char *p) {
    static const double powers[EXACT_DIGITS + 1] = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    };
    const char *start = p;
    bool negative = *p == '-';
    p += negative;
    uint64_t mantissa = 0;
    const char *first = p;
    for (; (unsigned char)(*p - '0') < 10; p++) mantissa = mantissa * 10 + (unsigned char)(*p - '0');
    long digits = p - first, decimals = 0;
    if (*p == '.') {
        const char *point = p++;
        for (; (unsigned char)(*p - '0') < 10; p++) mantissa = mantissa * 10 + (unsigned char)(*p - '0');
        decimals = p - point - 1;
    }
    if (digits + decimals == 0) return (struct number){0, NULL};
    if (digits + decimals > EXACT_DIGITS) return parse_long_number(start, p);
    double value = (double)mantissa;
    if (decimals) value /= powers[decimals];
    return (struct number){negative ? -value : value, p};
}

#endif
