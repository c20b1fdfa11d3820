#!/bin/sh
# The count that ./dev test ends with is true to the log.  TAP.
set -u
dir=$(mktemp -d)
trap 'rm -rf -- "$dir"' EXIT
mkdir -p "$dir/b/meson-logs"
count=0
failed=0

# counts WHAT CODE LINE < testlog.json
counts() {
    count=$((count + 1))
    cat > "$dir/b/meson-logs/testlog.json"
    got=$(python3 tests/count.py "$dir/b" 2> /dev/null)
    code=$?
    last=$(echo "$got" | tail -n 1)
    if [ "$code" = "$2" ] && [ "$last" = "$3" ]; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1"
        echo "# exit $code: $last"
        failed=1
    fi
}

counts 'TAP lines are counted one by one' 0 '3 passed, 0 failed' <<'END'
{"name":"a","result":"OK","stdout":"ok 1 - x\nok 2 - y\n1..2\n"}
{"name":"b","result":"OK","stdout":""}
END
counts 'a failing line fails' 1 '1 passed, 1 failed' <<'END'
{"name":"a","result":"FAIL","stdout":"ok 1 - x\nnot ok 2 - y\n1..2\n"}
END
counts 'a skipped line is neither' 0 '1 passed, 0 failed, 1 skipped' <<'END'
{"name":"a","result":"OK","stdout":"ok 1 - x\nok 2 - y # SKIP no\n1..2\n"}
END
counts 'a skipped script is neither' 0 '1 passed, 0 failed, 1 skipped' <<'END'
{"name":"a","result":"SKIP","stdout":"1..0 # SKIP no tty\n"}
{"name":"b","result":"OK","stdout":"ok 1 - x\n1..1\n"}
END
counts 'dying after good lines is a failure' 1 '1 passed, 1 failed' <<'END'
{"name":"a","result":"ERROR","stdout":"ok 1 - x\n"}
END
counts 'a skip as cmocka writes it' 0 '1 passed, 0 failed, 1 skipped' <<'END'
{"name":"a","result":"OK","stdout":"1..2\nok 1 - x\nnot ok 2 # SKIP y\n"}
END
counts 'leaving before the end of the plan is a failure' 1 \
    '1 passed, 1 failed' <<'END'
{"name":"a","result":"OK","stdout":"1..2\nok 1 - x\n"}
END
counts 'hanging is a failure' 1 '0 passed, 1 failed' <<'END'
{"name":"a","result":"TIMEOUT","stdout":""}
END
counts 'no test at all is a failure' 1 '0 passed, 1 failed' < /dev/null
rm -r "$dir/b/meson-logs"
ln -s "$dir/nowhere" "$dir/b/meson-logs"
python3 tests/count.py "$dir/b" > "$dir/log" 2>&1
counted=$?
count=$((count + 1))
if [ "$counted" = 1 ]; then
    echo "ok $count - no log is a failure"
else
    echo "not ok $count - no log is a failure"
    failed=1
fi

echo "1..$count"
exit "$failed"
