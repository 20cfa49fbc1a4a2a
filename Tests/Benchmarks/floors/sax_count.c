// Floor: libxml2's SAX parser with callbacks that only count, the file inflated by
// another thread, or with --same-thread by this one.
#include <libxml/parser.h>
#include <string.h>

#include "fail.h"
#include "source.h"

struct counts {
    unsigned long long elements, attributes, characters;
};

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int namespaces, const xmlChar **namespace_list, int attributes, int defaulted,
                          const xmlChar **attribute_list) {
    (void)name, (void)prefix, (void)uri, (void)namespaces;
    (void)namespace_list, (void)defaulted, (void)attribute_list;
    struct counts *counts = context;
    counts->elements++;
    counts->attributes += (unsigned)attributes;
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)context, (void)name, (void)prefix, (void)uri;
}

static void characters(void *context, const xmlChar *text, int length) {
    (void)text;
    ((struct counts *)context)->characters += (unsigned)length;
}

// A document type could define entities that grow without end.
static void internal_subset(void *context, const xmlChar *name, const xmlChar *id, const xmlChar *system) {
    (void)context, (void)name, (void)id, (void)system;
    fail("a document type is not allowed");
}

static int read_source(void *source, char *into, int capacity) {
    return (int)source_read(source, into, (size_t)capacity);
}

static int close_source(void *source) {
    source_close(source);
    return 0;
}

static xmlSAXHandler handler(void) {
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC};
    sax.internalSubset = internal_subset;
    sax.startElementNs = start_element;
    sax.endElementNs = end_element;
    sax.characters = characters;
    sax.ignorableWhitespace = characters;
    return sax;
}

// By pull: the parser asks for bytes when it needs them, which is faster than
// pushing pieces at it.
static struct counts count_document(const char *path, enum inflating inflating) {
    struct counts counts = {0, 0, 0};
    xmlSAXHandler sax = handler();
    struct source *source = source_open(path, inflating);
    xmlParserCtxtPtr parser =
        xmlCreateIOParserCtxt(&sax, &counts, read_source, close_source, source, XML_CHAR_ENCODING_NONE);
    if (!parser) fail("libxml2 does not start");
    xmlCtxtUseOptions(parser, XML_PARSE_NOENT | XML_PARSE_NONET);
    if (xmlParseDocument(parser) != 0 || !parser->wellFormed) fail("the document is not well-formed");
    xmlFreeParserCtxt(parser);
    xmlCleanupParser();
    return counts;
}

int main(int count, char **arguments) {
    int same_thread = count == 3 && strcmp(arguments[1], "--same-thread") == 0;
    if (count != 2 + same_thread) fail("usage: sax_count [--same-thread] FILE");
    struct counts counts =
        count_document(arguments[count - 1], same_thread ? INFLATE_IN_THIS_THREAD : INFLATE_IN_ANOTHER);
    printf("{\"elements\": %llu, \"attributes\": %llu, \"characters\": %llu}\n",
           counts.elements, counts.attributes, counts.characters);
}
