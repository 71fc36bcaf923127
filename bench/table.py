"""The table of one run, in Markdown."""

import os
import statistics


def text(results, options):
    parts = [heading(options)]
    parts += [of(result) for result in results]
    parts += [growth(a, b) for a, b in pairs(results)]
    return "\n\n".join(parts)


def heading(options):
    quick = " **A smoke test: these figures mean nothing.**" if options.quick else ""
    return (
        "Median of %d rounds of %g s; wrk on one thread, the server and wrk share %d cores.%s\n"
        "\\* other programs took over a quarter of a core in every round." % (
            options.rounds, options.seconds, os.cpu_count(), quick))


def of(result):
    hello = result.lines[0].middle("cpu")
    rows = [
        "### %s, %s matters" % (result.engine, format(result.count, ",")), "",
        "| goal | work | CPU µs | × hello | req/s | p50 ms | p99 ms | KB | aim | met |"
        " fdatasync/s | 1-row commits/s | errors |",
        "|---|---|--:|--:|--:|--:|--:|--:|---|---|--:|--:|--:|"]
    scale = 1 if result.engine == "SQLite" else 3  # the aims bind SQLite; PostgreSQL has thrice the time
    rows += [row(line, hello, scale) for line in result.lines]
    return "\n".join(rows + memory(result))


def row(line, hello, scale):
    cpu, rate = line.middle("cpu"), line.middle("rate")
    syncs, commits = line.middle("syncs"), line.middle("commits")
    aims, met = judged(line, cpu, rate, syncs, commits, scale)
    cells = [
        line.goal, line.name, number(cpu) + ("\\*" if line.is_noisy else ""), "%.1f" % (cpu / hello),
        number(rate), "%.2f" % (line.middle("p50") / 1000), "%.2f" % (line.middle("p99") / 1000),
        "%.1f" % (line.weight / 1024) if line.weight else "", aims, met,
        number(syncs), number(commits), str(line.errors)]
    return "| " + " | ".join(cells) + " |"


def judged(line, cpu, rate, syncs, commits, scale):
    """What the line aims at, and for each aim whether it was reached."""
    aims = []
    if line.aim_cpu:
        aims.append(("≤ %d µs" % (line.aim_cpu * scale), cpu <= line.aim_cpu * scale))
    if line.aim_rate:
        aims.append(("≥ %s/s" % number(line.aim_rate / scale), rate >= line.aim_rate / scale))
    if line.most:
        aims.append(("≤ %d KB" % (line.most // 1024), line.weight <= line.most))
    if line.goal == "1":
        least = durable_rate(line.connections, syncs, commits) / scale
        aims.append(("≥ %s/s" % number(least), rate >= least))
    if line.goal == "2":
        most = (2e6 / syncs + 1000) * scale
        aims.append(("p50 ≤ %.2f ms" % (most / 1000), line.middle("p50") <= most))
    return ", ".join(a for a, _ in aims), ", ".join("yes" if ok else "no" for _, ok in aims)


def durable_rate(connections, syncs, commits):
    """4,000/s where the disk syncs 5,000 times a second; on a slow one, a multiple of single commits."""
    if syncs >= 5000:
        return 4000
    if syncs < 1000:
        return commits * (5 if connections > 32 else 3)
    return commits / 2


def memory(result):
    starts = statistics.median(result.starts) * 1000
    lines = [
        "", "- goal 17, memory: %.0f MiB idle (aim 50), %.0f MiB at most after any round, 256 clients included"
        " (aim 100)" % (result.idle, result.loaded_memory),
        "- goal 18, from the start of the process to its first 200: %.0f ms (aim 100), median of %d" % (
            starts, len(result.starts))]
    if result.bytes:
        lines.append("- goal 19, disk: %.1f KB a matter with its history and search index (aim 2.0)" % (
            result.bytes / result.count / 1024))
    return lines


def pairs(results):
    for engine in dict.fromkeys(r.engine for r in results):
        sizes = [r for r in results if r.engine == engine]
        if len(sizes) > 1:
            yield sizes[0], sizes[-1]


def growth(small, large):
    """Goal 20: the time that each line takes with more matters, beside the time with few."""
    rows = [
        "### Goal 20, %s: time at %s beside %s matters (aim 1.5)" % (
            small.engine, format(large.count, ","), format(small.count, ",")), "",
        "| goal | work | CPU | p50 | met |", "|---|---|--:|--:|---|"]
    for a, b in zip(small.lines, large.lines):
        if a.goal in ("3", "4", "5", "6", "7", "9", "1", "2"):
            cpu, p50 = b.middle("cpu") / a.middle("cpu"), b.middle("p50") / a.middle("p50")
            met = "yes" if (p50 if a.goal in ("7", "9") else cpu) <= 1.5 else "no"
            rows.append("| %s | %s | %.2f | %.2f | %s |" % (a.goal, a.name, cpu, p50, met))
    return "\n".join(rows)


def number(value):
    return "" if value is None else format(round(value), ",")
