// The areas a table goes through: the country, its municipalities (GM), their
// districts (WK) and neighbourhoods (BU), some 17,000 in all.
#ifndef AREAS_H
#define AREAS_H

enum { AREA_CAPACITY = 20000, CODE_LENGTH = 10, NAME_CAPACITY = 48 };

struct area {
    char code[CODE_LENGTH + 1];  // Not padded.
    short municipality;          // Index for `municipality_name`; -1 is the country.
};

struct areas {
    int count;
    struct area list[AREA_CAPACITY];
};

void areas_fill(struct areas *areas);

// Writes the name of a municipality, some with a separator, a quote, an ampersand
// or a letter outside ASCII in it; returns its length in characters, not bytes.
int municipality_name(char into[NAME_CAPACITY], int municipality);

#endif
