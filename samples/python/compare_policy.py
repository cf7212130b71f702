"""Runs a baseline and a policy with the same seeds on a service, watches one of them, and prints what the policy changes.

Needs nothing but Python 3.8:

    innosim serve                                           # a service, in another terminal
    python3 samples/python/compare_policy.py http://127.0.0.1:8080

If the service takes keys, INNOVATIONSIM_KEY holds one.
"""
import csv
import io
import json
import os
import statistics
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


def submit(replicates, **run):
    """Submits several runs that differ by their seed only. With the key, sending it twice does not run it twice."""
    body = {"replicates": replicates, "run": run}
    with ask("POST", "/v1/runs/replicates", body, **{"Idempotency-Key": str(uuid.uuid4())}) as answer:
        return [status["run"] for status in json.load(answer)["runs"]]


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


def column(run, name):
    """A column of the table of years."""
    with ask("GET", f"/v1/runs/{run}/results/years?columns=year,{name}&format=csv") as table:
        return [float(row[name]) if row[name] else None for row in csv.DictReader(io.TextIOWrapper(table, "utf-8"))]


run = {"scenario": "toy", "years": 10, "seed": 7}
baseline = submit(3, label="baseline", **run)
policy = submit(3, label="transfer offices", policies=[{"policy": "transfer-offices"}], **run)
for year in watch(baseline[0]):
    if year["year"] > 0:
        print(f"{year['calendarYear']}  GDP {year['metrics']['gdp'] / 1e9:.3f} bn yuan  digest {year['digest']}")
for other in baseline[1:] + policy:
    for _ in watch(other):
        pass

# The random numbers of a pair are the same: the difference is the policy's.
differences = [column(b, "patents_granted")[10] - column(a, "patents_granted")[10] for a, b in zip(baseline, policy)]
print(f"patents granted in year 10, policy less baseline: {differences}, mean {statistics.mean(differences):+.1f}")
