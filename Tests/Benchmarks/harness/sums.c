// What the referee reads of a database: counts and sums of the values that a query
// gives, by name where its columns are `name` and `value`, else by column. Text is no
// value; every value has to be a number of tenths, as all that is generated is, so that
// sums are exact.
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CAPACITY = 256 };

struct sum {
    char *name;
    long long count, tenths;
};

struct sums {
    int count, last;
    struct sum list[CAPACITY];
};

static _Noreturn void fail(const char *message) {
    fprintf(stderr, "%s\n", message);
    exit(1);
}

// Rows of one name often follow those of the name before, so the search starts there.
static struct sum *sum_of(struct sums *sums, const char *name) {
    for (int i = 0; i < sums->count; i++) {
        struct sum *sum = &sums->list[(sums->last + i) % sums->count];
        if (strcmp(sum->name, name) != 0) continue;
        sums->last = (int)(sum - sums->list);
        return sum;
    }
    if (sums->count == CAPACITY) fail("more names than expected");
    struct sum *sum = &sums->list[sums->count++];
    sum->name = strdup(name);
    return sum;
}

static void add(struct sum *sum, sqlite3_stmt *row, int column) {
    int type = sqlite3_column_type(row, column);
    if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return;
    double value = sqlite3_column_double(row, column);
    long long tenths = llround(value * 10);
    if (fabs(value - (double)tenths / 10) > 1e-9) fail("a value has more than one decimal");
    sum->count++;
    sum->tenths += tenths;
}

static void add_row(struct sums *sums, sqlite3_stmt *row, int columns, int is_long) {
    if (is_long) {
        const char *name = (const char *)sqlite3_column_text(row, 0);
        if (name) add(sum_of(sums, name), row, 1);
        return;
    }
    for (int i = 0; i < columns; i++) add(&sums->list[i], row, i);
}

static void print(const struct sums *sums) {
    printf("{\"columns\": [");
    for (int i = 0; i < sums->count; i++) {
        const struct sum *sum = &sums->list[i];
        printf("%s\n  {\"name\": \"%s\", \"count\": %lld, \"sum\": %.1f}", i > 0 ? "," : "", sum->name, sum->count,
               (double)sum->tenths / 10);
    }
    printf("]}\n");
}

int main(int count, char **arguments) {
    static struct sums sums;
    sqlite3 *database;
    sqlite3_stmt *row;
    if (count != 3) fail("usage: sums DATABASE QUERY");
    if (sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) fail("cannot be opened");
    if (sqlite3_prepare_v2(database, arguments[2], -1, &row, NULL) != SQLITE_OK) fail(sqlite3_errmsg(database));
    int columns = sqlite3_column_count(row);
    int is_long = columns == 2 && strcmp(sqlite3_column_name(row, 0), "name") == 0;
    if (columns > CAPACITY) fail("more columns than expected");
    for (int i = 0; i < columns && !is_long; i++) sums.list[sums.count++].name = strdup(sqlite3_column_name(row, i));
    int status;
    while ((status = sqlite3_step(row)) == SQLITE_ROW) add_row(&sums, row, columns, is_long);
    if (status != SQLITE_DONE) fail(sqlite3_errmsg(database));
    print(&sums);
}
