// A message of structure-specific data, in which dimensions and attributes are XML
// attributes.
#include "sdmx.h"

static void head(struct generation *g) {
    put_text(&g->out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<message:StructureSpecificData xmlns:message=\"" SDMX_SCHEMAS "message\""
        " xmlns:common=\"" SDMX_SCHEMAS "common\" xmlns:ss=\"" SDMX_SCHEMAS "data/structurespecific\""
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n");
    put_sdmx_header(&g->out);
    put_text(&g->out, "  <message:DataSet ss:structureRef=\"S1\" ss:dataScope=\"DataStructure\">\n");
}

static void begin_series(struct output *out, const struct sdmx_record *record) {
    put_text(out, "    <Series FREQ=\"A\" REF_AREA=\"");
    put_text(out, record->area);
    put_text(out, "\" SEX=\"T\" INDICATOR=\"indicator_");
    put_integer(out, record->indicator, 0);
    put_text(out, "\" UNIT_MULT=\"0\" DECIMALS=\"1\">\n");
}

static void end_series(struct output *out) { put_text(out, "    </Series>\n"); }

static void put_observation(struct output *out, const struct sdmx_record *record) {
    put_text(out, "      <Obs TIME_PERIOD=\"");
    put_integer(out, record->year, 0);
    if (!record->observation.missing) {
        put_text(out, "\" OBS_VALUE=\"");
        put_tenths(out, record->observation.tenths, '.', 0);
    }
    put_text(out, "\" OBS_STATUS=\"");
    put_bytes(out, &record->observation.status, 1);
    put_text(out, "\"/>\n");
}

static const struct sdmx_layout layout = {begin_series, put_observation, end_series, "StructureSpecificData"};

static void record(struct generation *g, uint64_t index) { put_sdmx_record(g, index, &layout); }

static void tail(struct generation *g) { put_sdmx_tail(g, &layout); }

const struct shape structure_specific_shape = {
    "structure-specific", sdmx_capacity, observation_count, head, record, tail,
};
