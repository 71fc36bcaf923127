-- Requests for wrk: `-- get FILE` asks for the addresses in FILE in turn; `-- post PATH FILE TOKEN`
-- sends the words in FILE in turn as the filing form, each with a key of its own.

local lines, turn, path, token, kind = {}, 0, nil, nil, nil
local run = tostring(os.time()) .. tostring({}):gsub("[^%w]", "")
local edge = "wuzhibench7f3a"

local function read(name)
  for line in io.lines(name) do lines[#lines + 1] = line end
end

function init(args)
  kind = args[1]
  if kind == "get" then
    read(args[2])
  else
    path, token = args[2], args[4]
    read(args[3])
    wrk.headers["Content-Type"] = "multipart/form-data; boundary=" .. edge
  end
end

local function part(name, value)
  return "--" .. edge .. "\r\nContent-Disposition: form-data; name=\"" .. name .. "\"\r\n\r\n" .. value .. "\r\n"
end

function request()
  turn = turn + 1
  local line = lines[(turn - 1) % #lines + 1]
  if kind == "get" then return wrk.format("GET", line) end
  local body = part("token", token) .. part("key", run .. string.format("%010d", turn))
    .. part("words", line) .. part("spot", "2 单元 3 楼") .. part("building", "")
    .. part("name", "") .. part("telephone", "") .. "--" .. edge .. "--\r\n"
  return wrk.format("POST", path, nil, body)
end

function done(summary, latency)
  local e = summary.errors
  print(string.format(
    "BENCH {\"requests\": %d, \"microseconds\": %d, \"bytes\": %d, \"errors\": %d, \"p50\": %.1f, \"p99\": %.1f}",
    summary.requests, summary.duration, summary.bytes, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50), latency:percentile(99)))
end
