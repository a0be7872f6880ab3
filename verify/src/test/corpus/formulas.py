"""Formulas of claim files, read and evaluated without any code of Lossproof.

A recursive-descent parser for the syntax of claim files, an evaluator in mpmath numbers of any precision with forward
derivatives (nested dual numbers), and one in IEEE doubles or floats as written. Used by check_corpus.py.
"""

import math
import re
import struct
from fractions import Fraction

import mpmath
from mpmath import mp, mpf


class Undefined(Exception):
    """The reals give no value here."""


class Doubtful(Exception):
    """A derivative where the condition of a piecewise formula changes: no point to judge by."""


class Unsupported(Exception):
    """This program does not evaluate the formula."""


# ---- reading -----------------------------------------------------------------------------------------------------

TOKEN = re.compile(
    r"\s*(?:(?P<num>(?:\d+\.(?!\.)\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?)|(?P<name>[^\W\d]\w*)"
    r"|(?P<sign>\.\.\.|==|!=|<=|>=|&&|\|\||[-+*/^()\[\]{},<>!~:]))"
)

CALLS = {"ln": "log", "logistic": "sigmoid", "lgamma": "loggamma", "gammaln": "loggamma", "betaln": "logbeta"}
BINDERS = {"sum", "product", "logsumexp", "max"}


def tokens(text):
    at, result = 0, []
    text = text.rstrip()
    while at < len(text):
        m = TOKEN.match(text, at)
        if not m:
            raise SyntaxError(f"cannot read {text[at:]!r}")
        kind = m.lastgroup
        result.append((kind, m.group(kind)))
        at = m.end()
    result.append(("end", ""))
    return result


