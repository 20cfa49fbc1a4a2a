// Cuts a source into blocks of whole records, for any number of threads.
#ifndef RECORD_BLOCKS_H
#define RECORD_BLOCKS_H

#include <stddef.h>

#include "source.h"

// Room for a block, and for the newline that a file may lack at its end.
enum { RECORDS_CAPACITY = 1 << 20, BLOCK_SIZE = RECORDS_CAPACITY + 1 };

struct record_blocks;

struct record_blocks *record_blocks_open(struct source *source);

// Copies the next whole records into `block` of BLOCK_SIZE; 0 is the end.
size_t record_blocks_next(struct record_blocks *blocks, char *block);

void record_blocks_close(struct record_blocks *blocks);

#endif
