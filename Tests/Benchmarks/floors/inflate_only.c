// Floor: zlib inflates the file in blocks that stay in the cache; nothing else.
#include "fail.h"
#include "inflate.h"

enum { BLOCK_CAPACITY = 1 << 18 };

int main(int count, char **arguments) {
    if (count != 2) fail("usage: inflate_only FILE.gz");
    static char block[BLOCK_CAPACITY];
    struct inflater *inflater = inflater_open(arguments[1]);
    unsigned long long total = 0;
    for (size_t read; (read = inflater_read(inflater, block, BLOCK_CAPACITY)) > 0;) total += read;
    inflater_close(inflater);
    printf("{\"bytes\": %llu}\n", total);
}
