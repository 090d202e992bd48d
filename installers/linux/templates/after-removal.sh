#!/bin/sh
# dpkg says "remove", "purge" or what else is going on; rpm says how many are left.
set -e
# Where the program is still there, the package with models, or the one without, took its place:
# purging what is left of this one is not about anybody's data.
[ ! -x /opt/sotto/sotto ] || exit 0
case "$1" in
remove | 0)
    echo "Sotto is gone. What it kept of each user stays in ~/.local/share/sotto."
    ;;
purge)
    # The data of whoever asks, removed with no more rights than they have; never that of others.
    user=${SUDO_USER:-root}
    if [ -n "${PKEXEC_UID:-}" ]; then
        user=$(getent passwd "$PKEXEC_UID" | cut -d: -f1)
    fi
    data=$(getent passwd "$user" | cut -d: -f6)/.local/share/sotto
    if [ -f "$data/sotto.db" ]; then
        runuser -u "$user" -- rm -rf -- "$data"
        echo "Removed $data."
    fi
    rm -rf /etc/sotto
    getent passwd | cut -d: -f6 | sort -u | while read -r home; do
        if [ -f "$home/.local/share/sotto/sotto.db" ]; then
            echo "The data in $home/.local/share/sotto stays: only $user asked."
        fi
    done
    ;;
esac
