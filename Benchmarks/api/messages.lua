-- wrk: stores messages in 64 sessions, so that what one session's order costs is not all that is measured.
local count = 0
request = function()
  count = count + 1
  local body = string.format('{"session_id":"bench-%d","role":"user","content":"An array of buckets, and a list in each."}', count % 64)
  return wrk.format("POST", "/api/messages", { ["Content-Type"] = "application/json" }, body)
end
