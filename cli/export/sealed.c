#include "cli/export/sealed.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "cli/export/sink.h"

/*
 * The policy allows this script, by its hash, and no other; nothing may be
 * fetched from anywhere.
 */
static const char script[] =
    "\"use strict\";\n"
    "(() => {\n"
    "const at = (id) => document.getElementById(id);\n"
    "const bytes = (text) =>\n"
    "  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));\n"
    "const say = (what) => {\n"
    "  at(\"told\").textContent = what ? at(\"told\").dataset[what] : \"\";\n"
    "};\n"
    "\n"
    "async function unseal(passphrase) {\n"
    "  const sealed = at(\"sealed\").textContent;\n"
    "  const end = sealed.indexOf(\"\\n\\n\") + 1;\n"
    "  const head = sealed.slice(0, end);\n"
    "  const [format, kdf, cipher] = head.split(\"\\n\");\n"
    "  if (format !== \"casevault-sealed 1\") throw new Error(\"format\");\n"
    "  const [, , rounds, salt] = kdf.split(\" \");\n"
    "  const [, , nonce] = cipher.split(\" \");\n"
    "  const utf8 = new TextEncoder();\n"
    "  const base = await crypto.subtle.importKey(\"raw\",\n"
    "    utf8.encode(passphrase.normalize(\"NFKC\")), \"PBKDF2\", false,\n"
    "    [\"deriveKey\"]);\n"
    "  const key = await crypto.subtle.deriveKey({ name: \"PBKDF2\",\n"
    "    hash: \"SHA-256\", salt: bytes(salt), iterations: Number(rounds) },\n"
    "    base, { name: \"AES-GCM\", length: 256 }, false, [\"decrypt\"]);\n"
    "  return new Uint8Array(await crypto.subtle.decrypt({ name: \"AES-GCM\",\n"
    "    iv: bytes(nonce), additionalData: utf8.encode(head) }, key,\n"
    "    bytes(sealed.slice(end + 1))));\n"
    "}\n"
    "\n"
    "function* files(clear) {\n"
    "  for (let i = 0; i < clear.length;) {\n"
    "    const end = clear.indexOf(10, i);\n"
    "    const line = new TextDecoder().decode(clear.subarray(i, end));\n"
    "    const [name, size] = line.split(\" \");\n"
    "    i = end + 1 + Number(size);\n"
    "    yield { name, content: clear.subarray(end + 1, i) };\n"
    "  }\n"
    "}\n"
    "\n"
    "function showPage(content) {\n"
    "  const page = new DOMParser().parseFromString(\n"
    "    new TextDecoder().decode(content), \"text/html\");\n"
    "  document.documentElement.lang = page.documentElement.lang;\n"
    "  document.title = page.title;\n"
    "  document.head.append(...page.querySelectorAll(\"style\"));\n"
    "  at(\"text\").replaceChildren(...page.body.childNodes);\n"
    "}\n"
    "\n"
    "function show(clear) {\n"
    "  for (const { name, content } of files(clear)) {\n"
    "    const link = document.createElement(\"a\");\n"
    "    link.href = URL.createObjectURL(new Blob([content],\n"
    "      { type: \"application/octet-stream\" }));\n"
    "    link.download = link.textContent = name;\n"
    "    const item = document.createElement(\"li\");\n"
    "    item.append(link);\n"
    "    at(\"files\").append(item);\n"
    "    if (name === \"brief.html\") showPage(content);\n"
    "  }\n"
    "  at(\"lock\").remove();\n"
    "  at(\"sealed\").remove();\n"
    "  at(\"open\").hidden = false;\n"
    "  const heading = document.querySelector(\"#open h1, #open h2\");\n"
    "  heading.tabIndex = -1;\n"
    "  heading.focus();\n"
    "}\n"
    "\n"
    "at(\"show\").addEventListener(\"change\", () => {\n"
    "  at(\"passphrase\").type = at(\"show\").checked ? \"text\" : "
    "\"password\";\n"
    "});\n"
    "at(\"form\").addEventListener(\"submit\", async (event) => {\n"
    "  event.preventDefault();\n"
    "  if (at(\"button\").disabled) return;\n"
    "  at(\"button\").disabled = true;\n"
    "  say(\"working\");\n"
    "  let clear = null;\n"
    "  try {\n"
    "    clear = await unseal(at(\"passphrase\").value);\n"
    "  } catch (error) {\n"
    "    say(\"wrong\");\n"
    "    at(\"button\").disabled = false;\n"
    "    at(\"passphrase\").setAttribute(\"aria-invalid\", \"true\");\n"
    "    at(\"passphrase\").focus();\n"
    "    at(\"passphrase\").select();\n"
    "    return;\n"
    "  }\n"
    "  at(\"passphrase\").value = \"\";\n"
    "  show(clear);\n"
    "});\n"
    "if (!globalThis.crypto || !crypto.subtle) {\n"
    "  say(\"cannot\");\n"
    "  at(\"button\").disabled = true;\n"
    "}\n"
    "})();\n";

