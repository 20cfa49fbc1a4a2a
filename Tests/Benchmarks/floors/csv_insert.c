// Floor: a CSV file into SQLite, parsed in place and inserted by one thread. `wide` is
// the table of measures, of which the number of the row and the name are left out;
// `long` the table of observations.
#include <stdbool.h>

#include "fail.h"
#include "inserts.h"
#include "number.h"
#include "record_blocks.h"

enum { WIDE_COLUMNS = 100, LONG_COLUMNS = 5, NAME_CAPACITY = 128 };

enum field { SKIPPED, TEXT, NUMBER };

struct table {
    int columns;
    enum field fields[WIDE_COLUMNS];
};

static struct table wide_table(void) {
    struct table table = {.columns = WIDE_COLUMNS};
    for (int i = 0; i < WIDE_COLUMNS; i++) table.fields[i] = NUMBER;
    table.fields[0] = table.fields[3] = SKIPPED;
    table.fields[1] = table.fields[2] = TEXT;
    return table;
}

static struct table long_table(void) {
    return (struct table){.columns = LONG_COLUMNS, .fields = {TEXT, TEXT, TEXT, NUMBER, TEXT}};
}

static int stored_columns(const struct table *table) {
    int count = 0;
    for (int i = 0; i < table->columns; i++) count += table->fields[i] != SKIPPED;
    return count;
}

// The first byte after what stands in the field; inside quotes a doubled quote is a quote.
static const char *content_end(const char *p, bool quoted) {
    if (!quoted) {
        while (*p != ';' && *p != '\n') p++;
        return p;
    }
    for (;; p++) {
        if (*p != '"') continue;
        if (p[1] != '"') return p;
        p++;
    }
}

static void add_text(struct inserts *inserts, const char *start, const char *end) {
    while (end > start && end[-1] == ' ') end--;
    inserts_add_text(inserts, start, (size_t)(end - start));
}

// What is no number is a marker of a missing value.
static void add_number(struct inserts *inserts, const char *start) {
    while (*start == ' ') start++;
    struct number number = parse_number(start);
    if (number.end)
        inserts_add_number(inserts, number.value);
    else
        inserts_add_null(inserts);
}

static const char *add_record(struct inserts *inserts, const struct table *table, const char *p) {
    for (int i = 0; i < table->columns; i++, p++) {
        bool quoted = *p == '"';
        const char *start = p + quoted, *end = content_end(start, quoted);
        if (table->fields[i] == TEXT) add_text(inserts, start, end);
        if (table->fields[i] == NUMBER) add_number(inserts, start);
        p = end + quoted;
    }
    return p;
}

// The table in SQL, of the names of the first record, which are plain words.
static char *definition(const struct table *table, const char *p) {
    char *sql = malloc(64 + (size_t)table->columns * NAME_CAPACITY);
    if (!sql) fail("out of memory");
    char *end = stpcpy(sql, "CREATE TABLE observation ");
    if (memcmp(p, "\xef\xbb\xbf", 3) == 0) p += 3;
    for (int i = 0; i < table->columns; i++, p++) {
        bool quoted = *p == '"';
        const char *start = p + quoted, *stop = content_end(start, quoted);
        if (stop - start + 8 > NAME_CAPACITY) fail("unexpected header");
        if (table->fields[i] != SKIPPED)
            end += sprintf(end, "%c\"%.*s\" %s", end[-1] == ' ' ? '(' : ',', (int)(stop - start), start,
                           table->fields[i] == TEXT ? "TEXT" : "REAL");
        p = stop + quoted;
    }
    stpcpy(end, ")");
    return sql;
}

// Two blocks in turn, because a statement may still hold texts of the block before.
static void copy(const char *from, const char *into, const struct table *table, int rows_per_statement) {
    char *blocks[] = {malloc(BLOCK_SIZE), malloc(BLOCK_SIZE)};
    if (!blocks[0] || !blocks[1]) fail("out of memory");
    struct source *source = source_open(from, INFLATE_IN_ANOTHER);
    struct record_blocks *records = record_blocks_open(source);
    size_t count = record_blocks_next(records, blocks[0]);
    if (count == 0) fail("the file is empty");
    char *sql = definition(table, blocks[0]);
    struct inserts *inserts = inserts_open(into, sql, stored_columns(table), rows_per_statement);
    const char *p = memchr(blocks[0], '\n', count) + 1;
    for (int turn = 0; count > 0;) {
        for (const char *end = blocks[turn] + count; p < end;) p = add_record(inserts, table, p);
        turn = !turn;
        p = blocks[turn];
        count = record_blocks_next(records, blocks[turn]);
    }
    inserts_close(inserts);
    free(sql);
    record_blocks_close(records);
    source_close(source);
}

int main(int count, char **arguments) {
    if (count != 5) fail("usage: csv_insert wide|long ROWS_PER_STATEMENT FILE.csv DATABASE");
    struct table table = strcmp(arguments[1], "wide") == 0 ? wide_table() : long_table();
    int rows = atoi(arguments[2]);
    if (rows < 1) fail("a statement takes one row or more");
    copy(arguments[3], arguments[4], &table, rows);
}
