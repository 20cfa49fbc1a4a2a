# The analysis of uncertainty of a composite index, as a plain loop in R: what COINr's get_sensitivity() comes down to.
#
#   Rscript sensitivity.R FOLDER REPLICATIONS rows|matrix
#
# FOLDER holds the ASEM index of COINr as CSV (ASEM_COIN_IndMeta.csv, ASEM_COIN_stage_Treated.csv): 51 countries and
# 49 indicators in a tree of three levels. In each replication indicators are scored by min-max or as z-scores, each
# weight of each level is off by up to 25%, the mean is arithmetic or geometric, and the countries are ranked. COINr's own version does this and more: it makes the whole index again, treatment of outliers
# included, and merges data frames.
#
# `rows` does it the way COINr does, a function call for each column and each row of each group; `matrix` is the fastest
# way in plain R. Prints the figures to compare as JSON; the seconds are those of the
# loop, without starting R and reading the files.

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
replications <- as.integer(arguments[2])
by_row <- arguments[3] == "rows"

meta <- read.csv(file.path(folder, "ASEM_COIN_IndMeta.csv"), stringsAsFactors = FALSE)
data <- read.csv(file.path(folder, "ASEM_COIN_stage_Treated.csv"), check.names = FALSE, stringsAsFactors = FALSE)
x <- data[meta$IndCode]
for (code in meta$IndCode[meta$Direction < 0]) x[[code]] <- -x[[code]]

# The groups of each level: the names of their members, and of what they make.
parts <- unique(meta[c("Agg1", "Agg2")])
levels <- list(
  split(meta$IndCode, meta$Agg1), split(parts$Agg1, parts$Agg2), list(Index = unique(parts$Agg2)))

# As COINr does it: a call for each column, and for each row of each group.
minmax <- function(x) 1 + 99 * (x - min(x, na.rm = TRUE)) / (max(x, na.rm = TRUE) - min(x, na.rm = TRUE))
zscore <- function(x) 100 + 10 * (x - mean(x, na.rm = TRUE)) / sd(x, na.rm = TRUE)
arithmetic <- function(x, w) {
  w <- w[!is.na(x)]
  x <- x[!is.na(x)]
  if (length(x) == 0) return(NA)
  sum(w / sum(w) * x)
}
geometric <- function(x, w) exp(arithmetic(log(x), w))

by_rows <- function(use_minmax, use_geometric, noise) {
  scores <- as.data.frame(lapply(x, if (use_minmax) minmax else zscore), check.names = FALSE)
  for (level in levels) {
    made <- lapply(level, function(members) {
      w <- 1 + noise * (2 * runif(length(members)) - 1)
      apply(scores[members], 1, if (use_geometric) geometric else arithmetic, w = w)
    })
    scores <- cbind(scores, as.data.frame(made))
  }
  scores$Index
}

# The fastest way in plain R: whole matrices, scored once before the loop, and means as products of matrices.
matrices <- list(
  as.matrix(as.data.frame(lapply(x, minmax), check.names = FALSE)),
  as.matrix(as.data.frame(lapply(x, zscore), check.names = FALSE)))
logs <- lapply(matrices, log)
memberships <- lapply(seq_along(levels), function(number) {
  members <- if (number == 1) meta$IndCode else names(levels[[number - 1]])
  sapply(levels[[number]], function(group) as.numeric(members %in% group))
})

by_matrix <- function(use_minmax, use_geometric, noise) {
  scores <- (if (use_geometric) logs else matrices)[[if (use_minmax) 1 else 2]]
  for (membership in memberships) {
    w <- membership * (1 + noise * (2 * runif(nrow(membership)) - 1))
    there <- !is.na(scores)
    scores[!there] <- 0
    scores <- (scores %*% w) / (there %*% w)
  }
  as.vector(scores)
}

make <- function(...) rank(-(if (by_row) by_rows else by_matrix)(...), ties.method = "min")

set.seed(1)
nominal <- make(TRUE, FALSE, 0)
started <- proc.time()[["elapsed"]]
ranks <- vapply(
  seq_len(replications), function(i) make(runif(1) < 0.5, runif(1) < 0.5, 0.25), numeric(nrow(x)))
quantiles <- apply(ranks, 1, quantile, probs = c(0.05, 0.5, 0.95), type = 1)
shift <- mean(abs(ranks - nominal))
seconds <- proc.time()[["elapsed"]] - started

list_of <- function(values) paste0("[", paste(values, collapse = ","), "]")
cat(sprintf(
  '{"seconds":%.4f,"shift":%.4f,"areas":[%s],"nominal":%s,"lower":%s,"median":%s,"upper":%s}\n', seconds, shift,
  paste0('"', data$UnitCode, '"', collapse = ","), list_of(nominal), list_of(quantiles[1, ]),
  list_of(quantiles[2, ]), list_of(quantiles[3, ])))
