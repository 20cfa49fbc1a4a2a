#include "csv_records.h"

#include "fail.h"
#include "number.h"

static inline const char *skip_blanks(const char *p) {
    while (*p == ' ') p++;
    return p;
}

// The first byte after the field; inside quotes a doubled quote is a quote.
static const char *field_end(const char *p) {
    if (*p != '"') {
        while (*p != ';' && *p != '\n') p++;
        return p;
    }
    do {
        p++;
        while (*p != '"') p++;
        p++;
    } while (*p == '"');
    return p;
}

static inline bool ends_field(const char *p) { return *p == ';' || *p == '\n' || *p == '\r'; }

// Where a missing value ends: an empty field or a lone point, padded or not. Text ends
// at a byte that ends no field.
static inline const char *missing_end(const char *p, bool quoted) {
    p = skip_blanks(p + (*p == '.'));
    return p + (quoted && *p == '"');
}

static inline const char *add_field(struct column *column, const char *p) {
    bool quoted = *p == '"';
    const char *inside = skip_blanks(p + quoted);
    struct number number = parse_number(inside);
    if (number.end) {
        const char *end = skip_blanks(number.end);
        end += quoted && *end == '"';
        if (ends_field(end)) {
            column->numbers++;
            column->sum += number.value;
            return end;
        }
    }
    const char *end = missing_end(inside, quoted);
    if (ends_field(end)) {
        column->missing++;
        return end;
    }
    column->texts++;
    return field_end(p);
}

static const char *add_record(struct columns *columns, const char *p) {
    int index = 0;
    for (;; p++) {
        if (index == COLUMN_CAPACITY) fail("too many columns");
        p = add_field(&columns->list[index++], p);
        if (*p != ';') break;
    }
    if (index > columns->count) columns->count = index;
    columns->rows++;
    return p + (*p == '\r') + 1;
}

void columns_add_records(struct columns *columns, const char *bytes, size_t count) {
    for (const char *p = bytes; p < bytes + count;) p = add_record(columns, p);
}

void columns_add(struct columns *columns, const struct columns *other) {
    columns->rows += other->rows;
    if (other->count > columns->count) columns->count = other->count;
    for (int i = 0; i < other->count; i++) {
        columns->list[i].numbers += other->list[i].numbers;
        columns->list[i].missing += other->list[i].missing;
        columns->list[i].texts += other->list[i].texts;
        columns->list[i].sum += other->list[i].sum;
    }
}
