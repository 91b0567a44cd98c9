#!/bin/bash
# As root on Debian: proves the Linux packages on a system of their own, with keys that are pressed.
#
#   installer/prove_linux.sh FOLDER ROOT [PYTHON]
#
# FOLDER holds what `installer/build.py linux` made. ROOT is a folder for a minimal Debian without
# Python; it is made by debootstrap when it is not there. PYTHON has what tests/e2e needs (the one of
# .venv, once ./check made it). Everything but apt runs without a network: in a network namespace
# that has none, as an account without rights. tests/e2e drives the program inside ROOT from outside.
set -euo pipefail
if [ "${1:-}" != --inside ]; then
    exec unshare --mount --propagation private bash "$0" --inside "$@"
fi
checkout=$(cd "$(dirname "$0")/.." && pwd)
made=$(realpath "$2") root=$3 python=${4:-$checkout/.venv/bin/python}
account=1000
work=$(mktemp -d /tmp/carecompanion-proof.XXXXXX)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT

say() { printf '\n=== %s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }
in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
as_family() {
    unshare --net chroot "$root" setpriv --reuid $account --regid $account --clear-groups --no-new-privs \
        env -i PATH=/usr/bin:/bin HOME=/home/family LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
        sh -c 'cd && exec "$@"' sh "$@"
}
# Press keys in the program, which is the command named: as an account without rights (but for the
# one that entering ROOT takes, which is given up there), and without a network.
with_keys() {
    cat > "$work/program" <<-EOF
		#!/bin/sh
		exec chroot $root setpriv --inh-caps=-all --ambient-caps=-all --no-new-privs "$1" "\$@"
	EOF
    chmod 755 "$work/program"
    cd "$checkout"
    unshare --net setpriv --reuid $account --regid $account --clear-groups \
        --inh-caps=+sys_chroot --ambient-caps=+sys_chroot \
        env -i PATH="$PATH" LANG=C.UTF-8 HOME="$work/home" CI=true PYTHONDONTWRITEBYTECODE=1 \
        CARECOMPANION_TEST_SOURCE=1 CARECOMPANION_TEST_PROGRAM="$work/program" \
        "$python" -m pytest -q -p no:cacheprovider --basetemp "$work/pytest-$RANDOM" \
        tests/e2e/test_from_headline_to_page.py tests/e2e/test_offline.py tests/e2e/test_second_start.py
    cd /
}
installed() { in_root dpkg-query --show --showformat '${Installed-Size}\n' | awk '{ sum += $1 } END { print sum }'; }
marks() { (cd "$root/home/family" && sha256sum notes/*.carevault .config/carecompanion/settings.ini); }
mkdir -p "$work/home" && chown $account:$account "$work" "$work/home"

if [ ! -d "$root/usr" ]; then
    say "A minimal Debian 12"
    debootstrap --variant=minbase bookworm "$root" ${MIRROR:-} | tail -1
fi
root=$(realpath "$root")
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --bind /tmp "$root/tmp"
in_root bash -c 'command -v python3' && stop "There is a Python in $root."
in_root id family > "$work/id" 2>&1 || in_root useradd --uid $account --create-home --shell /bin/sh family

say "apt install ./carecompanion_*.deb"
cp "$made"/carecompanion_*.deb "$root/opt/carecompanion.deb"
in_root apt-get -q update | tail -1
before=$(installed)
in_root apt-get -q install -y --no-install-recommends /opt/carecompanion.deb > "$work/apt" 2>&1 \
    || { tail -20 "$work/apt"; stop "apt did not install it."; }
tail -3 "$work/apt"
echo "With all that it depends on: $(( ($(installed) - before) * 1024 / 1000000 )) MB."
in_root bash -c 'command -v python3' && stop "The package brought a Python."
in_root dpkg --verify carecompanion && echo "dpkg --verify: as packed."

say "As an account without rights and without a network: self-test, sample notes, settings"
as_family carecompanion --version
as_family carecompanion --self-test
as_family sh -c 'rm -rf notes; carecompanion demo notes' > "$work/demo"
as_family sh -c 'mkdir -p .config/carecompanion && printf "[look]\ntheme=dark\n" > .config/carecompanion/settings.ini'
marks | tee "$work/marks"

say "What a desktop does with a notes file on a double-click"
in_root apt-get -q install -y --no-install-recommends shared-mime-info desktop-file-utils libglib2.0-bin > "$work/apt" 2>&1
as_family gio info -a standard::content-type notes/sample.carevault | tail -1
as_family gio mime application/x-carecompanion-vault > "$work/opens"
grep '^Default.*carecompanion.desktop' "$work/opens" || stop "No program opens it."

say "Keys from a headline to a page, sockets under strace, a second start"
with_keys /usr/bin/carecompanion

say "A newer version over it"
dpkg-deb -R "$made"/carecompanion_*.deb "$work/newer"
sed -i 's/^Version: .*/&+1/' "$work/newer/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$work/newer" "$root/opt/carecompanion.deb" > "$work/apt"
rm -rf "$work/newer"
in_root apt-get -q install -y /opt/carecompanion.deb > "$work/apt" 2>&1
in_root dpkg-query -W carecompanion
marks | diff "$work/marks" - && echo "Notes and settings are as they were."

say "apt purge"
in_root dpkg -L carecompanion | sort -r > "$work/files"
in_root apt-get -q purge -y carecompanion > "$work/apt" 2>&1
while read -r file; do
    if [ -f "$root$file" ] || [ -L "$root$file" ]; then echo "left behind: $file"; fi
done < "$work/files" | tee "$work/left"
find "$root/usr" "$root/etc" "$root/var/lib" -iname '*carecompanion*' | tee -a "$work/left"
[ ! -s "$work/left" ] || stop "Purging left something behind."
marks | diff "$work/marks" - && echo "Nothing is left of the program; notes and settings are as they were."

say "The folder for a stick: unpacked onto a file system, then mounted so that nobody can write to it"
in_root apt-get -q autoremove -y --purge > "$work/apt" 2>&1
# What every desktop has: its display and drivers (installer/bundle.py, ON_EVERY_DESKTOP), fonts and keys.
in_root apt-get -q install -y --no-install-recommends libgl1 libegl1 libxcb1 libwayland-cursor0 \
    libwayland-egl1 libgbm1 libcups2 fontconfig-config xkb-data > "$work/apt" 2>&1
mkdir "$work/stick" "$work/full"
tar -xf "$made"/carecompanion-*-linux-*.tar.xz -C "$work/full"
truncate -s 400M "$work/stick.img"
mkfs.ext4 -q -d "$work/full" "$work/stick.img"
rm -rf "$work/full"
mkdir -p "$root/media/stick"
mount -o loop,ro,nosuid,nodev "$work/stick.img" "$root/media/stick"
stick=$(cd "$root" && ls -d media/stick/carecompanion-*)
as_family touch "/$stick/x" 2> "$work/apt" && stop "The stick can be written to."
as_family "/$stick/carecompanion" --self-test
as_family sh -c "/$stick/carecompanion page notes/*.carevault --headline latest --passphrase-file notes/passphrase.txt --out page.pdf" \
    && as_family head -c 5 page.pdf && echo
with_keys "/$stick/carecompanion"
umount "$root/media/stick"
say "All of it went well."
