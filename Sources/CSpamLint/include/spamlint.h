/*
 * spamlint in C: bytes of a message in, a report in JSON out.
 *
 * Thread safety: a linter may be used by any number of threads at the same time. Texts are UTF-8 and end with a zero byte. Nothing is read
 * from the network, and no file but the configuration that is named and the rules that it names.
 */
#ifndef SPAMLINT_H
#define SPAMLINT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The rules and settings that messages are judged by. */
typedef struct spamlint_linter spamlint_linter;

/* The version of the library, such as "0.1.0". Owned by the library. */
const char *spamlint_version(void);

/*
 * Makes a linter. `configuration` is the path of a file such as .spamlint.yml, or NULL for what is built in.
 * NULL on error; `*error`, where `error` is not NULL, is then a text to free with spamlint_free, a line for each mistake.
 */
spamlint_linter *spamlint_open(const char *configuration, char **error);

/* Frees a linter. NULL is allowed. */
void spamlint_close(spamlint_linter *linter);

/*
 * Lints every message of `length` bytes at `message`. `name` tells what they are by its ending ("mail.eml", "page.html", "box.mbox"; NULL
 * is "-") and is shown in the report; it is never opened. `language` is "en" or "zh" (NULL is "en").
 * Returns lines of JSON, one for each message, as `spamlint --format ndjson` prints them (Schemas/report.v1.schema.json), to free with
 * spamlint_free; for bytes that are no message, a line {"schema", "path", "error"}. NULL only where memory is short or `linter` is NULL.
 */
char *spamlint_lint(spamlint_linter *linter, const uint8_t *message, size_t length, const char *name, const char *language);

/*
 * Mends what can be mended safely. Returns the message, `*mended_length` bytes, to free with spamlint_free; the same bytes where there is
 * nothing to mend. NULL where there is no message in the bytes.
 */
uint8_t *spamlint_fix(spamlint_linter *linter, const uint8_t *message, size_t length, const char *name, size_t *mended_length);

/* Frees what the functions above have returned. NULL is allowed. */
void spamlint_free(void *memory);

#ifdef __cplusplus
}
#endif

#endif
