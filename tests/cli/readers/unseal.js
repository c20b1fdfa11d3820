/* Opens a sealed page by the words of docs/EXPORT.md alone, with Node's
 * WebCrypto: unseal.js PAGE FOLDER < PASSPHRASE */
"use strict";
const fs = require("fs");
const path = require("path");
const { webcrypto } = require("crypto");

async function main() {
    const page = fs.readFileSync(process.argv[2], "utf8");
    const passphrase = fs.readFileSync(0, "utf8").replace(/\n$/, "");
    const open = '<script id="sealed" type="text/plain">';
    const begin = page.indexOf(open) + open.length;
    const sealed = page.slice(begin, page.indexOf("</script>", begin));
    const lines = sealed.split("\n");
    const head = lines.slice(0, 3).map((line) => line + "\n").join("");
    const kdf = lines[1].split(" ");
    const cipher = lines[2].split(" ");

    if (lines[0] !== "casevault-sealed 1" || kdf[1] !== "PBKDF2-HMAC-SHA-256"
        || Number(kdf[2]) < 600000 || cipher[1] !== "AES-256-GCM"
        || lines[3] !== "") {
        throw new Error("format");
    }
    const base = await webcrypto.subtle.importKey("raw",
        Buffer.from(passphrase.normalize("NFKC")), "PBKDF2", false,
        ["deriveKey"]);
    const key = await webcrypto.subtle.deriveKey({
        name: "PBKDF2",
        hash: "SHA-256",
        salt: Buffer.from(kdf[3], "base64"),
        iterations: Number(kdf[2]),
    }, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const clear = Buffer.from(await webcrypto.subtle.decrypt({
        name: "AES-GCM",
        iv: Buffer.from(cipher[2], "base64"),
        additionalData: Buffer.from(head),
    }, key, Buffer.from(lines.slice(4).join(""), "base64")));

    for (let at = 0; at < clear.length;) {
        const end = clear.indexOf(10, at);
        const [name, size] = clear.toString("utf8", at, end).split(" ");

        at = end + 1 + Number(size);
        fs.writeFileSync(path.join(process.argv[3], path.basename(name)),
            clear.subarray(end + 1, at));
    }
}

main().catch(() => process.exit(1));