class Parser:
    def __init__(self, text, scope):
        self.t, self.at, self.scope, self.bound = tokens(text), 0, scope, []

    def peek(self, ahead=0):
        return self.t[min(self.at + ahead, len(self.t) - 1)][1]

    def kind(self, ahead=0):
        return self.t[min(self.at + ahead, len(self.t) - 1)][0]

    def take(self):
        self.at += 1
        return self.t[self.at - 1][1]

    def take_if(self, sign):
        if self.kind() == "sign" and self.peek() == sign:
            self.at += 1
            return True
        return False

    def expect(self, sign):
        if not self.take_if(sign):
            raise SyntaxError(f"{self.peek()!r} where {sign!r} is wanted, token {self.at}")

    def end(self):
        if self.kind() != "end":
            raise SyntaxError(f"unread: {self.peek()!r}")

    def claim(self):
        left = self.sum()
        relation = self.take()
        if relation not in ("==", "<=", ">=", "<", ">"):
            raise SyntaxError(f"relation {relation!r}")
        right = self.sum()
        self.end()
        return left, relation, right

    def sum(self):
        left = self.term()
        while self.kind() == "sign" and self.peek() in "+-":
            op = self.take()
            left = (op, left, self.term())
        return left

    def term(self):
        if self.take_if("-"):
            return ("neg", self.term())
        self.take_if("+")
        left = self.factor()
        while self.kind() == "sign" and self.peek() in "*/":
            op = self.take()
            left = (op, left, self.signed())
        return left

    def signed(self):
        if self.take_if("-"):
            return ("neg", self.signed())
        return self.factor()

    def factor(self):
        base = self.atom()
        if self.take_if("^"):
            return ("^", base, self.signed())
        return base

    def atom(self):
        if self.kind() == "num":
            return ("num", Fraction(self.take()))
        if self.take_if("("):
            inner = self.sum()
            self.expect(")")
            return inner
        if self.kind() != "name":
            raise SyntaxError(f"{self.peek()!r} where a formula is wanted")
        name = self.take()
        nxt = self.peek() if self.kind() == "sign" else ""
        declared = name in self.scope or name in self.bound
        if nxt == "[" and name == "E" and not declared:
            return self.expectation()
        if nxt == "(":
            return self.call(name, "(", ")")
        if nxt == "[":
            if declared:
                return self.entry(name)
            return self.call(name, "[", "]")
        return self.variable(name)

    def entry(self, name):
        self.expect("[")
        indices = [self.sum()]
        while self.take_if(","):
            indices.append(self.sum())
        self.expect("]")
        return ("entry", name, indices)

    def variable(self, name):
        if name in self.bound or name in self.scope:
            return ("var", name)
        if name in ("e", "E"):
            return ("const", "e")
        if name.lower() in ("pi", "eulergamma", "inf"):
            return ("const", name.lower())
        return ("var", name)

    def commas(self, start):
        depth, result = 0, []
        for i in range(start, len(self.t)):
            s = self.t[i][1] if self.t[i][0] == "sign" else ""
            if s in ("(", "[", "{"):
                depth += 1
            elif s in (")", "]", "}"):
                if depth == 0:
                    break
                depth -= 1
            elif s == "," and depth == 0:
                result.append(i)
        return result

    def call(self, name, opening, closing):
        self.expect(opening)
        f = CALLS.get(name.lower(), name.lower())
        if f == "if":
            c = self.condition()
            self.expect(",")
            a = self.sum()
            self.expect(",")
            b = self.sum()
            self.expect(closing)
            return ("piecewise", [(a, c)], b)
        if f == "piecewise":
            cases = []
            while self.peek() == "(" and len(self.commas(self.at + 1)) == 1:
                self.expect("(")
                v = self.sum()
                self.expect(",")
                cases.append((v, self.condition()))
                self.expect(")")
                self.expect(",")
            other = self.sum()
            self.expect(closing)
            return ("piecewise", cases, other)
        if f == "limit":
            return self.limit(closing)
        if f in BINDERS or f == "softmax":
            done = self.reduction(f, closing)
            if done:
                return done
        args = [self.sum()]
        while self.take_if(","):
            args.append(self.sum())
        self.expect(closing)
        if f == "d":
            return ("D", args[0], args[1:])
        return ("call", f, args)

    def limit(self, closing):
        first = self.commas(self.at)[0]
        name = self.t[first + 1][1]
        self.bound.append(name)
        body = self.sum()
        self.bound.pop()
        self.expect(",")
        self.take()
        self.expect(",")
        point = self.sum()
        side = None
        if self.take_if(","):
            side = self.take()
        self.expect(closing)
        return ("limit", body, name, point, side, self.scope.get(name))

    def expectation(self):
        self.expect("[")
        name = self.take()
        self.expect("~")
        family = self.take()
        while self.take_if("-"):
            family += "-" + self.take()
        args = []
        if self.take_if("("):
            args.append(self.sum())
            while self.take_if(","):
                args.append(self.sum())
            self.expect(")")
        self.expect("]")
        self.expect("(")
        self.bound.append(name)
        body = self.sum()
        self.bound.pop()
        self.expect(")")
        return ("E", name, family, args, body)

    def is_vector(self, name):
        return self.scope.get(name, ("",))[0] in ("vector", "simplex", "closed-simplex", "power")

    def reduction(self, f, closing):
        if f in ("logsumexp", "max", "softmax") and self.kind() == "name" and self.is_vector(self.peek()):
            name, after = self.peek(), self.peek(1)
            family = self.scope[name][0] == "power" and self.scope[name][1][0] in ("vector", "simplex", "closed-simplex")
            if not family and after in (closing, ","):
                if f == "softmax" or after == closing:
                    self.take()
                    vector = ("var", name)
                    return self.reduced(f, ("whole", vector), closing)
            if family:
                start = self.at
                self.take()
                self.expect("[")
                row = self.sum()
                if self.take_if("]"):
                    return self.reduced(f, ("whole", ("entry", name, [row])), closing)
                self.at = start
        places = self.commas(self.at)
        ranged = (
            len(places) >= 3
            and self.t[places[0] + 1][0] == "name"
            and places[1] == places[0] + 2
            and self.t[places[0] + 1][1] not in self.scope
        )
        if not ranged:
            return None
        name = self.t[places[0] + 1][1]
        self.bound.append(name)
        body = self.sum()
        self.bound.pop()
        self.expect(",")
        self.take()
        self.expect(",")
        lo = self.sum()
        self.expect(",")
        hi = self.sum()
        return self.reduced(f, ("range", body, name, lo, hi), closing)

    def reduced(self, f, over, closing):
        index = None
        if f == "softmax":
            self.expect(",")
            index = self.sum()
        self.expect(closing)
        return ("reduce", f, over, index)

    # conditions

    def condition(self):
        parts = [self.conjunction()]
        while self.take_if("||"):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else ("or", parts)

    def conjunction(self):
        parts = [self.simple()]
        while self.take_if("&&"):
            parts.append(self.simple())
        return parts[0] if len(parts) == 1 else ("and", parts)

    def simple(self):
        if self.take_if("!"):
            self.expect("(")
            inner = self.condition()
            self.expect(")")
            return ("not", inner)
        start = self.at
        if self.peek() == "(":
            try:
                self.take()
                inner = self.condition()
                self.expect(")")
                if self.kind() != "sign" or self.peek() in (",", ")", "]", "&&", "||"):
                    return inner
            except SyntaxError:
                pass
            self.at = start
        left = self.sum()
        chain = []
        while self.kind() == "sign" and self.peek() in ("==", "!=", "<=", ">=", "<", ">"):
            op = self.take()
            right = self.sum()
            chain.append(("cmp", op, left, right))
            left = right
        if not chain:
            raise SyntaxError("a comparison is wanted")
        return chain[0] if len(chain) == 1 else ("and", chain)

    # domains

    def domain(self):
        base = self.base_domain()
        if self.take_if("^"):
            return ("power", base, self.atom())
        return base

    def base_domain(self):
        if self.take_if("{"):
            first = self.sum()
            values = [first]
            while self.take_if(","):
                if self.take_if("..."):
                    self.expect(",")
                    last = self.sum()
                    self.expect("}")
                    return ("integers", first, last)
                values.append(self.sum())
            self.expect("}")
            return ("set", values)
        if self.peek() in ("(", "["):
            lower_open = self.take() == "("
            lo = self.sum()
            self.expect(",")
            hi = self.sum()
            upper_open = self.take() == ")"
            return ("interval", lo, lower_open, hi, upper_open)
        name = self.take().lower()
        while self.take_if("-"):
            name += "-" + self.take().lower()
        zero, one, inf = ("num", Fraction(0)), ("num", Fraction(1)), ("const", "inf")
        simple = {
            "real": ("interval", ("neg", inf), True, inf, True),
            "positive": ("interval", zero, True, inf, True),
            "nonnegative": ("interval", zero, False, inf, True),
            "negative": ("interval", ("neg", inf), True, zero, True),
            "unit": ("interval", zero, True, one, True),
            "nonzero": ("nonzero",),
            "integer": ("integers", ("neg", inf), inf),
            "natural": ("integers", zero, inf),
        }
        if name in simple:
            return simple[name]
        if name in ("vector", "simplex", "closed-simplex"):
            self.expect("(")
            length = self.sum()
            self.expect(")")
            return (name, length)
        raise Unsupported(f"domain {name}")


