# Prints what import.R read, in the form of csv_cells.py.
source("import.R")
plain <- function(column) {
  words <- if (is.numeric(column)) format(column, trim = TRUE, digits = 15,
    drop0trailing = TRUE) else column
  words <- vapply(seq_along(column), function(i) {
    if (is.na(column[[i]])) "" else if (is.numeric(column))
      format(column[[i]], digits = 15) else column[[i]]
  }, "")
  gsub("\n", "\\n", gsub("\r", "", words, fixed = TRUE), fixed = TRUE)
}
for (name in c("cases", "events", "measures", "notes", "scores", "sessions",
               "text")) {
  columns <- lapply(get(name), plain)
  writeLines(do.call(paste, c(list(name), unname(columns), sep = "\t")),
    useBytes = TRUE)
}
