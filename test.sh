#!/usr/bin/env bash
# Builds everything and runs all tests. Last line: "N passed, N failed, N skipped", summed over all test projects.
# Where packages of the cluster part cannot be had, the rest is built and tested, and what was left out is said.
set -uo pipefail
cd "$(dirname "$0")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI=1
# The programs compile everything well before they run it, which pays for long runs; those that tests start live for seconds.
export DOTNET_TieredCompilation=1

target=InnovationSim.sln
log=$(mktemp)
results=$(mktemp -d)
postgres=$(mktemp -d)
trap 'tests/postgres.sh stop "$postgres"; rm -rf "$log" "$results" "$postgres"' EXIT

fail() { echo "$1"; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

echo "== restore"
if ! dotnet restore "$target" -v quiet >"$log" 2>&1; then
  # Only a package that does not exist here is a reason to leave projects out; any other failure is a failure. Where packages are missing, others
  # that ask for them are resolved to versions nobody asked for (NU1603), or lower ones (NU1605): that follows, and is no failure of its own.
  if grep -qE 'error NU110[123]' "$log" && ! grep -E 'error ' "$log" | grep -qvE 'NU110[123]|NU160[35]'; then
    target=InnovationSim.Embedded.slnf
    echo "Packages that cannot be found here:"
    grep -oE "NU110[123]: .* package [A-Za-z0-9.]*[A-Za-z0-9]" "$log" | sed 's/.* //' | sort -u | sed 's/^/  /'
    echo "Projects NOT built and NOT tested here:"
    comm -23 <(grep -oE '[A-Za-z./\\]+\.csproj' InnovationSim.sln | tr '\\' '/' | sort -u) \
      <(grep -oE '[A-Za-z./\\]+\.csproj' InnovationSim.Embedded.slnf | sed 's#\\\\#/#g' | sort -u) | sed 's/^/  /'
    dotnet restore "$target" -v quiet || fail "restore of $target failed"
  else
    cat "$log"
    fail "restore failed"
  fi
fi

echo "== build $target"
dotnet build "$target" -c Release --no-restore -v quiet || fail "build failed"

if [ -z "${INNOVATIONSIM_TEST_POSTGRES:-}" ]; then
  echo "== start PostgreSQL"
  if INNOVATIONSIM_TEST_POSTGRES=$(tests/postgres.sh start "$postgres" 2>"$log"); then
    export INNOVATIONSIM_TEST_POSTGRES
  else
    unset INNOVATIONSIM_TEST_POSTGRES
    echo "No PostgreSQL server: its tests will be SKIPPED. Reason: $(tail -1 "$log")"
  fi
fi

if [ -z "${INNOVATIONSIM_TEST_CHROMIUM:-}" ]; then
  if INNOVATIONSIM_TEST_CHROMIUM=$(tests/chromium.sh 2>"$log"); then
    export INNOVATIONSIM_TEST_CHROMIUM
  else
    unset INNOVATIONSIM_TEST_CHROMIUM
    echo "No Chromium: tests of the page in a browser will be SKIPPED. Reason: $(tail -1 "$log")"
  fi
fi

echo "== test $target"
# As many projects at a time as there are processors; those that take longest begin first, so that none of them is left alone in the end.
mapfile -t projects < <(dotnet sln "$target" list 2>/dev/null | tr '\\' '/' | grep -E '^tests.*\.csproj$' | xargs -n 1 dirname | xargs -n 1 basename)
first=(InnovationSim.Cluster.Faults InnovationSim.Cluster.Tests InnovationSim.Silo.Tests InnovationSim.Cli.Tests InnovationSim.Web.Tests InnovationSim.Service.Tests)
run_project() {
  local said="$2/$1.log"
  dotnet test "tests/$1/bin/Release/net10.0/$1.dll" --logger "trx;LogFileName=$1.trx" --results-directory "$2" >"$said" 2>&1
  local status=$?
  cat "$said"
  return $status
}
export -f run_project
{ printf '%s\n' "${first[@]}" | grep -xF -f <(printf '%s\n' "${projects[@]}"); printf '%s\n' "${projects[@]}" | grep -vxF -f <(printf '%s\n' "${first[@]}"); } |
  xargs -P "$(nproc)" -I{} bash -c 'run_project "$1" "$2"' run {} "$results"
status=$?

# Every test project must have left a result file: one that crashed must not look like one without tests.
files=$(find "$results" -name '*.trx' | wc -l)
sum() { grep -ohE "<Counters [^>]*" "$results"/*.trx 2>/dev/null | grep -oE " $1=\"[0-9]+\"" | grep -oE '[0-9]+' | awk '{ s += $1 } END { print s + 0 }'; }
total=$(sum total)
passed=$(sum passed)
failed=$(sum failed)
skipped=$((total - passed - failed))
if [ "$files" -ne "${#projects[@]}" ] || [ "$files" -eq 0 ]; then
  echo "${#projects[@]} test projects, but $files left results: a test process crashed or did not start"
  failed=$((failed + 1))
  status=1
fi
if [ "$skipped" -gt 0 ]; then
  echo "Skipped tests:"
  grep -ohE '<UnitTestResult [^>]*outcome="NotExecuted"[^>]*' "$results"/*.trx | grep -oE 'testName="[^"]*"' | sed 's/^/  /'
fi
[ "$status" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
echo "$passed passed, $failed failed, $skipped skipped"
[ "$status" -eq 0 ] && [ "$failed" -eq 0 ]
