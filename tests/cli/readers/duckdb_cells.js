// Prints what import.sql loads into DuckDB, in the form of csv_cells.py.
const fs = require("fs");
const { DuckDBInstance } = require("@duckdb/node-api");

function plain(cell) {
  if (cell === null) return "";
  return String(cell).replace(/\r/g, "").replace(/\n/g, "\\n");
}

async function main() {
  const base = await DuckDBInstance.create(":memory:");
  const link = await base.connect();
  await link.run(fs.readFileSync("import.sql", "utf8"));
  for (const name of ["cases", "events", "measures", "notes", "scores",
    "sessions", "text"]) {
    const rows = await link.runAndReadAll(
      `SELECT * FROM ${name} ORDER BY rowid`);
    for (const row of rows.getRowsJS()) {
      console.log([name, ...row.map(plain)].join("\t"));
    }
  }
}
main().catch((error) => { console.error(error); process.exit(1); });
