// A dump in the XML of the World Bank: for each country, for each indicator, a record
// for each year, an empty element where there is no value.
#include "observation.h"
#include "shapes.h"
#include "xml.h"

enum { FIRST_YEAR = 1906, YEARS = 120, COUNTRIES = 264 };

static const struct { const char *key, *name; } known[] = {
    {"ABW", "Aruba"}, {"AFG", "Afghanistan"}, {"ARG", "Argentina"}, {"AUS", "Australia"},
    {"BEL", "Belgium"}, {"BRA", "Brazil"}, {"CAN", "Canada"}, {"CHE", "Switzerland"},
    {"CIV", "C\u00f4te d'Ivoire"}, {"CUW", "Cura\u00e7ao"}, {"DEU", "Germany"}, {"DNK", "Denmark"},
    {"ESP", "Spain"}, {"FIN", "Finland"}, {"FRA", "France"}, {"GBR", "United Kingdom"},
    {"IND", "India"}, {"ITA", "Italy"}, {"JPN", "Japan"}, {"KOR", "Korea, Rep."},
    {"MAR", "Morocco"}, {"NLD", "Netherlands"}, {"NOR", "Norway"}, {"POL", "Poland"},
    {"SSF", "Sub-Saharan Africa (IDA & IBRD)"}, {"SUR", "Suriname"}, {"SWE", "Sweden"},
    {"TUR", "Turkiye"}, {"USA", "United States"}, {"ZAF", "South Africa"},
};

enum { KNOWN = sizeof known / sizeof *known };

static uint64_t capacity(const struct areas *areas) {
    (void)areas;
    return (uint64_t)COUNTRIES * INDICATORS * YEARS;
}

static void head(struct generation *g) {
    put_text(&g->out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                      "<Root xmlns:wb=\"http://www.worldbank.org\">\n  <data>\n");
}

// The others have codes that begin with X, which no country's does.
static void put_country(struct output *out, int country) {
    char key[] = {'X', (char)('A' + country / 26), (char)('A' + country % 26), 0};
    bool is_known = country < KNOWN;
    put_text(out, "    <record>\n      <field name=\"Country or Area\" key=\"");
    put_text(out, is_known ? known[country].key : key);
    put_text(out, "\">");
    put_escaped(out, is_known ? known[country].name : "Economy ");
    if (!is_known) put_text(out, key);
    put_text(out, "</field>\n");
}

static void put_item(struct output *out, int indicator) {
    put_text(out, "      <field name=\"Item\" key=\"indicator_");
    put_integer(out, indicator, 0);
    put_text(out, "\">Social indicator ");
    put_integer(out, indicator, 0);
    put_text(out, "</field>\n");
}

static void put_value(struct output *out, const struct observation *observation) {
    put_text(out, "      <field name=\"Value\"");
    if (observation->missing) {
        put_text(out, " />\n    </record>\n");
        return;
    }
    put_text(out, ">");
    put_tenths(out, observation->tenths, '.', 0);
    put_text(out, "</field>\n    </record>\n");
}

static void record(struct generation *g, uint64_t index) {
    struct output *out = &g->out;
    uint64_t series = index / YEARS;
    int indicator = (int)(series % INDICATORS);
    struct observation observation = observation_draw(indicator, &g->random, &g->tally);
    put_country(out, (int)(series / INDICATORS));
    put_item(out, indicator);
    put_text(out, "      <field name=\"Year\">");
    put_integer(out, (int64_t)(FIRST_YEAR + index % YEARS), 0);
    put_text(out, "</field>\n");
    put_value(out, &observation);
}

static void tail(struct generation *g) { put_text(&g->out, "  </data>\n</Root>\n"); }

const struct shape world_bank_shape = {"worldbank", capacity, observation_count, head, record, tail};
