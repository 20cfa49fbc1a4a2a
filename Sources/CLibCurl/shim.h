// The calls of libcurl that take a variable number of arguments, which Swift can't make.
//
// libcurl is loaded while the program runs, so each call gets the address of the function. The numbers are those
// of libcurl's binary interface, which never change; no header of libcurl is needed to build.
#ifndef PEIL_CLIBCURL_SHIM_H
#define PEIL_CLIBCURL_SHIM_H

#include <stddef.h>
#include <stdint.h>

typedef int (*peil_curl_setopt)(void *handle, int option, ...);
typedef int (*peil_curl_getinfo)(void *handle, int info, ...);

/// Gets bytes of a header or a body; anything but `size * count` as a result ends the transfer.
typedef size_t (*peil_curl_receive)(char *bytes, size_t size, size_t count, void *context);
/// Is called now and then during a transfer; anything but 0 as a result ends it.
typedef int (*peil_curl_progress)(
    void *context, int64_t total, int64_t received, int64_t sent_total, int64_t sent);

typedef enum {
  PEIL_CURL_WRITEDATA = 10001,
  PEIL_CURL_URL = 10002,
  PEIL_CURL_RANGE = 10007,
  PEIL_CURL_USERAGENT = 10018,
  PEIL_CURL_HTTPHEADER = 10023,
  PEIL_CURL_HEADERDATA = 10029,
  PEIL_CURL_NOPROGRESS = 43,
  PEIL_CURL_FOLLOWLOCATION = 52,
  PEIL_CURL_POSTFIELDSIZE = 60,
  PEIL_CURL_XFERINFODATA = 10057,
  PEIL_CURL_CAINFO = 10065,
  PEIL_CURL_COPYPOSTFIELDS = 10165,
  PEIL_CURL_NOSIGNAL = 99,
  PEIL_CURL_TIMEOUT_MS = 155,
  PEIL_CURL_CONNECTTIMEOUT_MS = 156,
  PEIL_CURL_PROTOCOLS = 181,
  PEIL_CURL_SUPPRESS_CONNECT_HEADERS = 265,
  PEIL_CURL_WRITEFUNCTION = 20011,
  PEIL_CURL_HEADERFUNCTION = 20079,
  PEIL_CURL_XFERINFOFUNCTION = 20219,
  PEIL_CURL_INFO_REDIRECT_URL = 0x100000 + 31
} PeilCurlOption;

static inline int peil_curl_set_number(void *setopt, void *handle, int option, long value) {
  return ((peil_curl_setopt)setopt)(handle, option, value);
}

/// Sets an option that is a text, of which libcurl takes a copy, or a pointer, which it keeps.
static inline int peil_curl_set_pointer(void *setopt, void *handle, int option, const void *value) {
  return ((peil_curl_setopt)setopt)(handle, option, value);
}

static inline int peil_curl_set_receiver(
    void *setopt, void *handle, int option, peil_curl_receive receive) {
  return ((peil_curl_setopt)setopt)(handle, option, receive);
}

static inline int peil_curl_set_progress(void *setopt, void *handle, peil_curl_progress progress) {
  return ((peil_curl_setopt)setopt)(handle, PEIL_CURL_XFERINFOFUNCTION, progress);
}

/// A text that libcurl knows of the last transfer and owns; NULL when it has none.
static inline const char *peil_curl_get_text(void *getinfo, void *handle, int info) {
  const char *text = NULL;
  return ((peil_curl_getinfo)getinfo)(handle, info, &text) == 0 ? text : NULL;
}

#endif
