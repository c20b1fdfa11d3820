# Prints what haven reads of the .sav or .dta files, in the form of
# csv_cells.py.
library(haven)
kind <- commandArgs(trailingOnly = TRUE)[1]
reasons <- c(a = -99, b = -98, c = -97, d = -96)
plain <- function(column) {
  tags <- if (is.numeric(column)) na_tag(column) else rep(NA, length(column))
  bare <- if (is.numeric(column)) as.numeric(unclass(column)) else
    as.character(unclass(column))
  vapply(seq_along(bare), function(i) {
    if (!is.na(tags[[i]])) format(reasons[[tags[[i]]]])
    else if (is.na(bare[[i]])) ""
    else if (is.numeric(bare)) format(bare[[i]], digits = 15)
    else bare[[i]]
  }, "")
}
for (name in c("cases", "events", "notes", "scores", "sessions")) {
  table <- if (kind == "sav") {
    read_sav(paste0(name, ".sav"), user_na = TRUE)
  } else {
    read_dta(paste0(name, ".dta"))
  }
  columns <- lapply(table, plain)
  writeLines(do.call(paste, c(list(name), unname(columns), sep = "\t")),
    useBytes = TRUE)
}
