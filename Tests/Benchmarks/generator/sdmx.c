#include "sdmx.h"

enum { FIRST_YEAR = 1996, YEARS = 30 };

uint64_t sdmx_capacity(const struct areas *areas) { return (uint64_t)areas->count * INDICATORS * YEARS; }

static struct sdmx_record draw(struct generation *g, uint64_t index) {
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

void put_sdmx_record(struct generation *g, uint64_t index, const struct sdmx_layout *layout) {
    struct sdmx_record record = draw(g, index);
    if (record.begins_series) layout->begin_series(&g->out, &record);
    layout->put_observation(&g->out, &record);
    if (record.ends_series) layout->end_series(&g->out);
    g->inside = !record.ends_series;
}

void put_sdmx_tail(struct generation *g, const struct sdmx_layout *layout) {
    if (g->inside) layout->end_series(&g->out);
    put_text(&g->out, "  </message:DataSet>\n</message:");
    put_text(&g->out, layout->message);
    put_text(&g->out, ">\n");
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
