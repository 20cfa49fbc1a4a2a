// An indicator dump in the XML of the World Bank: one record a country, indicator
// and year, an empty element where there is no value.
#include "shapes.h"
#include "xml.h"

enum { FIRST_YEAR = 1960, YEARS = 60, MISSING_PER_MILLE = 150 };

static const struct { const char *key, *name; } countries[] = {
    {"ABW", "Aruba"}, {"AFG", "Afghanistan"}, {"ARG", "Argentina"}, {"AUS", "Australia"},
    {"BEL", "Belgium"}, {"BRA", "Brazil"}, {"CAN", "Canada"}, {"CHE", "Switzerland"},
    {"CIV", "C\u00f4te d'Ivoire"}, {"CUW", "Cura\u00e7ao"}, {"DEU", "Germany"}, {"DNK", "Denmark"},
    {"ESP", "Spain"}, {"FIN", "Finland"}, {"FRA", "France"}, {"GBR", "United Kingdom"},
    {"IND", "India"}, {"ITA", "Italy"}, {"JPN", "Japan"}, {"KOR", "Korea, Rep."},
    {"MAR", "Morocco"}, {"NLD", "Netherlands"}, {"NOR", "Norway"}, {"POL", "Poland"},
    {"SSF", "Sub-Saharan Africa (IDA & IBRD)"}, {"SUR", "Suriname"}, {"SWE", "Sweden"},
    {"TUR", "Turkiye"}, {"USA", "United States"}, {"ZAF", "South Africa"},
};

enum { COUNTRIES = sizeof countries / sizeof *countries };

static void head(struct generation *g) {
    put_text(&g->out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                      "<Root xmlns:wb=\"http://www.worldbank.org\">\n  <data>\n");
}

static void put_country(struct output *out, uint64_t index) {
    put_text(out, "    <record>\n      <field name=\"Country or Area\" key=\"");
    put_text(out, countries[index].key);
    put_text(out, "\">");
    put_escaped(out, countries[index].name);
    put_text(out, "</field>\n");
}

static void put_item(struct output *out, uint64_t index) {
    put_text(out, "      <field name=\"Item\" key=\"SI.");
    put_integer(out, (int64_t)(10000 + index), 0);
    put_text(out, "\">Social indicator ");
    put_integer(out, (int64_t)index, 0);
    put_text(out, "</field>\n");
}

static void put_value(struct output *out, uint64_t bits) {
    put_text(out, "      <field name=\"Value\"");
    if (random_below((uint32_t)bits, 1000) < MISSING_PER_MILLE) {
        put_text(out, " />\n    </record>\n");
        return;
    }
    put_text(out, ">");
    put_tenths(out, random_below((uint32_t)(bits >> 32), 1000000), '.', 0);
    put_text(out, "</field>\n    </record>\n");
}

static void record(struct generation *g, uint64_t index) {
    struct output *out = &g->out;
    put_country(out, index / YEARS % COUNTRIES);
    put_item(out, index / YEARS / COUNTRIES);
    put_text(out, "      <field name=\"Year\">");
    put_integer(out, (int64_t)(FIRST_YEAR + index % YEARS), 0);
    put_text(out, "</field>\n");
    put_value(out, random_next(&g->random));
}

static void tail(struct generation *g) { put_text(&g->out, "  </data>\n</Root>\n"); }

const struct shape world_bank_shape = {"worldbank", false, head, record, tail};
