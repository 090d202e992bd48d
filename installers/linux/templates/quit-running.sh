#!/bin/sh
# Before the program's files change: asks those who run them to end, and waits for a while.
# The window keeps what is half written; a verb that is interrupted loses nothing it has finished.
set -e
left=20
while [ "$left" -gt 0 ]; do
    running=
    for link in /proc/[0-9]*/exe; do
        if [ "$(readlink "$link" 2>/dev/null)" = /opt/sotto/sotto ]; then
            number=${link#/proc/}
            running="$running ${number%/exe}"
        fi
    done
    [ -n "$running" ] || exit 0
    # shellcheck disable=SC2086  # numbers, one word each
    [ "$left" -lt 20 ] || kill -TERM $running 2>/dev/null || true
    sleep 0.5
    left=$((left - 1))
done
echo "Sotto is still running; start it again when this is done." >&2
