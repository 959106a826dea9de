#!/bin/sh
# Practises from a script: holds an interview, then exports, finds, reads and deletes it.
#
#   docs/practise.sh FOLDER        into which it exports; needs mock-interview and jq on the PATH
set -eu
folder=${1:?name a folder to export into}
id=practise-$(date +%s)-$$

fail() {
    echo "practise.sh: $*" >&2
    exit 1
}

# A line is an answer or a command. What the interviewer says comes on standard output, all else on standard error.
mock-interview new --role java --level beginner --questions 2 --plain --id "$id" >"$folder/$id.txt" <<'LINES'
I would say that equals compares what two objects hold, while == asks whether they are one object.
/hint
/skip
The garbage collector frees what no reference leads to any more.
/end
/end
LINES
status=$(mock-interview list --json | jq -r --arg id "$id" '.sessions[] | select(.session_id == $id).status')
[ "$status" = completed ] || fail "$id is ${status:-missing}"

for format in md json html; do
    mock-interview export "$id" --format "$format" --output "$folder/$id.$format"
done

# MongoDB needs an index to search, made once and with a yes: --make-index. The file on this machine has its own.
mock-interview search --make-index --json "garbage collector" |
    jq -e --arg id "$id" 'any(.hits[]; .session.session_id == $id)' >/dev/null || fail "$id is not found by its words"

# Scores, 0 to 5, come from a model; without one it is how many key points were mentioned, and of how many.
mock-interview show "$id" --json | jq -r '.feedback[-1].report.sections[] | "question \(.number): \(.state), " +
    (.score // (.key_points | "\(map(select(.quotation)) | length) of \(length)") | tostring)'

mock-interview delete "$id" --yes
! mock-interview show "$id" 2>/dev/null || fail "$id is still there"
