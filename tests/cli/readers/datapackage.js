// Whether the Data Package is valid, and every row fits its schema.
const path = require("path");
const { Package } = require("datapackage");

async function main() {
  const file = path.join(process.argv[2], "datapackage.json");
  const bundle = await Package.load(file, { strict: true });
  if (!bundle.valid) throw bundle.errors;
  for (const resource of bundle.resources) {
    const rows = await resource.read({ relations: true });
    console.log(resource.name, rows.length);
  }
}
main().catch((error) => { console.error(error); process.exit(1); });
