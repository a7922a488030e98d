#!/bin/sh
# Makes the game that ships in saves/: Europe 1949 as the Netherlands, seed 49, two years in which the Netherlands give
# no orders of their own. Run it after the rules have settled; a rule that changes makes an old journal differ.
#   docs/tours/make-save.sh [CASUS [TUISHOT]]
set -eu
here=$(dirname "$0")
casus=${1:-$here/../../target/release/casus}
tuishot=${2:-tuishot.py}
saves=$here/../../saves
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT
{
    printf 'expect 1 Map\nwait 0.5\n'
    for year in 1949 1950 1951; do
        for month in Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec; do
            case "$year $month" in "1949 Jan" | "1949 Feb" | "1949 Mar" | "1949 Apr" | "1951 May") continue ;; esac
            case "$year $month" in "1951 Jun") break 2 ;; esac
            printf 'key 1\nkey t\nwait 0.2\nkey y\nexpect %s %s\nwait 0.2\nkey Esc\n' "$month" "$year"
        done
    done
    printf 'key Q\nwait 0.3\nkey y\nwait 1.5\n'
} >"$made/save.steps"
"$tuishot" --size 80x24 --out "$made" "$made/save.steps" -- "$casus" --saves "$made" play europe-1949 --as NLD --seed 49
cp "$made"/*.casus "$saves/example-europe-1949.casus"
"$casus" --saves "$saves" replay example-europe-1949 --verify