def names(node, found=None):
    """All names of variables in a formula or condition."""
    found = set() if found is None else found
    if isinstance(node, tuple):
        if node and node[0] == "var":
            found.add(node[1])
        elif node and node[0] == "entry":
            found.add(node[1])
            names(node[2], found)
        else:
            for part in node:
                names(part, found)
    elif isinstance(node, list):
        for part in node:
            names(part, found)
    return found


def numbers(node, found=None):
    """All numbers that are written in a formula."""
    found = set() if found is None else found
    if isinstance(node, tuple):
        if len(node) == 2 and node[0] == "num":
            found.add(node[1])
        elif len(node) == 3 and node[0] == "/" and node[1][0] == "num" and node[2][0] == "num" and node[2][1]:
            found.add(node[1][1] / node[2][1])
        else:
            for part in node:
                numbers(part, found)
    elif isinstance(node, list):
        for part in node:
            numbers(part, found)
    return found


def contains(node, head):
    if isinstance(node, tuple):
        return bool(node) and node[0] == head or any(contains(part, head) for part in node)
    if isinstance(node, list):
        return any(contains(part, head) for part in node)
    return False


# ---- numbers with derivatives ------------------------------------------------------------------------------------


class Dual:
    """a + b*epsilon; the tag says of which derivative, the newest outermost."""

    __slots__ = ("a", "b", "tag")

    def __init__(self, a, b, tag):
        self.a, self.b, self.tag = a, b, tag


def tag(x):
    return x.tag if isinstance(x, Dual) else 0


def parts(x, t):
    return (x.a, x.b) if isinstance(x, Dual) and x.tag == t else (x, mpf(0))


def primal(x):
    while isinstance(x, Dual):
        x = x.a
    return x


def is_zero(x):
    return not isinstance(x, Dual) and x == 0


def add(x, y):
    t = max(tag(x), tag(y))
    if not t:
        return x + y
    (a, b), (c, d) = parts(x, t), parts(y, t)
    return Dual(add(a, c), add(b, d), t)


def neg(x):
    return Dual(neg(x.a), neg(x.b), x.tag) if isinstance(x, Dual) else -x


