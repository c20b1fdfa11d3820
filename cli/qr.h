#ifndef CLI_QR_H
#define CLI_QR_H

#include "vault/secret.h"

/* Most bytes that are drawn: a share has 71. */
#define QR_TEXT_MAX 128

/*
 * Draws up to QR_TEXT_MAX bytes of ASCII as a QR code (ISO/IEC 18004, error
 * correction M, four light modules around it) in half blocks: two rows of
 * modules to a line of text, dark where there is ink, for dark letters on
 * light ground.  VAULT_ERR_LIMIT when the text is longer.
 *
 * Secret: the text is drawn in a child process, which ends with all copies that
 * the library makes; the caller releases the drawing, which tells the text.
 */
enum vault_status qr_draw(const struct vault_secret *text,
    struct vault_secret *ret_drawing) VAULT_CHECK_RESULT;

/*
 * Draws it on the terminal, dark on light whatever the terminal's colours are.
 * Where the window is too narrow it says so instead.
 *
 * Secret: reads the text.
 */
enum vault_status qr_show(const struct vault_secret *text) VAULT_CHECK_RESULT;

#endif
