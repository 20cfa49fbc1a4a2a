#include "sdmx.h"

enum { FIRST_YEAR = 1996, YEARS = 30 };

uint64_t sdmx_capacity(const struct areas *areas) { return (uint64_t)areas->count * INDICATORS * YEARS; }

struct sdmx_record sdmx_record_draw(struct generation *g, uint64_t index) {
    uint64_t series = index / YEARS, year = index % YEARS;
    int indicator = (int)(series % INDICATORS);
    return (struct sdmx_record){
        .begins_series = year == 0,
        .ends_series = year == YEARS - 1,
        .area = g->areas.list[series / INDICATORS].code,
        .year = FIRST_YEAR + (int)year,
        .indicator = indicator,
        .observation = observation_draw(indicator, &g->random, &g->tally),
    };
}

void put_sdmx_header(struct output *out) {
    put_text(out,
        "  <message:Header>\n"
        "    <message:ID>SOCIAL_INDICATORS</message:ID>\n"
        "    <message:Test>false</message:Test>\n"
        "    <message:Prepared>2018-06-06T02:00:00</message:Prepared>\n"
        "    <message:Sender id=\"OFFICE\"/>\n"
        "    <message:Structure structureID=\"S1\" dimensionAtObservation=\"TIME_PERIOD\">\n"
        "      <common:Structure>\n"
        "        <Ref agencyID=\"OFFICE\" id=\"SOCIAL_INDICATORS\" version=\"1.0\"/>\n"
        "      </common:Structure>\n"
        "    </message:Structure>\n"
        "  </message:Header>\n");
}
