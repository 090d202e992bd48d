#!/bin/sh
# Installs Sotto for the one who runs this, without root and without the network.
# Usage: ./install.sh [--prefix FOLDER]     (else ~/.local)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prefix=$HOME/.local
case "${1:-}" in
"") ;;
--prefix) prefix=${2:?--prefix needs a folder} ;;
--prefix=*) prefix=${1#--prefix=} ;;
*)
    echo "Usage: $0 [--prefix FOLDER]" >&2
    exit 2
    ;;
esac
case "$prefix" in
/*) ;;
*) prefix=$PWD/$prefix ;;
esac

# The new program is whole before it takes the place of an older one.
mkdir -p "$prefix/bin" "$prefix/lib" "$prefix/share"
rm -rf "$prefix/lib/sotto.new"
cp -R -P "$here/lib/sotto" "$prefix/lib/sotto.new"
cp "$here/uninstall.sh" "$here/share-files" "$prefix/lib/sotto.new/"
if [ -x "$prefix/lib/sotto/sotto" ]; then
    "$prefix/lib/sotto/sotto" quit >/dev/null ||
        echo "Sotto is still running; start it again when this is done." >&2
fi
rm -rf "$prefix/lib/sotto"
mv "$prefix/lib/sotto.new" "$prefix/lib/sotto"
ln -sf ../lib/sotto/sotto "$prefix/bin/sotto"
cp -R "$here/share/." "$prefix/share/"

# A session may not have the folder of the command on its PATH.
entry=$prefix/share/applications/org.sotto.Sotto.desktop
while IFS= read -r line; do
    case "$line" in
    Exec=*) printf 'Exec="%s" --open %%f\n' "$prefix/bin/sotto" ;;
    TryExec=*) printf 'TryExec=%s\n' "$prefix/bin/sotto" ;;
    *) printf '%s\n' "$line" ;;
    esac
done <"$here/share/applications/org.sotto.Sotto.desktop" >"$entry"

"$prefix/lib/sotto/uninstall.sh" --only-tell-desktop
echo "Sotto is in $prefix/lib/sotto. Start it from the menu, or as $prefix/bin/sotto."
echo "To remove it: $prefix/lib/sotto/uninstall.sh"