def mul(x, y):
    t = max(tag(x), tag(y))
    if not t:
        return x * y
    (a, b), (c, d) = parts(x, t), parts(y, t)
    return Dual(mul(a, c), add(mul(a, d), mul(b, c)), t)


def div(x, y):
    if primal(y) == 0:
        raise Undefined("division by 0")
    t = max(tag(x), tag(y))
    if not t:
        return x / y
    (a, b), (c, d) = parts(x, t), parts(y, t)
    q = div(a, c)
    return Dual(q, div(add(b, neg(mul(q, d))), c), t)


def power(x, y):
    if not isinstance(x, Dual) and not isinstance(y, Dual):
        if x == 0:
            if y <= 0:
                raise Undefined("0 to a power that is not positive")
            return mpf(0)
        if x < 0:
            if y != mpmath.floor(y):
                raise Undefined("power of a negative number")
            return mpmath.power(x, int(y))
        return mpmath.exp(y * mpmath.log(x)) if y != mpmath.floor(y) or abs(y) > 10**6 else mpmath.power(x, int(y))
    t = max(tag(x), tag(y))
    (a, b), (c, d) = parts(x, t), parts(y, t)
    value = power(a, c)
    slope = mpf(0)
    if not is_zero(b):
        p = primal(c)
        if not isinstance(c, Dual) and p == 1:
            slope = b
        elif not isinstance(c, Dual) and p == 0:
            if primal(a) == 0:
                raise Undefined("0^0")
        else:
            slope = mul(mul(c, power(a, add(c, mpf(-1)))), b)
    if not is_zero(d):
        slope = add(slope, mul(mul(value, call("log", [a])), d))
    return Dual(value, slope, t)


def whole(x):
    return x == mpmath.floor(x)


def not_a_pole(x):
    if x <= 0 and whole(x):
        raise Undefined("a pole")


def need(truth, what):
    if not truth:
        raise Undefined(what)


def plain(f, a):
    """Value of a function at plain numbers."""
    x = a[0]
    if f == "exp":
        return mpmath.exp(x)
    if f == "log":
        need(x > 0, "log")
        return mpmath.log(x)
    if f == "log1p":
        need(x > -1, "log1p")
        return mpmath.log1p(x)
    if f == "expm1":
        return mpmath.expm1(x)
    if f == "log2":
        need(x > 0, "log2")
        return mpmath.log(x) / mpmath.log(2)
    if f == "log10":
        need(x > 0, "log10")
        return mpmath.log(x) / mpmath.log(10)
    if f == "sqrt":
        need(x >= 0, "sqrt")
        return mpmath.sqrt(x)
    if f == "abs":
        return abs(x)
    if f == "sign":
        return mpf(mpmath.sign(x))
    if f == "max":
        return max(a)
    if f == "min":
        return min(a)
    if f == "clip":
        return min(max(x, a[1]), a[2])
    if f == "relu":
        return max(x, mpf(0))
    if f == "floor":
        return mpmath.floor(x)
    if f in ("sin", "cos", "sinh", "cosh", "tanh", "erf", "erfc"):
        return getattr(mpmath, f)(x)
    if f == "tan":
        return mpmath.tan(x)
    if f == "arctan":
        return mpmath.atan(x)
    if f == "arctanh":
        need(abs(x) < 1, "arctanh")
        return mpmath.atanh(x)
    if f == "sigmoid":
        return 1 / (1 + mpmath.exp(-x)) if x > 0 else mpmath.exp(x) / (1 + mpmath.exp(x))
    if f == "logit":
        need(0 < x < 1, "logit")
        return mpmath.log(x) - mpmath.log1p(-x)
    if f == "softplus":
        return max(x, mpf(0)) + mpmath.log1p(mpmath.exp(-abs(x)))
    if f == "log1mexp":
        need(x < 0, "log1mexp")
        return mpmath.log(-mpmath.expm1(x)) if x > -1 else mpmath.log1p(-mpmath.exp(x))
    if f == "logsumexp":
        m = max(a)
        return m + mpmath.log(mpmath.fsum(mpmath.exp(v - m) for v in a))
    if f == "xlogy":
        if x == 0 and a[1] >= 0:
            return mpf(0)
        need(a[1] > 0, "xlogy")
        return x * mpmath.log(a[1])
    if f == "xlog1py":
        if x == 0 and a[1] >= -1:
            return mpf(0)
        need(a[1] > -1, "xlog1py")
        return x * mpmath.log1p(a[1])
    if f == "gamma":
        not_a_pole(x)
        return mpmath.gamma(x)
    if f == "loggamma":
        need(x > 0, "loggamma")
        return mpmath.loggamma(x).real
    if f == "digamma":
        not_a_pole(x)
        return mpmath.psi(0, x).real
    if f == "trigamma":
        not_a_pole(x)
        return mpmath.psi(1, x).real
    if f == "polygamma":
        need(x >= 0 and whole(x), "polygamma")
        not_a_pole(a[1])
        return mpmath.psi(int(x), a[1]).real
    if f == "logbeta":
        need(x > 0 and a[1] > 0, "logbeta")
        return (mpmath.loggamma(x) + mpmath.loggamma(a[1]) - mpmath.loggamma(x + a[1])).real
    if f == "beta":
        return mpmath.exp(plain("logbeta", a))
    if f == "factorial":
        need(x > -1, "factorial")
        return mpmath.gamma(x + 1)
    if f == "binomial":
        need(x > -1 and a[1] > -1 and x - a[1] > -1, "binomial")
        return mpmath.exp((mpmath.loggamma(x + 1) - mpmath.loggamma(a[1] + 1) - mpmath.loggamma(x - a[1] + 1)).real)
    if f == "harmonicnumber":
        need(x > -1, "harmonicnumber")
        return mpmath.psi(0, x + 1).real + mpmath.euler
    if f == "normalcdf":
        return mpmath.erfc(-x / mpmath.sqrt(2)) / 2
    if f == "besseli":
        need(x >= 0 and whole(x), "besseli")
        return mpmath.besseli(int(x), a[1])
    if f == "logbesseli":
        need(x >= 0 and whole(x) and a[1] > 0, "logbesseli")
        return mpmath.log(mpmath.besseli(int(x), a[1]))
    if f == "kroneckerdelta":
        return mpf(1 if x == a[1] else 0)
    raise Unsupported(f"function {f}")


