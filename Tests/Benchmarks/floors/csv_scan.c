// Floor: every field of a CSV file typed and summed, by one thread or with -t 2 by
// two. A compressed file is inflated by a thread beside them.
#include <pthread.h>
#include <string.h>

#include "csv_records.h"
#include "fail.h"
#include "record_blocks.h"

enum { THREAD_CAPACITY = 16, NAME_CAPACITY = 128 };

struct worker {
    pthread_t thread;
    struct record_blocks *blocks;
    struct columns columns;
};

struct header {
    int count;
    char names[COLUMN_CAPACITY][NAME_CAPACITY];
};

// Reads the names out of the first record, and returns its length. The names are
// known to be plain words in quotes.
static size_t read_header(struct header *header, const char *p) {
    const char *start = p;
    for (; *p != '\n'; p++) {
        if (*p != '"') continue;
        const char *end = strchr(p + 1, '"');
        size_t length = (size_t)(end - p - 1);
        if (length >= NAME_CAPACITY || header->count == COLUMN_CAPACITY) fail("unexpected header");
        memcpy(header->names[header->count++], p + 1, length);
        p = end;
    }
    return (size_t)(p - start) + 1;
}

static void *work(void *argument) {
    struct worker *worker = argument;
    char *block = malloc(BLOCK_SIZE);
    if (!block) fail("out of memory");
    for (size_t count; (count = record_blocks_next(worker->blocks, block)) > 0;)
        columns_add_records(&worker->columns, block, count);
    free(block);
    return NULL;
}

// The first block, of which the header is taken off, is done before any thread starts.
static void add_first_block(struct record_blocks *blocks, struct header *header, struct columns *columns) {
    char *block = malloc(BLOCK_SIZE);
    if (!block) fail("out of memory");
    size_t count = record_blocks_next(blocks, block);
    if (count == 0) fail("the file is empty");
    size_t length = read_header(header, block);
    columns_add_records(columns, block + length, count - length);
    free(block);
}

static void scan(const char *path, int threads, struct header *header, struct columns *columns) {
    static struct worker workers[THREAD_CAPACITY];
    struct source *source = source_open(path, INFLATE_IN_ANOTHER);
    struct record_blocks *blocks = record_blocks_open(source);
    add_first_block(blocks, header, columns);
    for (int i = 0; i < threads; i++) {
        workers[i].blocks = blocks;
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0) fail("cannot start a thread");
    }
    for (int i = 0; i < threads; i++) {
        pthread_join(workers[i].thread, NULL);
        columns_add(columns, &workers[i].columns);
    }
    record_blocks_close(blocks);
    source_close(source);
}

static void print_column(const char *name, const struct column *column, const char *separator) {
    unsigned long long count = column->numbers + column->texts, missing = column->missing;
    printf("%s{\"name\": \"%s\", \"count\": %llu, \"missing\": %llu", separator, name, count, missing);
    if (column->texts == 0) printf(", \"sum\": %.17g", column->sum);
    printf("}");
}

int main(int count, char **arguments) {
    static struct header header;
    static struct columns columns;
    int threads = count == 4 && strcmp(arguments[1], "-t") == 0 ? atoi(arguments[2]) : 1;
    if ((count != 2 && count != 4) || threads < 1 || threads > THREAD_CAPACITY)
        fail("usage: csv_scan [-t THREADS] FILE");
    scan(arguments[count - 1], threads, &header, &columns);
    printf("{\"rows\": %llu, \"columns\": [", (unsigned long long)columns.rows);
    for (int i = 0; i < header.count; i++)
        print_column(header.names[i], &columns.list[i], i > 0 ? ", " : "");
    printf("]}\n");
}
