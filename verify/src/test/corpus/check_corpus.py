#!/usr/bin/env python3
"""Establishes the truth of the claims of the corpus without the engine that is judged by them.

    check_corpus.py [-v] FILE.yaml...

Tool: Python 3.11 with mpmath 1.3.0 and PyYAML 6.0; 50 digits for true claims, 130 for false ones, raised to 400 and, without gamma functions, 1500 where both sides differ or are lost.
A claim that is expected to hold must agree at every point tried (about 200: special values, the numbers written in the
claim with their neighbours, equal variables, magnitudes from 1e-9 to 1e3; sizes 1, 2, 3, 5 for symbolic lengths); one
that is expected to fail must fail at a point, which -v prints. Both sides agree wherever both are defined, and the right
side is defined wherever the left side is. Senses of equality are judged by differences, derivatives and minimisers along
lines; the float relations by evaluating the left side in that precision. What cannot be evaluated is listed.
Exit status 1 if a claim is contradicted.
"""

import math
import random
import re
import struct
import sys
from fractions import Fraction

import mpmath
import yaml
from mpmath import mp, mpf

import formulas
from formulas import Doubtful, Floats, Parser, Undefined, Unsupported, contains, names, number, numbers, primal, value

POINTS = 200
DIGITS = (50, 130, 400, 1500)
SIZES = (1, 2, 3, 5)


class Claim:
    def __init__(self, entry):
        self.id = entry["id"]
        self.text = str(entry["claim"])
        self.expect = entry.get("expect", "holds")
        self.relation = entry.get("relation", "equal")
        inside = entry.get("in", [])
        self.inside = [inside] if isinstance(inside, str) else list(inside)
        given = entry.get("given", [])
        given = [given] if isinstance(given, str) else given
        self.scope = {}
        for name, text in (entry.get("where") or {}).items():
            if isinstance(text, dict):
                text = "{" + ", ".join(map(str, text)) + "}"
            elif isinstance(text, list):
                text = "[" + ", ".join(map(str, text)) + "]"
            p = Parser(str(text), {})
            self.scope[name] = p.domain()
            p.end()
        self.left, self.sign, self.right = Parser(self.text, self.scope).claim()
        self.given = []
        for text in given:
            p = Parser(text, self.scope)
            self.given.append(p.condition())
            p.end()
        used = names(list(self.scope.values())) | names([self.left, self.right])
        self.sizes = sorted(n for n in used if n not in self.scope and not is_bound([self.left, self.right], n))
        found = numbers([self.left, self.right, self.given])
        self.numbers = [n for n in found if abs(n) < 10**5] or [Fraction(1)]

    def has(self, head):
        return contains([self.left, self.right], head)


def is_bound(node, name):
    """Whether a name occurs as the index of a sum, the variable of a limit or of an expectation."""
    if isinstance(node, tuple):
        if node and node[0] == "range" and node[2] == name:
            return True
        if node and node[0] == "limit" and node[2] == name:
            return True
        if node and node[0] == "E" and len(node) == 5 and node[1] == name:
            return True
        return any(is_bound(p, name) for p in node)
    return isinstance(node, list) and any(is_bound(p, name) for p in node)


# ---- points --------------------------------------------------------------------------------------------------------


def dyadic(x, bits=24):
    return Fraction(round(Fraction(x) * 2**bits), 2**bits)


