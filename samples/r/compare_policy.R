# Runs a baseline and a policy with the same seed on a service and compares them year by year.
#
#   innosim serve                                            # a service, in another terminal
#   Rscript samples/r/compare_policy.R http://127.0.0.1:8080
#
# Needs base R 4 and the program curl. If the service takes keys, INNOVATIONSIM_KEY holds one.
arguments <- commandArgs(trailingOnly = TRUE)
server <- sub("/+$", "", if (length(arguments) > 0) arguments[[1]] else "http://127.0.0.1:8080")
key <- Sys.getenv("INNOVATIONSIM_KEY")
authorization <- if (nzchar(key)) c(Authorization = paste("Bearer", key)) else character()

submit <- function(body) {
  headers <- c("Content-Type: application/json", paste("Idempotency-Key:", paste(sample(c(letters, 0:9), 32, TRUE), collapse = "")))
  if (nzchar(key)) headers <- c(headers, paste("Authorization: Bearer", key))
  answer <- system2("curl", c("-sS", "--fail-with-body", "-d", shQuote(body), rbind("-H", shQuote(headers)), paste0(server, "/v1/runs")), stdout = TRUE)
  sub('.*"run":"([^"]+)".*', "\\1", paste(answer, collapse = ""))
}

# Waits until a run has ended: its events end with it.
finish <- function(run) {
  events <- url(paste0(server, "/v1/runs/", run, "/events"), headers = authorization)
  on.exit(close(events))
  lines <- readLines(events, warn = FALSE)
  stopifnot("event: end" %in% lines)
}

# A result table as a data frame: any column of text is a filter, for example "&city=north-city".
results <- function(run, table, filter = "") {
  read.csv(url(paste0(server, "/v1/runs/", run, "/results/", table, "?format=csv", filter), headers = authorization))
}

baseline <- submit('{"scenario": "toy", "years": 10, "seed": 7, "label": "baseline"}')
policy <- submit('{"scenario": "toy", "years": 10, "seed": 7, "label": "transfer offices", "policies": [{"policy": "transfer-offices"}]}')
finish(baseline)
finish(policy)

# The random numbers are the same: the difference is the policy's.
without <- results(baseline, "years")
with <- results(policy, "years")
print(data.frame(year = without$calendar_year, gdp = without$gdp / 1e9, patents = with$patents_granted - without$patents_granted))
print(results(baseline, "metrics", "&metric=location-quotient&from=10&columns=city,sector,value"))
