# Installs the Debian packages named by the arguments, as root, and starts no service.
set -eu
export DEBIAN_FRONTEND=noninteractive

# Debian starts a server when its package is installed; this is Debian's own way to say no. A policy that is there stays.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    trap 'exit 130' INT TERM HUP
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
fi

apt-get update --quiet
# --no-remove: rather fail than replace a MySQL that somebody uses.
apt-get install --quiet --yes --no-install-recommends --no-remove -o DPkg::Lock::Timeout=300 "$@"
