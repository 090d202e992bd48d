#!/bin/sh
# Removes what install.sh put beside this file. What Sotto keeps of you stays, unless you --purge.
# A window that is open is asked to end first.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prefix=$(dirname "$(dirname "$here")")

tell_desktop() {
    ! command -v update-desktop-database >/dev/null ||
        update-desktop-database -q "$prefix/share/applications" || true
    ! command -v update-mime-database >/dev/null ||
        update-mime-database "$prefix/share/mime" || true
}

case "${1:-}" in
--only-tell-desktop)
    tell_desktop
    exit 0
    ;;
"" | --purge) ;;
*)
    echo "Usage: $0 [--purge]" >&2
    exit 2
    ;;
esac
if [ ! -x "$here/sotto" ]; then
    echo "Run the one beside the installed program, such as ~/.local/lib/sotto/uninstall.sh." >&2
    exit 2
fi
"$here/sotto" quit >/dev/null || true
if [ "${1:-}" = --purge ]; then
    "$here/sotto" purge --yes
fi

while IFS= read -r file; do
    rm -f "$prefix/share/$file"
done <"$here/share-files"
rm -f "$prefix/bin/sotto"
rm -rf "$here"
tell_desktop
echo "Sotto is gone from $prefix."
if [ "${1:-}" != --purge ]; then
    echo "What it kept of you stays in ${SOTTO_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/sotto}."
fi
