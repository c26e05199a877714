/* cc lint.c -lspamlint -o lint; ./lint message.eml */
#include <spamlint.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: lint MESSAGE\n");
        return 2;
    }
    FILE *file = fopen(arguments[1], "rb");
    if (!file) {
        perror(arguments[1]);
        return 2;
    }
    size_t length = 0, room = 1 << 16;
    uint8_t *message = malloc(room);
    while (message) {
        length += fread(message + length, 1, room - length, file);
        if (length < room) break;
        room *= 2;
        message = realloc(message, room);
    }
    fclose(file);

    char *error = NULL;
    spamlint_linter *linter = spamlint_open(NULL, &error);
    if (!linter || !message) {
        fprintf(stderr, "%s\n", error ? error : "out of memory");
        spamlint_free(error);
        free(message);
        return 2;
    }
    char *report = spamlint_lint(linter, message, length, arguments[1], "en");
    fputs(report ? report : "", stdout);
    spamlint_free(report);

    size_t mended = 0;
    uint8_t *better = spamlint_fix(linter, message, length, arguments[1], &mended);
    fprintf(stderr, "%zu bytes, mended %zu\n", length, mended);
    spamlint_free(better);

    spamlint_close(linter);
    free(message);
    return 0;
}
