#!/bin/sh
# Runs every test that is built, and ends with the runner's closing line. What failed is told again right above that line,
# and how many were skipped because outside data is not here: thousands of lines higher, nobody finds it.
# Usage: run.sh [options of `swift test`]
log=.build/test.log
code=.build/test.code
# Hundreds of tests at once, each with a store or a server, would run out of files.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH="${SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH:-4}"
{ swift test --skip-build "$@" 2>&1; echo $? >$code; } | tee $log
code=$(cat $code)
closing=$(grep -a 'Test run with' $log | tail -1)
missing=$(grep -ac 'skipped: "the shared data are not here"' $log)
if [ "$code" != 0 ]; then
    echo
    echo "What failed (all of it: $log):"
    grep -ai -A 3 'recorded an issue\|Fatal error\|exited with' $log | grep -av '^[✔◇]' | head -80
    grep -a '^✘ \(Suite\|Test "\)' $log | grep -av 'recorded an issue' | head -40
fi
if [ "$missing" != 0 ]; then
    echo "$missing tests were skipped for want of data: set CHASSIS_SHARED to the folder that has it, or put it at ../shared."
fi
if [ "$code" != 0 ] || [ "$missing" != 0 ]; then
    echo "${closing:-The test run did not come to its end.}"
fi
exit "$code"
