// The 96 measures of the table, in the names and kinds of a CBS neighbourhood table.
#ifndef MEASURES_H
#define MEASURES_H

#include <stdbool.h>

#include "random.h"

enum { MEASURE_COUNT = 96, FIRST_SUFFIX = 5, DECIMAL_COMMA_COLUMNS = 3 };

enum measure_kind { COUNT, PERCENTAGE, BALANCE, AMOUNT };

struct measure {
    const char *stem;  // The name in the file is the stem, `_` and the suffix.
    enum measure_kind kind;
};

extern const struct measure measures[MEASURE_COUNT];

static inline int measure_suffix(int index) { return FIRST_SUFFIX + index; }

static inline bool measure_is_integer(int index) { return measures[index].kind == COUNT; }

// Whether the measure is one of the few that `--decimal-comma` writes with a comma.
bool measure_takes_comma(int index);

// A random value of the measure: units of a count, tenths of anything else.
int64_t measure_value(int index, uint32_t bits);

#endif
