#!/usr/bin/env python3
"""Runs the corpus through the program and compares its verdicts with the truth.

    run_corpus.py [-o FAILURES] LAUNCHER ARG... -- FILE.yaml...

LAUNCHER with its arguments is put before `check FILE... --json OUT`, for example `./lossproof`. Prints for each file how
many true claims are proved, supported, undecided, refuted, and how many false ones are refuted, undecided, supported,
proved; the slowest ten; and each claim whose verdict is wrong or open. Exit status 1 if a verdict is wrong.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import yaml

VERDICTS = ("proved", "supported", "undecided", "refuted", "conflict", "error")


def truths(path):
    with open(path, encoding="utf-8") as f:
        return {c["id"]: c for c in yaml.safe_load(f)["claims"]}


def judge(launcher, paths):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        start = time.time()
        subprocess.run([*launcher, "check", *paths, "--json", out], stdout=subprocess.DEVNULL, check=False)
        with open(out, encoding="utf-8") as f:
            return json.load(f)["claims"], time.time() - start


def text(domain):
    return "{" + ", ".join(map(str, domain)) + "}" if isinstance(domain, dict) else domain


def line(c, entry):
    where = ", ".join(f"{n}: {text(d)}" for n, d in (entry.get("where") or {}).items())
    extra = "".join(f" {k}={entry[k]}" for k in ("given", "relation", "in") if k in entry)
    reason = f"\n      {c['reason']}" if c.get("reason") else ""
    at = c.get("counterexample")
    shown = f"\n      at {at['at']}: {at['left']} and {at['right']}" if at else ""
    return f"  {c['id']} ({c['seconds']:.3f} s): {entry['claim']}\n      where {where}{extra}{reason}{shown}"


def main(arguments):
    target = None
    if arguments[:1] == ["-o"]:
        target, arguments = arguments[1], arguments[2:]
    cut = arguments.index("--")
    launcher, paths = arguments[:cut], arguments[cut + 1 :]
    entries, of_file = {}, {}
    for path in paths:
        for i, entry in truths(path).items():
            entries[i], of_file[i] = entry, os.path.basename(path)
    claims, seconds = judge(launcher, paths)
    out = [f"{len(claims)} claims in {seconds:.1f} s with start-up"]
    out.append(f"{'file':28}{'':6}" + "".join(f"{v:>11}" for v in VERDICTS))
    total = {}
    for name in sorted(set(of_file.values())) + ["all"]:
        for truth in ("holds", "fails"):
            mine = [c for c in claims if entries[c["id"]].get("expect", "holds") == truth and name in ("all", of_file[c["id"]])]
            counts = [sum(c["verdict"] == v for c in mine) for v in VERDICTS]
            out.append(f"{name:28}{truth:6}" + "".join(f"{n:>11}" for n in counts))
            if name == "all":
                total[truth] = dict(zip(VERDICTS, counts), n=len(mine))
    times = sorted(c["seconds"] for c in claims)
    out.append(f"median {times[len(times) // 2] * 1000:.1f} ms, 95 % below {times[int(len(times) * 0.95)] * 1000:.0f} ms, largest {times[-1]:.2f} s")
    t, f = total["holds"], total["fails"]
    exact = [c for c in claims if entries[c["id"]].get("expect", "holds") == "holds" and not entries[c["id"]].get("relation", "").startswith("float")]
    proved = sum(c["verdict"] == "proved" for c in exact)
    out.append(f"of the true ones that are not about floating point {100 * proved / len(exact):.1f} % proved")
    out.append(
        f"of the true: {100 * t['proved'] / t['n']:.1f} % proved, {100 * t['supported'] / t['n']:.1f} % supported; "
        f"of the false: {100 * f['refuted'] / f['n']:.1f} % refuted; "
        f"undecided: {100 * (t['undecided'] + f['undecided']) / len(claims):.2f} %"
    )
    wrong = False
    kinds = [("WRONG", "fails", "proved"), ("WRONG", "fails", "supported"), ("WRONG", "holds", "refuted")]
    kinds += [("conflict", t, "conflict") for t in ("holds", "fails")] + [("error", t, "error") for t in ("holds", "fails")]
    kinds += [("open", "fails", "undecided"), ("open", "holds", "undecided"), ("only supported", "holds", "supported")]
    for kind, truth, verdict in kinds:
        mine = [c for c in claims if entries[c["id"]].get("expect", "holds") == truth and c["verdict"] == verdict]
        if mine:
            out.append(f"\n{kind}: {'true' if truth == 'holds' else 'false'} and {verdict} ({len(mine)})")
            out += [line(c, entries[c["id"]]) for c in mine]
            wrong |= kind in ("WRONG", "conflict")
    out.append("\nslowest ten")
    out += [line(c, entries[c["id"]]).split("\n")[0] for c in sorted(claims, key=lambda c: -c["seconds"])[:10]]
    report = "\n".join(out) + "\n"
    print(report)
    if target:
        with open(target, "w", encoding="utf-8") as file:
            file.write(report)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