static const char style[] =
    ":root { color-scheme: light dark }\n"
    "#lock, #download { max-width: 34rem; margin: 0 auto; padding: 1rem;\n"
    "  font: 1.05rem/1.5 system-ui, sans-serif }\n"
    "#lock h1 { font-size: 1.5rem }\n"
    "#lock label { display: block; margin: .8rem 0 .3rem }\n"
    "#passphrase { box-sizing: border-box; width: 100%; padding: .5rem;\n"
    "  font: inherit }\n"
    "#button { font: inherit; padding: .5rem 1.2rem; margin-top: .6rem }\n"
    "#told { min-height: 3em; font-weight: bold }\n"
    "@media print { #download { display: none } }\n";

size_t
export_sealed_head(char ret_head[EXPORT_SEALED_HEAD_MAX], int rounds,
    const uint8_t salt[EXPORT_SEALED_SALT_LEN],
    const uint8_t nonce[EXPORT_SEALED_NONCE_LEN])
{
    char salt_text[32];
    char nonce_text[32];
    int len;

    (void)sodium_bin2base64(salt_text, sizeof(salt_text), salt,
        EXPORT_SEALED_SALT_LEN, sodium_base64_VARIANT_ORIGINAL);
    (void)sodium_bin2base64(nonce_text, sizeof(nonce_text), nonce,
        EXPORT_SEALED_NONCE_LEN, sodium_base64_VARIANT_ORIGINAL);
    len = snprintf(ret_head, EXPORT_SEALED_HEAD_MAX,
        "casevault-sealed 1\n"
        "kdf PBKDF2-HMAC-SHA-256 %d %s\n"
        "cipher AES-256-GCM %s\n",
        rounds, salt_text, nonce_text);
    return len > 0 ? (size_t)len : 0;
}

static void
put_phrase(const struct export_sealed *sealed, enum export_language language,
    const char *before, enum export_phrase phrase, const char *after)
{
    export_out_constant(sealed->out, before);
    export_out_constant(sealed->out, export_phrase(phrase, language));
    export_out_constant(sealed->out, after);
}

static void
put_policy(struct export_out *out)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char text[64];

    (void)crypto_hash_sha256(hash, (const unsigned char *)script,
        sizeof(script) - 1);
    (void)sodium_bin2base64(text, sizeof(text), hash, sizeof(hash),
        sodium_base64_VARIANT_ORIGINAL);
    export_out_constant(out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; script-src 'sha256-");
    export_out_constant(out, text);
    export_out_constant(out,
        "'; style-src 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'\">\n");
}