def slope(f, a, i):
    """Partial derivative of a function in argument i; the arguments may be duals of older derivatives."""
    x = a[0]
    p = primal(x)
    one = mpf(1)
    if f == "exp" or f == "expm1":
        return call("exp", [x])
    if f == "log":
        return div(one, x)
    if f == "log1p":
        return div(one, add(one, x))
    if f == "log2":
        return div(one, mul(x, mpmath.log(mpf(2))))
    if f == "log10":
        return div(one, mul(x, mpmath.log(mpf(10))))
    if f == "sqrt":
        return div(one, mul(mpf(2), call("sqrt", [x])))
    if f == "abs":
        need(p != 0, "kink")
        return mpf(1 if p > 0 else -1)
    if f == "sign":
        need(p != 0, "jump")
        return mpf(0)
    if f == "relu":
        need(p != 0, "kink")
        return mpf(1 if p > 0 else 0)
    if f == "floor":
        need(not whole(p), "jump")
        return mpf(0)
    if f == "sin":
        return call("cos", [x])
    if f == "cos":
        return neg(call("sin", [x]))
    if f == "tan":
        return div(one, power(call("cos", [x]), mpf(2)))
    if f == "sinh":
        return call("cosh", [x])
    if f == "cosh":
        return call("sinh", [x])
    if f == "tanh":
        return div(one, power(call("cosh", [x]), mpf(2)))
    if f == "arctan":
        return div(one, add(one, mul(x, x)))
    if f == "arctanh":
        return div(one, add(one, neg(mul(x, x))))
    if f == "sigmoid":
        return mul(call("sigmoid", [x]), call("sigmoid", [neg(x)]))
    if f == "logit":
        return div(one, mul(x, add(one, neg(x))))
    if f == "softplus":
        return call("sigmoid", [x])
    if f == "log1mexp":
        return neg(div(one, call("expm1", [neg(x)])))
    if f == "logsumexp":
        return call("exp", [add(a[i], neg(call("logsumexp", a)))])
    if f == "xlogy":
        if i == 0:
            return call("log", [a[1]])
        return mpf(0) if p == 0 else div(x, a[1])
    if f == "xlog1py":
        if i == 0:
            return call("log1p", [a[1]])
        return mpf(0) if p == 0 else div(x, add(one, a[1]))
    if f == "gamma":
        return mul(call("gamma", [x]), call("digamma", [x]))
    if f == "loggamma":
        return call("digamma", [x])
    if f == "digamma":
        return call("trigamma", [x])
    if f == "trigamma":
        return call("polygamma", [mpf(2), x])
    if f == "polygamma" and i == 1:
        return call("polygamma", [add(p, one), a[1]])
    if f == "logbeta":
        return add(call("digamma", [a[i]]), neg(call("digamma", [add(a[0], a[1])])))
    if f == "beta":
        return mul(call("beta", a), add(call("digamma", [a[i]]), neg(call("digamma", [add(a[0], a[1])]))))
    if f == "factorial":
        return mul(call("factorial", [x]), call("digamma", [add(x, one)]))
    if f == "binomial":
        rest = call("digamma", [add(add(a[0], neg(a[1])), one)])
        own = call("digamma", [add(a[i], one)])
        return mul(call("binomial", a), add(own, neg(rest)) if i == 0 else add(rest, neg(own)))
    if f == "harmonicnumber":
        return call("trigamma", [add(x, one)])
    if f in ("erf", "erfc"):
        bell = div(mul(mpf(2), call("exp", [neg(mul(x, x))])), mpmath.sqrt(mp.pi))
        return bell if f == "erf" else neg(bell)
    if f == "normalcdf":
        return div(call("exp", [neg(div(mul(x, x), mpf(2)))]), mpmath.sqrt(2 * mp.pi))
    if f in ("besseli", "logbesseli") and i == 1:
        n = p
        if n == 0:
            d = call("besseli", [mpf(1), a[1]])
        else:
            d = div(add(call("besseli", [n - 1, a[1]]), call("besseli", [n + 1, a[1]])), mpf(2))
        return d if f == "besseli" else div(d, call("besseli", [n, a[1]]))
    if f == "kroneckerdelta":
        return mpf(0)
    raise Unsupported(f"derivative of {f}")


