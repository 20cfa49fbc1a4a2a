// Inserts rows into one table of a new SQLite database, in one transaction, without a
// journal; several rows a statement if asked for.
#ifndef INSERTS_H
#define INSERTS_H

#include <stddef.h>

struct inserts;

// `definition` makes the table `observation` with so many columns.
struct inserts *inserts_open(const char *path, const char *definition, int columns, int rows_per_statement);

// The cells of a row, one after the other. Text has to stay where it is until so many
// rows as a statement takes have followed.
void inserts_add_text(struct inserts *inserts, const char *text, size_t length);
void inserts_add_number(struct inserts *inserts, double value);
void inserts_add_null(struct inserts *inserts);

void inserts_close(struct inserts *inserts);

#endif
