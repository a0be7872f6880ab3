#!/usr/bin/env python3
"""Makes false claims of the true ones of the corpus by the errors that people make, and writes them to one file.

    mutate_corpus.py SHARE OUT.yaml FILE.yaml...

SHARE is how many mutants there are for each true claim, about. A change is kept only if check_corpus.py finds a point
where the mutant fails. The seed is fixed, so the same corpus gives the same mutants.
"""

import random
import re
import sys

import yaml

import check_corpus
from formulas import Unsupported

SIGN = re.compile(r" (==|<=|>=|<|>) ")


def occurrences(pattern, replacement):
    def change(r, text, claim):
        places = list(re.finditer(pattern, text))
        if not places:
            return None
        m = r.choice(places)
        return text[: m.start()] + m.expand(replacement) + text[m.end() :]

    return change


def scalars(claim, kinds=("interval", "nonzero")):
    return [n for n, d in claim.scope.items() if d[0] in kinds]


def swapped(r, text, claim):
    groups = {}
    for n, d in claim.scope.items():
        groups.setdefault(str(d), []).append(n)
    pairs = [g for g in groups.values() if len(g) > 1]
    if not pairs:
        return None
    a, b = r.sample(r.choice(pairs), 2)
    return re.sub(rf"\b({a}|{b})\b", lambda m: b if m.group() == a else a, text)


def tail(r, text, claim):
    names = [n for n in scalars(claim) if "inf" in str(claim.scope[n])]
    return f"if({r.choice(names)} > {r.choice(['20', '50', '100'])}, 0, {text})" if names else None


def gap(r, text, claim):
    names = [n for n in scalars(claim) if claim.scope[n][0] == "interval" and "inf" in str(claim.scope[n][1])]
    return f"{text} + 0*log({r.choice(names)})" if names else None


CHANGES = [
    ("sign", occurrences(r" \+ ", " - ")),
    ("sign", occurrences(r" - ", " + ")),
    ("sign-of-all", lambda r, t, c: f"-({t})"),
    ("factor", occurrences(r"\b2\*", "")),
    ("factor", occurrences(r"/2\b", "")),
    ("factor-two", lambda r, t, c: f"2*({t})"),
    ("half", lambda r, t, c: f"({t})/2"),
    ("power", occurrences(r"\^2\b", "")),
    ("power", occurrences(r"\^2\b", "^3")),
    ("shift", occurrences(r" [+-] 1\b", "")),
    ("swapped", swapped),
    ("nearly-factor", lambda r, t, c: f"({t})*(1 + 1e-9)"),
    ("nearly-factor", lambda r, t, c: f"({t})*(1 - 1e-12)"),
    ("nearly-term", lambda r, t, c: f"{t} + 1e-10"),
    ("epsilon", occurrences(r"\blog\(", "log(1e-8 + ")),
    ("epsilon-denominator", occurrences(r"/\(", "/(1e-9 + ")),
    ("clamp", lambda r, t, c: f"max({t}, -100)"),
    ("clamp", lambda r, t, c: f"min({t}, 20)"),
    ("abs", lambda r, t, c: f"abs({t})"),
    ("tail", tail),
    ("domain", gap),
    ("special", occurrences(r"\bdigamma\(", "log(")),
    ("special", occurrences(r"\bloggamma\(([a-z]) \+ 1\)", r"loggamma(\1)")),
    ("special", occurrences(r"\btrigamma\(", "digamma(")),
    ("special", occurrences(r"\bbesseli\(0,", "besseli(1,")),
    ("special", occurrences(r"\btanh\(", "sigmoid(")),
    ("special", occurrences(r"\bsoftplus\(", "relu(")),
    ("special", occurrences(r"\blog1p\(", "log(")),
    ("special", occurrences(r"\bsigmoid\(-", "sigmoid(")),
    ("mean", occurrences(r"\bn\*", "")),
    ("mean", occurrences(r"\bK\*", "")),
    ("delta", occurrences(r"kroneckerdelta\(i, j\)", "1")),
]


def mutant(r, entry):
    text = str(entry["claim"])
    m = SIGN.search(text)
    left, right = text[: m.start()], text[m.end() :]
    if m.group(1) != "==" or right == "0":
        return None
    claim = check_corpus.Claim(entry)
    order = CHANGES[:]
    r.shuffle(order)
    for name, change in order:
        other = change(r, right, claim)
        if other is None or other == right:
            continue
        made = dict(entry, id=f"{entry['id']}--{name}", claim=f"{left} == {other}", expect="fails")
        try:
            found, _ = check_corpus.judge(check_corpus.Claim(made))
        except (Unsupported, SyntaxError):
            continue
        if found == "fails":
            return made
    return None


def written(value):
    return yaml.safe_dump(value, default_flow_style=True, width=10**6, allow_unicode=True).strip().removesuffix("\n...")


def main(share, out, paths):
    r = random.Random(20817)
    lines = ["# Made by mutate_corpus.py of the true claims: errors that people make, each with a point where it fails.", "claims:"]
    for path in paths:
        with open(path, encoding="utf-8") as f:
            claims = yaml.safe_load(f)["claims"]
        for entry in claims:
            slow = entry.get("relation", "equal") != "equal" or "E[" in str(entry["claim"]) or "limit(" in str(entry["claim"])
            if entry.get("expect", "holds") != "holds" or slow or r.random() > share:
                continue
            made = mutant(r, entry)
            if made:
                for key in ("id", "claim", "where", "given", "expect", "source"):
                    if key in made:
                        value = made[key]
                        if key == "where":
                            value = {n: "{" + ", ".join(map(str, d)) + "}" if isinstance(d, dict) else d for n, d in value.items()}
                        lines.append(("  - " if key == "id" else "    ") + f"{key}: {written(value)}")
    with open(out, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2], sys.argv[3:])
