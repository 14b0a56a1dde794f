#!/bin/sh
# Submits 1,000 jobs in twenty bursts to a scratch workspace, with two workers at it, and kills one of them with
# kill -9 at a random moment of each burst. Then counts what was lost or settled twice; nothing should be.
#
#   sh Tests/torture.sh .build/release/chassis [JOBS [KILLS]]
set -eu

chassis=$(CDPATH= cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
jobs=${2:-1000}
kills=${3:-20}
samples=$(CDPATH= cd -- "$(dirname -- "$0")/../sample-data" && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/chassis-torture.XXXXXX")
worker_1='' worker_2=''

end() {
    for pid in $worker_1 $worker_2; do kill -9 "$pid" 2>/dev/null || true; done
    rm -rf "$scratch"
}
trap end EXIT
trap 'exit 1' INT TERM HUP

# No key, so no network: the embedded model answers everything.
unset OPENAI_API_KEY ANTHROPIC_API_KEY CHASSIS_STORE CHASSIS_WORKSPACE

run() { "$chassis" "$@" --workspace "$scratch/workspace"; }
# Not through run(): a shell would stand between, and the kill would hit that instead of the worker.
start() { "$chassis" work --workers 2 --workspace "$scratch/workspace" >>"$scratch/work.log" 2>&1 & }
rows() { run jobs list --json "$@"; }
balance() { run tenants list --json | sed 's/.*"balance_millicredits":\(-*[0-9]*\).*/\1/' | awk '{s += $1} END {printf "%d", s}'; }
# A whole number from 0 to $1 - 1.
random() { od -An -N2 -tu2 /dev/urandom | awk -v most="$1" '{print $1 % most}'; }

# Short leases, so that a dead worker's jobs come back soon; credits and queues that no tenant outgrows.
cp -R "$samples" "$scratch/workspace"
rm -f "$scratch"/workspace/chassis.sqlite*
sed -i.old -e 's/^  lease: .*/  lease: 5s/' -e 's/monthly_credits: .*/monthly_credits: 100000/' \
    -e 's/max_queued_jobs: .*/max_queued_jobs: 100000/' "$scratch/workspace/chassis.yaml"

# The recorded requests, over and over, each numbered so that no two are the same; without those that admission refuses.
awk -v jobs="$jobs" '
    FNR == 1 { pass++ }
    length($0) < 4000 && !/\\u0000/ && n < jobs { sub(/"input": "/, "&No. " ++n ": "); print }
' $(for pass in 1 2 3 4 5 6 7 8; do echo "$samples/traffic/day.jsonl"; done) >"$scratch/traffic.jsonl"
split -l $(((jobs + kills - 1) / kills)) "$scratch/traffic.jsonl" "$scratch/burst."

before=$(balance)
accepted=0 killed=0
start; worker_1=$!
start; worker_2=$!
for burst in "$scratch"/burst.*; do
    run replay "$burst" --json >"$scratch/tally" 2>>"$scratch/replay.log" &
    replay=$!
    sleep "0.$(printf '%03d' "$(random 400)")"
    if [ "$(random 2)" = 0 ]; then
        kill -9 "$worker_1"; wait "$worker_1" 2>/dev/null || true
        start; worker_1=$!
    else
        kill -9 "$worker_2"; wait "$worker_2" 2>/dev/null || true
        start; worker_2=$!
    fi
    killed=$((killed + 1))
    wait "$replay"
    accepted=$((accepted + $(sed 's/.*"accepted":\([0-9]*\).*/\1/' "$scratch/tally")))
done

patience=300
while [ "$(rows --where state:queued,running | wc -l)" -gt 0 ] && [ $patience -gt 0 ]; do
    sleep 0.5
    patience=$((patience - 1))
done
kill -TERM "$worker_1" "$worker_2"
wait "$worker_1" 2>/dev/null || true
wait "$worker_2" 2>/dev/null || true
worker_1='' worker_2=''

rows >"$scratch/rows"
count() { grep -Ec "$1" "$scratch/rows" || true; }
stored=$(sed 's/.*"id":"\(job_[0-9]*\)".*/\1/' "$scratch/rows" | sort -u | wc -l)
charged=$(sed -n '/"state":"completed"/s/.*"credits_millicredits":\([0-9]*\).*/\1/p' "$scratch/rows" |
    awk '{s += $1} END {printf "%d", s}')
paid=$((before - $(balance)))
verified=0
run ledger verify >"$scratch/verify" || verified=$?
twice=$(grep -c 'one settlement at most' "$scratch/verify" || true)
ended=$(count '"state":"(completed|failed|cancelled)"')

echo "submitted        $accepted"
for state in completed failed cancelled queued running; do
    printf '%-16s %s\n' "$state" "$(count "\"state\":\"$state\"")"
done
echo "workers killed   $killed"
echo "begun again      $(count '"attempts":([2-9]|[1-9][0-9])')"
echo "settled twice    $twice"
echo "lost             $((accepted - stored))"
echo "charged          $charged millicredits for completed jobs, $paid taken from the tenants"
echo "ledger verify    $(cat "$scratch/verify")"

if [ "$accepted" -ne "$jobs" ] || [ "$stored" -ne "$jobs" ] || [ "$ended" -ne "$jobs" ] || [ "$twice" -ne 0 ] ||
    [ "$charged" -ne "$paid" ] || [ "$verified" -ne 0 ]; then
    echo "torture: something was lost, settled twice or left unfinished" >&2
    tail -n 5 "$scratch/replay.log" "$scratch/work.log" >&2
    exit 1
fi
