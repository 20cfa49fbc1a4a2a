#include "inserts.h"

#include <sqlite3.h>
#include <string.h>

#include "fail.h"

struct cell {
    enum { NOTHING, NUMBER, TEXT } kind;
    double number;
    const char *text;
    size_t length;
};

struct inserts {
    sqlite3 *database;
    sqlite3_stmt *statement;  // For full batches.
    int columns, capacity, count;
    struct cell *cells;
};

static void check(struct inserts *inserts, int status, int expected) {
    if (status != expected) fail(sqlite3_errmsg(inserts->database));
}

static void execute(struct inserts *inserts, const char *sql) {
    check(inserts, sqlite3_exec(inserts->database, sql, NULL, NULL, NULL), SQLITE_OK);
}

static sqlite3_stmt *prepare(struct inserts *inserts, int rows) {
    static const char start[] = "INSERT INTO observation VALUES ";
    size_t row = 2 * (size_t)inserts->columns + 2;
    char *sql = malloc(sizeof start + row * (size_t)rows);
    if (!sql) fail("out of memory");
    char *end = stpcpy(sql, start);
    for (int i = 0; i < rows; i++) {
        end = stpcpy(end, i > 0 ? ",(" : "(");
        for (int column = 0; column < inserts->columns; column++) end = stpcpy(end, column > 0 ? ",?" : "?");
        end = stpcpy(end, ")");
    }
    sqlite3_stmt *statement;
    check(inserts, sqlite3_prepare_v2(inserts->database, sql, -1, &statement, NULL), SQLITE_OK);
    free(sql);
    return statement;
}

struct inserts *inserts_open(const char *path, const char *definition, int columns, int rows_per_statement) {
    struct inserts *inserts = calloc(1, sizeof *inserts);
    if (!inserts) fail("out of memory");
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (sqlite3_open_v2(path, &inserts->database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        fail("cannot open the database");
    execute(inserts, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
    execute(inserts, definition);
    execute(inserts, "BEGIN");
    inserts->columns = columns;
    inserts->capacity = columns * rows_per_statement;
    inserts->cells = calloc((size_t)inserts->capacity, sizeof *inserts->cells);
    if (!inserts->cells) fail("out of memory");
    inserts->statement = prepare(inserts, rows_per_statement);
    return inserts;
}

static void insert(struct inserts *inserts, sqlite3_stmt *statement) {
    for (int i = 0; i < inserts->count; i++) {
        const struct cell *cell = &inserts->cells[i];
        switch (cell->kind) {
        case NOTHING: sqlite3_bind_null(statement, i + 1); break;
        case NUMBER: sqlite3_bind_double(statement, i + 1, cell->number); break;
        case TEXT: sqlite3_bind_text(statement, i + 1, cell->text, (int)cell->length, SQLITE_STATIC); break;
        }
    }
    check(inserts, sqlite3_step(statement), SQLITE_DONE);
    sqlite3_reset(statement);
    inserts->count = 0;
}

static void add(struct inserts *inserts, struct cell cell) {
    inserts->cells[inserts->count++] = cell;
    if (inserts->count == inserts->capacity) insert(inserts, inserts->statement);
}

void inserts_add_text(struct inserts *inserts, const char *text, size_t length) {
    add(inserts, (struct cell){.kind = TEXT, .text = text, .length = length});
}

void inserts_add_number(struct inserts *inserts, double value) {
    add(inserts, (struct cell){.kind = NUMBER, .number = value});
}

void inserts_add_null(struct inserts *inserts) { add(inserts, (struct cell){.kind = NOTHING}); }

// The rows that fill no statement get one of their own.
void inserts_close(struct inserts *inserts) {
    if (inserts->count > 0) {
        sqlite3_stmt *rest = prepare(inserts, inserts->count / inserts->columns);
        insert(inserts, rest);
        sqlite3_finalize(rest);
    }
    execute(inserts, "COMMIT");
    sqlite3_finalize(inserts->statement);
    check(inserts, sqlite3_close(inserts->database), SQLITE_OK);
    free(inserts->cells);
    free(inserts);
}
