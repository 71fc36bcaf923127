#include <zlib.h>
// deflateInit2 is a macro, which Swift cannot see. 15 + 16 asks for a gzip wrapper (RFC 1952).
static inline int wz_gzip_init(z_stream *s, int level) {
  return deflateInit2(s, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
