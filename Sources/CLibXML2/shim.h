// libxml2 as a Swift module.
//
// libxml2's headers pull in the system ICU when it was built with ICU support, and those headers
// clash with the ICU inside Foundation. Nothing here needs libxml2's ICU interface, so the switch
// is turned off after the version header has set it and before any other header reads it.
#ifndef PEIL_CLIBXML2_SHIM_H
#define PEIL_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#endif
