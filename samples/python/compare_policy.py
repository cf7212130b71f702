"""Runs a baseline and a policy with the same seeds on a service, watches one of the runs, and prints what the policy changes and how sure that is.

Needs nothing but Python 3.8:

    innosim serve                                           # a service, in another terminal
    python3 samples/python/compare_policy.py http://127.0.0.1:8080

If the service takes keys, INNOVATIONSIM_KEY holds one.
"""
import csv
import io
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid

SERVER = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080").rstrip("/")
KEY = os.environ.get("INNOVATIONSIM_KEY")


def ask(method, path, body=None, **headers):
    """One request; what the service refuses is told with the fields at fault."""
    request = urllib.request.Request(SERVER + path, method=method, headers=headers)
    if KEY:
        request.add_header("Authorization", "Bearer " + KEY)
    if body is not None:
        request.add_header("Content-Type", "application/json")
        request.data = json.dumps(body).encode()
    try:
        return urllib.request.urlopen(request, timeout=60)
    except urllib.error.HTTPError as refused:
        problem = json.load(refused)
        raise SystemExit("\n".join([problem["detail"]] + [p["message"] for p in problem["problems"]])) from None


def submit(**experiment):
    """Submits an experiment: arms with the same seeds. With the key, sending it twice does not run it twice."""
    with ask("POST", "/v1/experiments", experiment, **{"Idempotency-Key": str(uuid.uuid4())}) as answer:
        return json.load(answer)["experiment"]


def status(experiment):
    """How an experiment stands."""
    with ask("GET", f"/v1/experiments/{experiment}") as answer:
        return json.load(answer)


def run_of(experiment, arm):
    """The run of an arm with the first seed."""
    with ask("GET", f"/v1/runs?experiment={experiment}&arm={arm}") as answer:
        return next(run["run"] for run in json.load(answer)["runs"] if run["replicate"] == 0)


def watch(run):
    """The years of a run as they are finished; a connection that is lost is taken up where it was."""
    last = None
    while True:
        headers = {} if last is None else {"Last-Event-ID": last}
        try:
            with ask("GET", f"/v1/runs/{run}/events", **headers) as events:
                if events.status == 204:  # it has ended, and there is nothing after the last year
                    return
                kind = None
                for line in events:
                    field, _, value = line.decode().rstrip("\n").partition(": ")
                    if field == "event":
                        kind = value
                    elif field == "id":
                        last = value
                    elif field == "data" and kind == "year":
                        yield json.loads(value)
                    elif field == "data" and kind == "end":
                        return
                    elif field == "data" and kind == "problem":
                        raise SystemExit(json.loads(value)["message"])
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(1)


def effects(experiment, metric):
    """How the arms differ from the first one in a metric, year by year: a table as CSV."""
    with ask("GET", f"/v1/experiments/{experiment}/effects?metric={metric}&format=csv") as table:
        return list(csv.DictReader(io.TextIOWrapper(table, "utf-8")))


experiment = submit(
    scenario="toy", years=10, firstSeed=7, replicates=5, label="transfer offices",
    arms=[{"name": "baseline"}, {"name": "offices", "policies": [{"policy": "transfer-offices"}]}],
)
# Its runs are runs like any others: one of them is watched.
for year in watch(run_of(experiment, "baseline")):
    if year["year"] > 0:
        print(f"{year['calendarYear']}  GDP {year['metrics']['gdp'] / 1e9:.3f} bn yuan  digest {year['digest']}")
while status(experiment)["state"] in ("queued", "running"):
    time.sleep(0.2)

# The random numbers of a pair of runs are the same: the difference is the policy's.
last = effects(experiment, "patents-granted")[-1]
print(
    f"patents granted in year {last['year']}, policy less baseline: {float(last['difference']):+.1f}, "
    f"95 % interval {float(last['low']):+.1f} to {float(last['high']):+.1f}, {last['replicates']} pairs of runs"
)