static void
put_form(struct export_sealed *sealed, enum export_language language)
{
    put_phrase(sealed, language,
        "<form id=\"form\">\n<label for=\"passphrase\">",
        EXPORT_PHRASE_SEALED_PASSPHRASE,
        "</label>\n<input id=\"passphrase\" type=\"password\" required "
        "autofocus autocomplete=\"off\" autocapitalize=\"none\" "
        "spellcheck=\"false\" aria-describedby=\"told\">\n");
    put_phrase(sealed, language,
        "<label><input id=\"show\" type=\"checkbox\"> ",
        EXPORT_PHRASE_SEALED_SHOW, "</label>\n");
    put_phrase(sealed, language, "<button id=\"button\">",
        EXPORT_PHRASE_SEALED_OPEN, "</button>\n</form>\n");
    put_phrase(sealed, language,
        "<p id=\"told\" role=\"status\" data-working=\"",
        EXPORT_PHRASE_SEALED_WORKING, "\"");
    put_phrase(sealed, language, " data-wrong=\"", EXPORT_PHRASE_SEALED_WRONG,
        "\"");
    put_phrase(sealed, language, " data-cannot=\"", EXPORT_PHRASE_SEALED_CANNOT,
        "\"></p>\n");
}

void
export_sealed_begin(struct export_sealed *sealed, enum export_language language,
    const char *head)
{
    struct export_out *out = sealed->out;

    export_out_constant(out, "<!DOCTYPE html>\n<html lang=\"");
    export_out_constant(out, language == EXPORT_INDONESIAN ? "id" : "en");
    export_out_constant(out,
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n");
    put_policy(out);
    export_out_constant(out,
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"robots\" content=\"noindex, noarchive\">\n<style>\n");
    export_out_constant(out, style);
    put_phrase(sealed, language, "</style>\n<title>",
        EXPORT_PHRASE_SEALED_TITLE, "</title>\n</head>\n<body>\n");
    put_phrase(sealed, language, "<main id=\"lock\">\n<h1>",
        EXPORT_PHRASE_SEALED_TITLE, "</h1>\n");
    put_phrase(sealed, language, "<p>", EXPORT_PHRASE_SEALED_LEAD, "</p>\n");
    put_form(sealed, language);
    put_phrase(sealed, language, "<noscript><p>", EXPORT_PHRASE_SEALED_CANNOT,
        "</p></noscript>\n</main>\n");
    put_phrase(sealed, language,
        "<div id=\"open\" hidden>\n<div id=\"text\"></div>\n"
        "<nav id=\"download\" aria-labelledby=\"title\">\n<h2 id=\"title\">",
        EXPORT_PHRASE_SEALED_FILES, "</h2>\n");
    put_phrase(sealed, language, "<p>", EXPORT_PHRASE_SEALED_FILES_HOW,
        "</p>\n<ul id=\"files\"></ul>\n</nav>\n</div>\n");
    export_out_constant(out, "<script id=\"sealed\" type=\"text/plain\">");
    export_out_constant(out, head);
    export_out_constant(out, "\n");
}

/* Writes the line there is. */
static void
put_line(struct export_sealed *sealed)
{
    char text[80];

    (void)sodium_bin2base64(text, sizeof(text), sealed->line, sealed->len,
        sodium_base64_VARIANT_ORIGINAL);
    export_sink_put(sealed->out, text, strlen(text));
    export_sink_put(sealed->out, "\n", 1);
    sealed->len = 0;
}

void
export_sealed_put(struct export_sealed *sealed, const uint8_t *bytes,
    size_t len)
{
    while (len > 0) {
        size_t room = sizeof(sealed->line) - sealed->len;
        size_t piece = len < room ? len : room;

        memcpy(sealed->line + sealed->len, bytes, piece);
        sealed->len += piece;
        bytes += piece;
        len -= piece;
        if (sealed->len == sizeof(sealed->line)) {
            put_line(sealed);
        }
    }
}

void
export_sealed_end(struct export_sealed *sealed)
{
    if (sealed->len > 0) {
        put_line(sealed);
    }
    export_out_constant(sealed->out, "</script>\n<script>");
    export_out_constant(sealed->out, script);
    export_out_constant(sealed->out, "</script>\n</body>\n</html>\n");
}
