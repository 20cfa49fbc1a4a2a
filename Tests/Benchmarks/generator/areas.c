#include "areas.h"

#include <stdarg.h>
#include <stdio.h>

enum { MUNICIPALITIES = 413 };

__attribute__((format(printf, 3, 4)))
static void add_area(struct areas *areas, int municipality, const char *format, ...) {
    struct area *area = &areas->list[areas->count++];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(area->code, sizeof area->code, format, arguments);
    va_end(arguments);
    area->municipality = (short)municipality;
}

static void add_municipality(struct areas *areas, int municipality) {
    int code = 3 + 5 * municipality;
    int districts = 3 + municipality * 7 % 11;
    add_area(areas, municipality, "GM%04d", code);
    for (int district = 0; district < districts; district++) {
        add_area(areas, municipality, "WK%04d%02d", code, district);
        int neighbourhoods = 2 + (municipality + district * 3) % 5;
        for (int i = 0; i < neighbourhoods; i++)
            add_area(areas, municipality, "BU%04d%02d%02d", code, district, i);
    }
}

void areas_fill(struct areas *areas) {
    areas->count = 0;
    add_area(areas, -1, "NL00");
    for (int i = 0; i < MUNICIPALITIES; i++) add_municipality(areas, i);
}

static int characters(const char *utf8) {
    int count = 0;
    for (; *utf8; utf8++) count += (*utf8 & 0xc0) != 0x80;
    return count;
}

int municipality_name(char into[NAME_CAPACITY], int municipality) {
    static const char *const stems[] = {
        "Amsterdam", "Bergen (NH.)", "'s-Gravenhage", "S\u00fadwest-Frysl\u00e2n",
        "Nuenen; Gerwen en Nederwetten", "De \"Oude\" IJsselstreek", "Hof & Twente",
        "Utrecht", "Noardeast-Frysl\u00e2n", "Alphen aan den Rijn", "Zwolle",
    };
    const int count = sizeof stems / sizeof *stems;
    if (municipality < 0)
        snprintf(into, NAME_CAPACITY, "Nederland");
    else if (municipality < count)
        snprintf(into, NAME_CAPACITY, "%s", stems[municipality]);
    else
        snprintf(into, NAME_CAPACITY, "%s %d", stems[municipality % count], municipality / count);
    return characters(into);
}
