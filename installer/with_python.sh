#!/bin/sh
# Finds a Python that is new enough and hands over to installer/bootstrap.py.
here=${0%/*}

for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$name" "$here/bootstrap.py" "$@"
    fi
done

echo "Care Companion needs Python 3.11 or newer and found none on this computer." >&2
echo "Nothing was changed. Install it (Debian and Ubuntu: sudo apt-get install python3 python3-venv), then try again." >&2
exit 1