def call(f, a):
    t = max(tag(x) for x in a)
    if not t:
        value = plain(f, a)
        if not mpmath.isfinite(value):
            raise Undefined("infinite")
        return value
    if f in ("max", "min"):
        return extreme(f, a)
    if f == "clip":
        return extreme("min", [extreme("max", [a[0], a[1]]), a[2]])
    heads = [parts(x, t)[0] for x in a]
    result = mpf(0)
    value = call(f, heads)
    for i, x in enumerate(a):
        b = parts(x, t)[1]
        if not is_zero(b):
            result = add(result, mul(slope(f, heads, i), b))
    return Dual(value, result, t)


def extreme(f, a):
    best = max(map(primal, a)) if f == "max" else min(map(primal, a))
    chosen = [x for x in a if primal(x) == best]
    if len(chosen) > 1 and any(isinstance(x, Dual) for x in chosen):
        raise Undefined("kink")
    return chosen[0]


# ---- evaluating --------------------------------------------------------------------------------------------------

newest = [0]


def number(x):
    if isinstance(x, Fraction):
        return mpf(x.numerator) / x.denominator
    if isinstance(x, list):
        return [number(v) for v in x]
    return x


def index_of(node, env):
    return int(primal(value(node, env))) - 1


def value(node, env):
    """Value of a formula where env has numbers and lists of numbers; Undefined where there is none."""
    head = node[0]
    if head == "num":
        return number(node[1])
    if head == "var":
        if node[1] not in env:
            raise Unsupported(f"variable {node[1]}")
        return env[node[1]]
    if head == "const":
        if node[1] == "pi":
            return +mp.pi
        if node[1] == "e":
            return +mp.e
        if node[1] == "eulergamma":
            return +mp.euler
        raise Undefined("infinity")
    if head == "+":
        return add(value(node[1], env), value(node[2], env))
    if head == "-":
        return add(value(node[1], env), neg(value(node[2], env)))
    if head == "neg":
        return neg(value(node[1], env))
    if head == "*":
        return mul(value(node[1], env), value(node[2], env))
    if head == "/":
        return div(value(node[1], env), value(node[2], env))
    if head == "^":
        return power(value(node[1], env), value(node[2], env))
    if head == "entry":
        vector = env[node[1]]
        for i in node[2]:
            k = index_of(i, env)
            if not 0 <= k < len(vector):
                raise Undefined("index")
            vector = vector[k]
        return vector
    if head == "call":
        return call(node[1], [value(a, env) for a in node[2]])
    if head == "piecewise":
        for v, c in node[1]:
            if holds(c, env):
                return value(v, env)
        return value(node[2], env)
    if head == "reduce":
        return reduced(node, env)
    if head == "D":
        return derivative(node[1], node[2], env)
    if head == "limit":
        return limit(node, env)
    if head == "E":
        return expectation(node, env)
    raise Unsupported(head)


