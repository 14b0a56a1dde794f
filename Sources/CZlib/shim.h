#pragma once
#include <string.h>
#include <zlib.h>
/* inflateInit2 is a macro, never imported. 15 + 32: the greatest window, zlib or gzip by the header. */
static inline int cz_inflate_init(z_stream *s) {
    memset(s, 0, sizeof *s);
    return inflateInit2(s, 15 + 32);
}
