#!/usr/bin/env bash
# Chromium for tests of the web page: prints its path, or fails with the reason.
# It is searched on the path; root on Debian has it installed (INNOVATIONSIM_TEST_INSTALL=no forbids it).
set -uo pipefail

found() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

if ! found >/dev/null && [ "$(id -u)" -eq 0 ] && [ -e /etc/debian_version ] && [ "${INNOVATIONSIM_TEST_INSTALL:-}" != no ]; then
  echo "Installing Chromium for the tests" >&2
  export DEBIAN_FRONTEND=noninteractive
  { timeout 120 apt-get update && timeout 600 apt-get install -y --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1
fi
found || { echo "Chromium is not installed (on Debian: apt-get install chromium)" >&2; exit 1; }
