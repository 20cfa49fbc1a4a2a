// A message of generic data, in which names of dimensions and attributes are values.
#include "sdmx.h"

static void head(struct generation *g) {
    put_text(&g->out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<message:GenericData xmlns:message=\"" SDMX_SCHEMAS "message\""
        " xmlns:common=\"" SDMX_SCHEMAS "common\" xmlns:generic=\"" SDMX_SCHEMAS "data/generic\">\n");
    put_sdmx_header(&g->out);
    put_text(&g->out, "  <message:DataSet structureRef=\"S1\" action=\"Replace\">\n");
}

static void begin_series(struct output *out, const struct sdmx_record *record) {
    put_text(out,
        "    <generic:Series>\n"
        "      <generic:SeriesKey>\n"
        "        <generic:Value id=\"FREQ\" value=\"A\"/>\n"
        "        <generic:Value id=\"REF_AREA\" value=\"");
    put_text(out, record->area);
    put_text(out,
        "\"/>\n"
        "        <generic:Value id=\"SEX\" value=\"T\"/>\n"
        "        <generic:Value id=\"INDICATOR\" value=\"indicator_");
    put_integer(out, record->indicator, 0);
    put_text(out,
        "\"/>\n"
        "      </generic:SeriesKey>\n"
        "      <generic:Attributes>\n"
        "        <generic:Value id=\"UNIT_MULT\" value=\"0\"/>\n"
        "        <generic:Value id=\"DECIMALS\" value=\"1\"/>\n"
        "      </generic:Attributes>\n");
}

static void end_series(struct output *out) { put_text(out, "    </generic:Series>\n"); }

static void put_observation(struct output *out, const struct sdmx_record *record) {
    put_text(out, "      <generic:Obs>\n        <generic:ObsDimension value=\"");
    put_integer(out, record->year, 0);
    put_text(out, "\"/>\n");
    if (!record->observation.missing) {
        put_text(out, "        <generic:ObsValue value=\"");
        put_tenths(out, record->observation.tenths, '.', 0);
        put_text(out, "\"/>\n");
    }
    put_text(out, "        <generic:Attributes>\n          <generic:Value id=\"OBS_STATUS\" value=\"");
    put_bytes(out, &record->observation.status, 1);
    put_text(out, "\"/>\n        </generic:Attributes>\n      </generic:Obs>\n");
}

static const struct sdmx_layout layout = {begin_series, put_observation, end_series, "GenericData"};

static void record(struct generation *g, uint64_t index) { put_sdmx_record(g, index, &layout); }

static void tail(struct generation *g) { put_sdmx_tail(g, &layout); }

const struct shape generic_shape = {"generic", sdmx_capacity, observation_count, head, record, tail};
