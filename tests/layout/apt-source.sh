#!/bin/sh
# ./dev derives bookworm-backports from either form of apt source.  TAP.
set -u
dir=$(mktemp -d)
trap 'rm -rf -- "$dir"' EXIT
mkdir "$dir/sources.list.d"
count=0
failed=0

# same WHAT WANT: what ./dev derives from $dir is WANT.
same() {
    count=$((count + 1))
    got=$(./dev apt-source "$dir")
    if [ "$got" = "$2" ]; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1"
        printf 'want:\n%s\ngot:\n%s\n' "$2" "$got" | sed 's/^/# /'
        failed=1
    fi
    rm -f "$dir"/sources.list "$dir"/sources.list.d/*
}

cat > "$dir/sources.list" <<'END'
# deb http://old.example/debian bookworm main
deb http://security.example/debian-security bookworm-security main
deb http://mirror.example/debian bookworm main contrib non-free-firmware
END
same 'the one-line form' \
    'deb http://mirror.example/debian bookworm-backports main'

cat > "$dir/sources.list.d/debian.list" <<'END'
deb-src http://mirror.example/debian bookworm main
deb [arch=amd64 signed-by=/etc/keys/a.gpg]  https://mirror.example/debian/  bookworm  contrib main
END
cat > "$dir/sources.list.d/aaa.list" <<'END'
deb https://others.example/apt bookworm main
END
same 'options are kept, and other vendors come after Debian' \
    'deb [arch=amd64 signed-by=/etc/keys/a.gpg]  https://mirror.example/debian/ bookworm-backports main'

cat > "$dir/sources.list.d/vendor.list" <<'END'
deb https://others.example/apt bookworm stable
deb https://others.example/apt cloud-bookworm main
END
same 'a source without main is none' ''

cat > "$dir/sources.list.d/debian.sources" <<'END'
Types: deb deb-src
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: /usr/share/keyrings/b.gpg

# the archive
Types: deb deb-src
# a comment inside
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/a.gpg

Types: deb
URIs: http://second.example/debian
Suites: bookworm
Components: main
END
same 'the deb822 form' 'Types: deb
URIs: http://mirror.example/debian
Suites: bookworm-backports
Components: main
Signed-By: /usr/share/keyrings/a.gpg'

cat > "$dir/sources.list.d/debian.sources" <<'END'
Enabled: no
Types: deb
URIs: http://off.example/debian
Suites: bookworm
Components: main

Types: deb
URIs: http://on.example/debian
Suites: bookworm
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abcd
 -----END PGP PUBLIC KEY BLOCK-----
END
same 'a disabled one is passed over, a key in the file is kept' 'Types: deb
URIs: http://on.example/debian
Suites: bookworm-backports
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abcd
 -----END PGP PUBLIC KEY BLOCK-----'

echo "1..$count"
exit "$failed"
