#!/bin/sh
# Fetches the front-end files of this folder from npm. Run by `make vendor`.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
fonts=5.3.0
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
    socket.io-client@4.8.4 \
    @fontsource-variable/noto-sans@$fonts @fontsource-variable/noto-sans-armenian@$fonts \
    @fontsource-variable/noto-serif@$fonts @fontsource-variable/noto-serif-armenian@$fonts
sed '/^\/\/# sourceMappingURL/d' node_modules/socket.io-client/dist/socket.io.esm.min.js > "$here/socket.io.esm.min.js"
cp node_modules/socket.io-client/LICENSE "$here/socket.io.LICENSE"
mkdir -p "$here/fonts"
for family in noto-sans noto-serif; do
    files=node_modules/@fontsource-variable
    cp $files/$family/files/$family-latin-wght-normal.woff2 "$here/fonts/"
    cp $files/$family-armenian/files/$family-armenian-armenian-wght-normal.woff2 "$here/fonts/"
    cp $files/$family/LICENSE "$here/fonts/$family.LICENSE"
    cp $files/$family-armenian/LICENSE "$here/fonts/$family-armenian.LICENSE"
done
