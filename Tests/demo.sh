#!/bin/sh
# The demo: a scratch copy of sample-data, its recorded traffic replayed, the console on top.
# usage: demo.sh CHASSIS FOLDER
set -eu
chassis=$1
folder=$2
rm -rf "$folder"
mkdir -p "$folder"
cp -R sample-data/. "$folder/"
cp -R themes "$folder/themes"

if [ -t 0 ] && [ -t 1 ]; then
    # Requests keep coming while the console is open; the console's own engine works them.
    "$chassis" --workspace "$folder" replay "$folder/traffic/day.jsonl" --rate 5/s >/dev/null 2>&1 &
    feed=$!
    trap 'kill $feed 2>/dev/null || true' EXIT INT TERM
    "$chassis" console --workspace "$folder"
else
    echo "No terminal here: each screen once, as text."
    "$chassis" replay --workspace "$folder" "$folder/traffic/day.jsonl" --wait
    for pane in overview jobs traces costs evals review prompts; do
        echo
        echo "== $pane"
        "$chassis" console --workspace "$folder" --snapshot --pane "$pane" --size 120x40
    done
fi