class Points:
    def __init__(self, claim, seed, wide=True):
        self.c, self.r, self.wide = claim, random.Random(seed), wide

    def real(self, others):
        r = self.r
        k = r.random()
        if k < 0.22:
            n = r.choice(self.c.numbers) * r.choice([1, 1, 1, -1])
            eps = r.choice([0, 0, Fraction(1, 2**20), -Fraction(1, 2**20), Fraction(1, 2**40), 1, -1, Fraction(1, 4)])
            if n and abs(n) < Fraction(1, 1000) and eps:
                return n * r.choice([Fraction(1, 2), 2, Fraction(9, 8), 10])
            return n + eps
        if k < 0.3 and others:
            scalars = [v for v in others if isinstance(v, Fraction)]
            if scalars:
                return r.choice(scalars) * r.choice([1, 1, -1]) + r.choice([0, 0, 0, 1, -1, Fraction(1, 2**10)])
        if k < 0.45:
            return Fraction(r.choice([0, 0, 1, -1, 2, -2, 3, -3, 5, -5, 10, -10, 25, -25, 40, -40, 150, -150])) / r.choice([1, 1, 1, 2])
        if k < 0.72:
            return dyadic(r.uniform(-3, 3))
        if k < 0.92 or not self.wide:
            return dyadic(r.choice([-1, 1]) * 10 ** r.uniform(-3, 1.7))
        return dyadic(r.choice([-1, 1]) * 10 ** r.uniform(-9, 3), 50)

    def interval(self, lo, lo_open, hi, hi_open, others):
        r = self.r
        for _ in range(60):
            if lo is None and hi is None:
                return self.real(others)
            if lo is not None and hi is not None:
                k = r.random()
                w = hi - lo
                if k < 0.06:
                    tiny = w * Fraction(1, 2 ** r.randint(20, 200))
                    return lo + tiny if r.random() < 0.5 else hi - tiny
                if k < 0.1 and not lo_open:
                    return lo
                if k < 0.2 and not hi_open:
                    return hi
                if k < 0.3:
                    x = lo + w * dyadic(10 ** r.uniform(-10, -1), 60)
                elif k < 0.4:
                    x = hi - w * dyadic(10 ** r.uniform(-10, -1), 60)
                elif k < 0.55:
                    x = self.real(others)
                elif k < 0.65:
                    x = lo + w * Fraction(r.choice([1, 1, 1, 3]), r.choice([2, 4]))
                else:
                    x = lo + w * dyadic(r.random())
            else:
                if r.random() < 0.07 and not (lo_open if lo is not None else hi_open):
                    return lo if lo is not None else hi
                x = abs(self.real(others))
                x = lo + x if lo is not None and r.random() < 0.8 else hi - x if hi is not None and r.random() < 0.8 else x
            if (lo is None or x > lo or x == lo and not lo_open) and (hi is None or x < hi or x == hi and not hi_open):
                return x
        return (lo + hi) / 2 if lo is not None and hi is not None else lo + 1 if lo is not None else hi - 1

    def weights(self, k, closed):
        r = self.r
        bits = 2 ** r.choice([3, 6, 10, 20])
        if k == 1:
            return [Fraction(1)]
        if r.random() < 0.1:
            even = Fraction(2**20 // k, 2**20)
            return [even] * (k - 1) + [1 - even * (k - 1)]
        if bits < 2 * k:
            bits = 64
        if closed and r.random() < 0.4:
            out = [Fraction(0)] * k
            some = r.sample(range(k), r.randint(1, k))
            part = self.weights(len(some), False)
            for i, v in zip(some, part):
                out[i] = v
            return out
        cuts = sorted(r.sample(range(1, bits), k - 1))
        return [Fraction(b - a, bits) for a, b in zip([0] + cuts, cuts + [bits])]

    def draw(self, domain, env, others):
        r = self.r
        kind = domain[0]
        if kind == "interval":
            lo, hi = end(domain[1]), end(domain[3])
            return self.interval(lo, domain[2], hi, domain[4], others)
        if kind == "nonzero":
            return self.real(others) or Fraction(1)
        if kind == "set":
            with mp.workdps(60):
                v = value(r.choice(domain[1]), {})
            return Fraction(int(v)) if v == int(v) else exact(v)
        if kind == "integers":
            lo, hi = integer_end(domain[1], env), integer_end(domain[2], env)
            if lo is not None and hi is not None:
                if hi < lo:
                    raise Undefined("empty")
                return Fraction(r.randint(lo, hi))
            n = r.choice([0, 0, 1, 1, 2, 2, 3, 4, 5, 7, 10, 20, 21, 33])
            if r.random() < 0.1:
                n = abs(int(r.choice(self.c.numbers))) + r.choice([0, 1, 2])
            if lo is None and hi is None:
                return Fraction(n * r.choice([1, -1]))
            return Fraction(lo + n if lo is not None else hi - n)
        if kind in ("vector", "simplex", "closed-simplex"):
            k = size(domain[1], env)
            if kind == "vector":
                style = r.random()
                if style < 0.1:
                    return [Fraction(0)] * k
                flat = [x for v in others for x in (v if isinstance(v, list) else [v]) if isinstance(x, Fraction)]
                return [self.real(flat) if style < 0.6 else dyadic(r.uniform(-3, 3)) for _ in range(k)]
            return self.weights(k, kind != "simplex")
        if kind == "power":
            return [self.draw(domain[1], env, others) for _ in range(size(domain[2], env))]
        raise Unsupported(f"domain {kind}")

    def point(self):
        """Values for all variables, or None where a condition fails."""
        env = {}
        for s in self.c.sizes:
            env[s] = Fraction(self.r.choice(SIZES))
        for name, domain in self.c.scope.items():
            try:
                env[name] = self.draw(domain, env, [v for n, v in env.items() if n in self.c.scope])
            except Undefined:
                return None
        for g in self.c.given:
            if g[0] == "cmp" and g[1] == "==" and g[2][0] == "var" and g[2][1] in self.c.scope:
                with mp.workdps(60):
                    try:
                        env[g[2][1]] = exact(value(g[3], numeric(env)))
                    except Undefined:
                        return None
        try:
            numbers_here = numeric(env)
            if all(formulas.holds(g, numbers_here) for g in self.c.given):
                return env
        except Undefined:
            pass
        return None

    def points(self, count):
        found = tried = 0
        while found < count and tried < 60 * count:
            tried += 1
            p = self.point()
            if p is not None:
                found += 1
                yield p
        if found < min(count, 5):
            raise Unsupported(f"only {found} points satisfy the conditions")


def exact(x):
    sign, man, exp, _ = mpf(x)._mpf_
    return Fraction(int(man)) * (Fraction(2) ** int(exp)) * (-1 if sign else 1)


def numeric(env):
    return {n: number(v) for n, v in env.items()}


def end(node):
    if contains(node, "const") and "inf" in str(node):
        return None
    with mp.workdps(60):
        v = value(node, {})
        return Fraction(int(v)) if v == int(v) else exact(v) if node[0] != "num" else node[1]


def integer_end(node, env):
    if "inf" in str(node):
        return None
    return int(value(node, numeric(env)))


def size(node, env):
    return int(value(node, numeric(env)))


# ---- comparing -----------------------------------------------------------------------------------------------------


def side(node, env, digits):
    with mp.workdps(digits):
        try:
            v = primal(value(node, numeric(env)))
            return v if mpmath.isfinite(v) else None
        except Undefined:
            return None
        except (OverflowError, mpmath.libmp.NoConvergence, ZeroDivisionError):
            raise Unsupported("not evaluated at this point")


def difference(a, b, digits, loose):
    """Left minus right, and whether that is more than rounding at these digits."""
    with mp.workdps(digits):
        d = a - b
        scale = max(abs(a), abs(b))
        small = loose if loose else mpf(10) ** (-0.8 * digits)
        floor = mpf(10) ** (-(0.9 if digits < 400 else 0.45) * digits)
        scale = max(scale, 1) if loose else scale
        return d, abs(d) > small * scale and abs(d) > floor


def fails_at(claim, env, loose=None):
    """Whether the claim fails at a point; a text that says how, or None."""
    last = before = None
    levels = DIGITS[:3] if "gamma" in claim.text or "beta(" in claim.text else DIGITS
    for digits in (40,) if loose else levels if claim.expect == "holds" else levels[1:]:
        a = side(claim.left, env, digits)
        b = side(claim.right, env, digits)
        if a is None:
            return None
        if b is None:
            last = f"left {mpmath.nstr(a, 12)}, right undefined"
            if digits < DIGITS[2] and not loose:
                continue
            return last
        d, differs = difference(a, b, digits, loose)
        s = claim.sign
        bad = differs if s == "==" else (d > 0 and differs) if s == "<=" else (d < 0 and differs) if s == ">=" else (
            (d >= 0 or not differs) if s == "<" else (d <= 0 or not differs))
        if not bad:
            return None
        suspicious = claim.expect == "holds" or a == 0 or b == 0
        if before is not None and not suspicious and d and abs(d - before) <= abs(d) * mpf(10) ** -8:
            return f"left {mpmath.nstr(a, 20)}, right {mpmath.nstr(b, 20)}"
        before = d
        last = f"left {mpmath.nstr(a, 20)}, right {mpmath.nstr(b, 20)}"
    return last


def shown(env):
    def one(v):
        if isinstance(v, list):
            return "[" + ", ".join(map(one, v)) + "]"
        return str(v) if isinstance(v, Fraction) and v.denominator < 10**4 else repr(float(v))

    return ", ".join(f"{n}={one(v)}" for n, v in env.items())


def judge_pointwise(claim):
    slow = claim.has("E")
    loose = mpf(10) ** -12 if slow else mpf(10) ** -4 if claim.has("limit") else None
    if claim.has("limit"):
        return judge_limit(claim)
    seen = doubtful = 0
    trouble = None
    count = 6 if slow else POINTS
    if claim.expect == "fails" and not slow:
        count = 3000
    for env in Points(claim, 7, wide=not slow).points(count):
        try:
            how = fails_at(claim, env, loose)
            seen += 1
        except Doubtful:
            doubtful += 1
            continue
        except Unsupported as e:
            trouble = e
            continue
        if how:
            return "fails", f"{shown(env)}: {how}"
        if not claim.scope and not claim.sizes:
            break
    if not seen:
        raise trouble or Unsupported("no point")
    return "holds", f"{seen} points, {doubtful} at changes of a condition"


def judge_limit(claim):
    seen = 0
    for env in Points(claim, 7, wide=False).points(12):
        try:
            how = fails_at(claim, env, mpf(10) ** -4)
            if how is None and claim.expect == "fails":
                how = fails_at(claim, env, mpf(10) ** -9)
            seen += 1
        except (Doubtful, Unsupported):
            continue
        if how:
            return "fails", f"{shown(env)}: {how}"
    if not seen:
        raise Unsupported("no point")
    return "holds", f"{seen} points"


# ---- senses --------------------------------------------------------------------------------------------------------


def bases(claim, count):
    yield from Points(claim, 11, wide=False).points(count)


def moved(claim, env, points):
    """The same point with new values of the named parameters."""
    for _ in range(200):
        other = points.point()
        if other is None or any(other[s] != env[s] for s in claim.sizes):
            continue
        new = dict(env)
        for n in claim.inside:
            new[n] = other[n]
        with mp.workdps(60):
            if all(formulas.holds(g, numeric(new)) for g in claim.given):
                return new
    raise Unsupported("no second point")


def both(claim, env, digits):
    a, b = side(claim.left, env, digits), side(claim.right, env, digits)
    return None if a is None else ("undefined" if b is None else (a, b))


def judge_constant(claim):
    points = Points(claim, 13, wide=False)
    for env in bases(claim, 60):
        reference = None
        for _ in range(6):
            new = moved(claim, env, points)
            v = both(claim, new, 80)
            if v is None:
                continue
            if v == "undefined":
                return "fails", f"{shown(new)}: right undefined"
            with mp.workdps(80):
                d = v[0] - v[1]
                if reference is None:
                    reference = d
                elif abs(d - reference) > mpf(10) ** -40 * max(1, *map(abs, v), abs(reference)):
                    return "fails", f"{shown(new)}: difference {mpmath.nstr(d, 15)}, elsewhere {mpmath.nstr(reference, 15)}"
    return "holds", "60 lines"


def judge_scale(claim):
    points = Points(claim, 17, wide=False)
    for env in bases(claim, 60):
        seen = []
        for _ in range(7):
            new = moved(claim, env, points)
            v = both(claim, new, 80)
            if v == "undefined":
                return "fails", f"{shown(new)}: right undefined"
            if v is not None:
                seen.append((new, v))
        if len(seen) < 3:
            continue
        with mp.workdps(80):
            (_, (l0, r0)) = seen[0]
            far = max(seen, key=lambda s: abs(s[1][1] - r0))
            dr, dl = far[1][1] - r0, far[1][0] - l0
            if abs(dr) < mpf(10) ** -30:
                if any(abs(v[0] - l0) > mpf(10) ** -30 for _, v in seen):
                    return "fails", f"{shown(env)}: right constant"
                continue
            factor = dl / dr
            if factor <= 0:
                return "fails", f"{shown(far[0])}: factor {mpmath.nstr(factor, 12)}"
            for new, (a, b) in seen:
                if abs((a - l0) - factor * (b - r0)) > mpf(10) ** -35 * max(1, abs(a), abs(l0), abs(factor * b)):
                    return "fails", f"{shown(new)}: not one factor, {mpmath.nstr(factor, 12)}"
    return "holds", "60 lines"


def judge_gradient(claim):
    variables = []
    for n in claim.inside:
        kind = claim.scope[n][0]
        if kind in ("vector", "simplex", "closed-simplex") or kind == "power":
            variables += [("entry", n, [("num", Fraction(k))]) for k in range(1, 6)]
        else:
            variables.append(("var", n))
    seen = 0
    for env in Points(claim, 19).points(POINTS):
        for v in variables:
            if v[0] == "entry" and v[2][0][1] > len(env[v[1]]):
                continue
            part = Claim.__new__(Claim)
            part.__dict__.update(claim.__dict__)
            part.left, part.right, part.sign = ("D", claim.left, [v]), ("D", claim.right, [v]), "=="
            try:
                how = fails_at(part, env)
                seen += 1
            except (Doubtful, Unsupported):
                continue
            if how:
                return "fails", f"{shown(env)}: derivative {how}"
    if not seen:
        raise Unsupported("no point")
    return "holds", f"{seen} derivatives"


def judge_argmin(claim):
    """One parameter: both sides are ordered alike on a grid, or their least values on it lie apart."""
    if len(claim.inside) != 1 or claim.scope[claim.inside[0]][0] not in ("interval", "set", "integers"):
        raise Unsupported("argmin in several parameters")
    name = claim.inside[0]
    worst = None
    for env in bases(claim, 12):
        points = Points(claim, 23, wide=False)
        grid = sorted({moved(claim, env, points)[name] for _ in range(120)})
        values = []
        for x in grid:
            new = dict(env)
            new[name] = x
            v = both(claim, new, 40)
            if v is not None and v != "undefined":
                values.append((x, float(v[0]), float(v[1]), v))
        if len(values) < 5:
            continue
        left = min(values, key=lambda v: v[1])
        right = min(values, key=lambda v: v[2])
        inner = values[0][0] < left[0] < values[-1][0]
        if (left[0] != right[0] and (right[1] > left[1] + 1e-9 * (1 + abs(left[1])) or left[2] > right[2] + 1e-9 * (1 + abs(right[2])))):
            position = [v[0] for v in values]
            if abs(position.index(left[0]) - position.index(right[0])) > 2:
                return "fails", f"{shown(env)}: least on a grid at {float(left[0])} and {float(right[0])}"
            worst = "close"
        del inner
    return "holds", "grid" + (f", {worst}" if worst else "")


# ---- floating point ------------------------------------------------------------------------------------------------


def ordinal_double(r):
    x = struct.unpack("<d", struct.pack("<Q", r.getrandbits(64)))[0]
    return x if math.isfinite(x) else 1.0


def float_points(claim, single):
    r = random.Random(29)
    shapes = Floats(single)
    special = [0.0, 1.0, -1.0, 0.5, 2.0, 1e-8, -1e-8, 1e-17, 1e-300, 5e-324, 710.0, -710.0, 745.0, -745.0, 709.0, 89.0, -104.0, 1e8, 1e16, 1e155, -1e155, 20.5, 37.0, -37.0, -40.0, 0.9999999999, 1 - 2**-53]
    special += [float(n) for n in claim.numbers] + [-float(n) for n in claim.numbers]
    for i in range(4000):
        env = {}
        for name, domain in claim.scope.items():
            k = r.random()
            if k < 0.15:
                x = r.choice(special)
            elif k < 0.3:
                x = ordinal_double(r)
            elif k < 0.6:
                x = r.choice([-1, 1]) * 10 ** r.uniform(-18, 3)
            elif k < 0.8:
                x = r.uniform(-4, 4)
            elif k < 0.9:
                x = r.choice([-1, 1]) * 10 ** r.uniform(-300, 300)
            else:
                x = r.random()
            earlier = [v for v in env.values() if v is not None]
            if k < 0.95 and earlier and r.random() < 0.25:
                x = r.choice(earlier) * (1 + r.choice([0, 2**-52, 2**-30, 1e-3]))
            x = shapes.round(x)
            env[name] = into(domain, x, r)
        if any(v is None or math.isinf(v) for v in env.values()):
            continue
        if claim.given and not all(formulas.holds(g, {n: mpf(v) for n, v in env.items()}) for g in claim.given):
            continue
        yield env


def into(domain, x, r):
    if domain[0] == "interval":
        lo, hi = end(domain[1]), end(domain[3])
        y = abs(x) if lo == 0 else -abs(x) if hi == 0 else x
        if (lo is None or y > lo or y == lo and not domain[2]) and (hi is None or y < hi or y == hi and not domain[4]):
            return y
        return r.uniform(float(lo), float(hi)) if lo is not None and hi is not None and lo > 0 else None
    if domain[0] == "set":
        return float(value(r.choice(domain[1]), {}))
    if domain[0] == "nonzero":
        return x or 1.0
    if domain[0] == "integers":
        lo = integer_end(domain[1], {})
        return float((lo or 0) + int(r.choice([0, 1, 2, 5, 20, 100, 171, 1000])))
    raise Unsupported("float domain")


def judge_float(claim):
    single = claim.relation.startswith("float32")
    allowed = float(re.search(r"\(([\d.]+) *ulp", claim.relation).group(1))
    shapes = Floats(single)
    largest, where, compared = 0, "", 0
    for env in float_points(claim, single):
        with mp.workdps(60):
            exactly = certain(claim.right, {n: Fraction(v) for n, v in env.items()})
            if exactly is None:
                continue
            rounded = shapes.nearest(exactly)
            if math.isinf(rounded):
                continue
            got = shapes.value(claim.left, env)
            ulp = unit(rounded, single)
            compared += 1
            error = math.inf if not math.isfinite(got) else float(abs(mpf(got) - exactly) / ulp)
            if error > largest:
                largest, where = error, f"{env}: {got!r}, right {mpmath.nstr(exactly, 20)}"
        if largest > allowed and claim.expect == "fails":
            break
    verdict = "fails" if largest > allowed else "holds"
    return verdict, f"largest error {largest:.4g} ulp at {where} ({compared} points)"


def certain(node, env):
    """A value of which 25 digits agree at two precisions."""
    last = None
    for digits in (60, 110, 400, 900):
        v = side(node, env, digits)
        with mp.workdps(60):
            if v and last is not None and abs(v - last) <= abs(v) * mpf(10) ** -25:
                return v
        last = v
    return last


def unit(x, single):
    if not single:
        return math.ulp(x)
    m, e = math.frexp(abs(x))
    return max(math.ldexp(1.0, e - 24), 2.0**-149)


# ---- the corpus ----------------------------------------------------------------------------------------------------


def judge(claim):
    if claim.relation.startswith("float"):
        return judge_float(claim)
    sense = {"equal": judge_pointwise, "constant": judge_constant, "scale": judge_scale, "gradient": judge_gradient,
             "argmin": judge_argmin}
    return sense[claim.relation](claim)


def check(path, verbose, known):
    lines = []
    with open(path, encoding="utf-8") as f:
        document = yaml.safe_load(f)
    count = {"holds": 0, "fails": 0}
    wrong = open_ = 0
    for entry in document["claims"]:
        if entry["id"] in known:
            lines.append(f"  {entry['id']}: the id occurs twice (also in {known[entry['id']]})")
            wrong += 1
        known[entry["id"]] = path
        try:
            claim = Claim(entry)
            count[claim.expect] += 1
            found, how = judge(claim)
        except Unsupported as e:
            lines.append(f"  {entry['id']}: not evaluated: {e}")
            open_ += 1
            continue
        except Exception as e:  # a claim that cannot be read is a defect of the corpus or of this program
            lines.append(f"  {entry['id']}: {type(e).__name__}: {e}")
            wrong += 1
            continue
        if found != claim.expect:
            wrong += 1
            lines.append(f"  {claim.id}: expected {claim.expect}, {found}: {how}")
        elif verbose:
            lines.append(f"  {claim.id}: {found}: {how}")
    lines.insert(0, f"{path}: {count['holds']} hold, {count['fails']} fail; {wrong} wrong, {open_} not evaluated")
    return wrong, lines, count


def main(arguments):
    verbose = "-v" in arguments
    paths = [a for a in arguments if a != "-v"]
    total = {"holds": 0, "fails": 0}
    wrong = 0
    known = {}
    for path in paths:
        bad, lines, count = check(path, verbose, known)
        wrong += bad
        for k in total:
            total[k] += count[k]
        print("\n".join(lines), flush=True)
    print(f"{sum(total.values())} claims: {total['holds']} hold, {total['fails']} fail; {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
