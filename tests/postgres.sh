#!/usr/bin/env bash
# A PostgreSQL server for tests: in a folder of its own, on loopback and a free port, gone afterwards.
#   tests/postgres.sh start FOLDER [A/BITS]  makes it if it is not there, starts it, prints the connection string; fails with the reason
#                                            A/BITS: listens at this address instead, for the network of so many bits and nobody else
#   tests/postgres.sh stop FOLDER [MODE]     stops it: fast, or immediate as in a crash
#   tests/postgres.sh with COMMAND …         runs a command while a server runs, as in: tests/postgres.sh with dotnet test tests/…
# PostgreSQL's programs are searched on the path and where Debian keeps them; root on Debian has them installed
# (INNOVATIONSIM_TEST_INSTALL=no forbids it). They refuse to run as root, who therefore runs them as postgres or nobody.
set -uo pipefail

programs() {
  local found
  found=$(find /usr/lib/postgresql/*/bin -name initdb 2>/dev/null | sort -V | tail -1)
  [ -n "$found" ] || found=$(command -v initdb)
  [ -n "$found" ] && dirname "$found"
}

install() {
  [ "$(id -u)" -eq 0 ] && [ -e /etc/debian_version ] && [ "${INNOVATIONSIM_TEST_INSTALL:-}" != no ] || return 0
  echo "Installing PostgreSQL for the tests" >&2
  export DEBIAN_FRONTEND=noninteractive
  { timeout 120 apt-get update && timeout 300 apt-get install -y --no-install-recommends postgresql; } >/dev/null 2>&1
}

# Runs a program as a user whom PostgreSQL accepts. Folders of the caller may be closed to that user.
as_user() {
  cd / || return 1
  if [ "$(id -u)" -ne 0 ]; then "$@"
  elif id postgres >/dev/null 2>&1; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"
  else setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; fi
}

start() {
  local folder=$1 network=${2:-127.0.0.1/32} bin port log attempt
  [ -n "$(programs)" ] || install
  bin=$(programs) || { echo "PostgreSQL is not installed (on Debian: apt-get install postgresql)" >&2; return 1; }
  mkdir -p "$folder" && folder=$(cd "$folder" && pwd) || return 1
  log=$folder/log
  if [ ! -e "$folder/data" ]; then
    if [ "$(id -u)" -eq 0 ]; then
      if id postgres >/dev/null 2>&1; then chown postgres:postgres "$folder"; else chown 65534:65534 "$folder"; fi
    fi
    as_user "$bin/initdb" -D "$folder/data" -U innovationsim -A trust -E UTF8 --locale=C --no-sync >"$folder.log" 2>&1 ||
      { echo "initdb failed: $(tail -1 "$folder.log")" >&2; return 1; }
    rm -f "$folder.log"
    # Whoever reaches it is trusted: of all addresses only those of its network.
    printf 'local all all trust\nhost all all %s trust\n' "$network" | as_user tee "$folder/data/pg_hba.conf" >/dev/null || return 1
  fi
  # A server that is started again keeps its port; a new one tries until it finds a free one.
  for attempt in 1 2 3 4 5; do
    port=$(cat "$folder/port" 2>/dev/null) || port=$((20000 + RANDOM % 12000))
    # Durability is what is tested: nothing that weakens it. Everything else is as it comes.
    if as_user "$bin/pg_ctl" start -s -w -t 30 -D "$folder/data" -l "$log" \
        -o "-c listen_addresses=${network%/*} -p $port -k $folder -c fsync=on -c synchronous_commit=on -c full_page_writes=on" >/dev/null 2>&1; then
      echo "$port" >"$folder/port"
      echo "Host=${network%/*};Port=$port;Username=innovationsim;Database=postgres"
      return 0
    fi
  done
  echo "PostgreSQL does not start: $(tail -1 "$log" 2>/dev/null)" >&2
  return 1
}

stop() {
  [ -e "$1/data/postmaster.pid" ] || return 0
  as_user "$(programs)/pg_ctl" stop -s -w -t 30 -D "$(cd "$1" && pwd)/data" -m "${2:-fast}"
}

with() {
  local folder
  folder=$(mktemp -d)
  # shellcheck disable=SC2064 # The folder as it is now.
  trap "'$0' stop '$folder'; rm -rf '$folder'" EXIT
  INNOVATIONSIM_TEST_POSTGRES=$(start "$folder") || exit 1
  export INNOVATIONSIM_TEST_POSTGRES
  "$@"
}

case "${1:-}" in
  start | stop | with) "$@" ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
