#!/usr/bin/env bash
# Puts the release's certificates and notary account into a keychain of the build machine.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
keychain="$HOME/Library/Keychains/sotto.keychain-db"
password=$(uuidgen)

printf '%s' "$MACOS_CERTIFICATES" | base64 --decode > "$scratch/certificates.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings "$keychain" # stays open
security unlock-keychain -p "$password" "$keychain"
security import "$scratch/certificates.p12" -k "$keychain" -P "$MACOS_PASSWORD" \
    -T /usr/bin/codesign -T /usr/bin/productbuild
# Without this, the first use asks for the password in a window.
security set-key-partition-list -S apple-tool:,apple: -k "$password" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
xcrun notarytool store-credentials sotto --apple-id "$NOTARY_APPLE_ID" \
    --team-id "$NOTARY_TEAM_ID" --password "$NOTARY_PASSWORD"