def reduced(node, env):
    _, f, over, index = node
    if over[0] == "whole":
        items = list(value(over[1], env))
        lo = 1
    else:
        _, body, name, low, high = over
        lo, hi = int(primal(value(low, env))), int(primal(value(high, env)))
        items = []
        inner = dict(env)
        for k in range(lo, hi + 1):
            inner[name] = mpf(k)
            items.append(value(body, inner))
    if f == "sum" or f == "product":
        total = mpf(0 if f == "sum" else 1)
        for x in items:
            total = add(total, x) if f == "sum" else mul(total, x)
        return total
    if not items:
        raise Undefined("empty")
    if f in ("logsumexp", "max"):
        return call(f, items)
    k = int(primal(value(index, env))) - lo
    if not 0 <= k < len(items):
        raise Undefined("index")
    return call("exp", [add(items[k], neg(call("logsumexp", items)))])


def holds(c, env):
    if c[0] == "and":
        return all(holds(x, env) for x in c[1])
    if c[0] == "or":
        return any(holds(x, env) for x in c[1])
    if c[0] == "not":
        return not holds(c[1], env)
    x, y = value(c[2], env), value(c[3], env)
    a, b = primal(x), primal(y)
    if a == b and (isinstance(x, Dual) or isinstance(y, Dual)):
        raise Doubtful()
    return {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[c[1]]


def derivative(body, variables, env):
    if not variables:
        return value(body, env)
    last, rest = variables[-1], variables[:-1]
    newest[0] += 1
    t = newest[0]
    inner = dict(env)
    if last[0] == "var":
        inner[last[1]] = Dual(env[last[1]], mpf(1), t)
    else:
        path = [index_of(i, env) for i in last[2]]
        copy = inner[last[1]] = list(env[last[1]])
        for k in path[:-1]:
            copy[k] = list(copy[k])
            copy = copy[k]
        if not 0 <= path[-1] < len(copy):
            raise Undefined("index")
        copy[path[-1]] = Dual(copy[path[-1]], mpf(1), t)
    result = derivative(body, rest, inner)
    return result.b if isinstance(result, Dual) and result.tag == t else mpf(0)


def limit(node, env):
    """A limit as far as numbers show it: values at distances 10^-8, 10^-16, 10^-24 of the point must settle."""
    _, body, name, point, side, domain = node
    at_infinity = contains(point, "const") and "inf" in str(point)
    saved = mp.dps
    sides = [1, -1] if side is None and not at_infinity else [-1 if side == "below" else 1]
    if domain and domain[0] == "interval" and not at_infinity:
        at = value(point, env)
        lo = None if "inf" in str(domain[1]) else value(domain[1], env)
        hi = None if "inf" in str(domain[3]) else value(domain[3], env)
        sides = [s for s in sides if not (s < 0 and lo is not None and at <= lo or s > 0 and hi is not None and at >= hi)]
    found = []
    try:
        for s in sides:
            values = []
            for k in (6, 9, 12):
                mp.dps = 40 + 8 * k
                inner = dict(env)
                if at_infinity:
                    big = mpf(10) ** k
                    inner[name] = -big if point[0] == "neg" else big
                else:
                    inner[name] = value(point, env) + s * mpf(10) ** (-k)
                values.append(primal(value(body, inner)))
            a, b, c = values
            if abs(c - b) > mpf(10) ** -5 * max(1, abs(c)):
                raise Undefined("no limit")
            found.append(c)
    finally:
        mp.dps = saved
    if len(found) > 1 and abs(found[0] - found[1]) > mpf(10) ** -5 * max(1, abs(found[0])):
        raise Undefined("two limits")
    return found[0]


def expectation(node, env):
    _, name, family, arguments, body = node
    a = [value(x, env) for x in arguments]

    def at(x):
        inner = dict(env)
        inner[name] = x
        return value(body, inner)

    def discrete(law):
        total = mpf(0)
        for x, p in law:
            total = add(total, mul(p, at(x)))
        return total

    if family == "bernoulli":
        need(0 < primal(a[0]) < 1, "bernoulli")
        return discrete([(mpf(0), add(mpf(1), neg(a[0]))), (mpf(1), a[0])])
    if family == "categorical":
        return discrete([(mpf(k), p) for k, p in enumerate(a[0])])
    if family == "gaussian":
        m, s = a
        need(s > 0, "gaussian")
        saved = mp.dps
        mp.dps = 30

        def integrand(u):
            return at(m + s * u) * mpmath.exp(-u * u / 2)

        try:
            cuts = sorted({mpf(c) for c in (-60, -30, -14, -8, -4, -2, 0, 2, 4, 8, 14, 30, 60)} | {-m / s})
            total = mpmath.quad(integrand, [c for c in cuts if -60 <= c <= 60])
            return total / mpmath.sqrt(2 * mp.pi)
        finally:
            mp.dps = saved
    raise Unsupported(f"expectation under {family}")


# ---- floating point as written -----------------------------------------------------------------------------------


class Floats:
    """Evaluates a formula as written, each operation rounded to the precision."""

    def __init__(self, single):
        self.single = single

    def round(self, x):
        if not self.single or x != x or math.isinf(x):
            return x
        try:
            return struct.unpack("f", struct.pack("f", x))[0]
        except OverflowError:
            return math.copysign(math.inf, x)

    def nearest(self, x):
        """Rounds an mpmath number."""
        return self.round(float(x))

    def value(self, node, env):
        head = node[0]
        r = self.round
        if head == "num":
            return r(node[1].numerator / node[1].denominator)
        if head == "var":
            return env[node[1]]
        if head == "const":
            return r({"pi": math.pi, "e": math.e, "eulergamma": 0.5772156649015329}[node[1]])
        if head == "+":
            return r(self.value(node[1], env) + self.value(node[2], env))
        if head == "-":
            return r(self.value(node[1], env) - self.value(node[2], env))
        if head == "neg":
            return -self.value(node[1], env)
        if head == "*":
            return r(self.value(node[1], env) * self.value(node[2], env))
        if head == "/":
            a, b = self.value(node[1], env), self.value(node[2], env)
            if b == 0:
                return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1, b)
            return r(a / b)
        if head == "^":
            a, b = self.value(node[1], env), self.value(node[2], env)
            if b == 2:
                return r(a * a)
            try:
                return r(math.pow(a, b))
            except OverflowError:
                return math.inf
            except ValueError:
                return math.nan
        if head == "piecewise":
            for v, c in node[1]:
                if self.holds(c, env):
                    return self.value(v, env)
            return self.value(node[2], env)
        if head == "call":
            return self.call(node[1], [self.value(a, env) for a in node[2]])
        raise Unsupported(head)

    def holds(self, c, env):
        if c[0] == "and":
            return all(self.holds(x, env) for x in c[1])
        if c[0] == "or":
            return any(self.holds(x, env) for x in c[1])
        if c[0] == "not":
            return not self.holds(c[1], env)
        a, b = self.value(c[2], env), self.value(c[3], env)
        return {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[c[1]]

    def call(self, f, a):
        if any(x != x for x in a):
            return math.nan
        if f == "max":
            return max(a)
        if f == "min":
            return min(a)
        if f == "abs":
            return abs(a[0])
        if f == "clip":
            return min(max(a[0], a[1]), a[2])
        if f == "exp" and a[0] > 800:
            return math.inf
        if f == "exp" and a[0] < -800:
            return 0.0
        if any(math.isinf(x) for x in a):
            if f in ("log", "log1p", "sqrt", "cosh", "softplus", "logsumexp") and a[0] > 0:
                return math.inf
            if f in ("tanh", "sigmoid", "erf"):
                return math.copysign(1.0, a[0]) if f != "sigmoid" else (1.0 if a[0] > 0 else 0.0)
            return math.nan
        if f == "log" and a[0] == 0 or f == "log1p" and a[0] == -1:
            return -math.inf
        if f in ("cosh", "sinh") and abs(a[0]) > 800:
            return math.inf if f == "cosh" else math.copysign(math.inf, a[0])
        if f in ("gamma", "factorial") and a[0] > 172:
            return math.inf
        try:
            with mp.workdps(40):
                if f in ("sigmoid", "expm1") and abs(a[0]) > 800:
                    return (1.0 if a[0] > 0 else 0.0) if f == "sigmoid" else (math.inf if a[0] > 0 else -1.0)
                return self.nearest(plain(f, [mpf(x) for x in a]))
        except Undefined:
            return math.nan
