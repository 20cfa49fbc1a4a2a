// The same table as the OData version 3 Atom feed of CBS open data. The server pads
// codes with blanks and says so with xml:space, and gives a missing value no text.
#include "shapes.h"
#include "table.h"
#include "xml.h"

#define TABLE_URL "https://opendata.cbs.nl/ODataFeed/OData/00000NED"
#define UPDATED "2018-06-06T02:00:00+02:00"

enum { NAME_WIDTH = 36 };

static void head(struct generation *g) {
    put_text(&g->out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<feed xml:base=\"" TABLE_URL "\" xmlns=\"http://www.w3.org/2005/Atom\""
        " xmlns:d=\"http://schemas.microsoft.com/ado/2007/08/dataservices\""
        " xmlns:m=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\""
        " xmlns:georss=\"http://www.georss.org/georss\" xmlns:gml=\"http://www.opengis.net/gml\">\n"
        "  <id>" TABLE_URL "/TypedDataSet</id>\n"
        "  <title type=\"text\">TypedDataSet</title>\n"
        "  <updated>" UPDATED "</updated>\n"
        "  <link rel=\"self\" title=\"TypedDataSet\" href=\"" TABLE_URL "/TypedDataSet\" />\n");
}

static void put_envelope(struct output *out, uint64_t id) {
    put_text(out, "  <entry>\n    <id>" TABLE_URL "/TypedDataSet(");
    put_integer(out, (int64_t)id, 0);
    put_text(out,
        ")</id>\n"
        "    <category term=\"Cbs.OData.TData\""
        " scheme=\"http://schemas.microsoft.com/ado/2007/08/dataservices/scheme\" />\n"
        "    <link rel=\"self\" href=\"" TABLE_URL "/TypedDataSet(");
    put_integer(out, (int64_t)id, 0);
    put_text(out,
        ")\" />\n    <title />\n    <updated>" UPDATED "</updated>\n"
        "    <author>\n      <name />\n    </author>\n"
        "    <content type=\"application/xml\">\n      <m:properties>\n");
}

// A string property, padded to `width` characters of which `characters` are text.
static void put_string(struct output *out, const char *name, const char *text, int characters, int width) {
    put_text(out, "        <d:");
    put_text(out, name);
    put_text(out, characters < width ? " xml:space=\"preserve\">" : ">");
    put_escaped(out, text);
    for (; characters < width; characters++) put_text(out, " ");
    put_text(out, "</d:");
    put_text(out, name);
    put_text(out, ">\n");
}

static void put_measure_name(struct output *out, int measure) {
    put_text(out, measures[measure].stem);
    put_text(out, "_");
    put_integer(out, measure_suffix(measure), 0);
}

static void put_measure(struct output *out, const struct cell *cell, int measure) {
    bool integer = measure_is_integer(measure);
    put_text(out, "        <d:");
    put_measure_name(out, measure);
    put_text(out, integer ? " m:type=\"Edm.Int32\"" : " m:type=\"Edm.Double\"");
    if (cell->state != VALUE) {
        put_text(out, " m:null=\"true\" />\n");
        return;
    }
    put_text(out, ">");
    if (integer)
        put_integer(out, cell->scaled, 0);
    else
        put_tenths(out, cell->scaled, '.', 0);
    put_text(out, "</d:");
    put_measure_name(out, measure);
    put_text(out, ">\n");
}

static void record(struct generation *g, uint64_t index) {
    const struct row *row = table_row(index, &g->areas, &g->random, &g->tally);
    struct output *out = &g->out;
    put_envelope(out, row->id);
    put_text(out, "        <d:ID m:type=\"Edm.Int32\">");
    put_integer(out, (int64_t)row->id, 0);
    put_text(out, "</d:ID>\n");
    put_string(out, "WijkenEnBuurten", row->area->code, (int)strlen(row->area->code), CODE_LENGTH);
    put_string(out, "Perioden", row->period, (int)strlen(row->period), 0);
    put_string(out, "Gemeentenaam_1", row->name, row->name_characters, NAME_WIDTH);
    for (int i = 0; i < MEASURE_COUNT; i++) put_measure(out, &row->cells[i], i);
    put_text(out, "      </m:properties>\n    </content>\n  </entry>\n");
}

static void tail(struct generation *g) { put_text(&g->out, "</feed>\n"); }

const struct shape atom_shape = {"atom", table_capacity, table_count, head, record, tail};
