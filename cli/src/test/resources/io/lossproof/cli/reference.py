"""Writes reference.csv: losses with gradients and Hessians at points where doubles are exact inputs.

    /usr/bin/python3 reference.py > reference.csv

Nothing here is a formula of the program. A loss is minus the logarithm of the density as the books write it, and
derivatives are central differences with a step of 1e-400 in 2600 digits; a second step of 1e-350 must give the same 50
digits. What is below 1e-1300 is zero.
"""

import itertools
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 2600
DIGITS = 50
STEPS = (mpf(10) ** -400, mpf(10) ** -350)
ZERO = mpf(10) ** -1300


def bernoulli(p, y):
    return -mp.log(p ** y * (1 - p) ** (1 - y))


def bernoulli_logit(z, y):
    return -(y * mp.log(1 / (1 + mp.exp(-z))) + (1 - y) * mp.log(1 / (1 + mp.exp(z))))


def categorical(p, y):
    return -sum(weight * mp.log(probability) for probability, weight in zip(p, y))


def softmax(z, y):
    total = sum(mp.exp(entry) for entry in z)
    return categorical([mp.exp(entry) / total for entry in z], y)


def gaussian(mu, sigma, y):
    return (y - mu) ** 2 / (2 * sigma ** 2) + mp.log(sigma) + mp.log(2 * mp.pi) / 2


BERNOULLI = [(p, y) for p in (0.5, 0.3, 1e-300, 1e-17, 1 - 2.0 ** -53, 2.0 ** -1074) for y in (0.0, 1.0, 0.25)]
LOGIT = [(z, y) for z in (0.0, 1.5, 40.0, -40.0, 745.0, -745.0, 1e-20) for y in (0.0, 1.0, 0.25)]
SIMPLEX = [
    ([1.0], [1.0]),
    ([0.25, 0.5, 0.25], [0.0, 1.0, 0.0]),
    ([0.25, 0.5, 0.25], [0.25, 0.125, 0.625]),
    ([2.0 ** -60, 0.5, 0.5 - 2.0 ** -54], [1.0, 0.0, 0.0]),
    ([1e-300, 1e-150, 1.0], [0.5, 0.25, 0.25]),
]
LOGITS = [
    ([7.0], [1.0]),
    ([-745.0], [1.0]),
    ([1.0, 2.0, 4.0], [0.0, 1.0, 0.0]),
    ([1.0, 2.0, 4.0], [0.25, 0.125, 0.625]),
    ([40.0, 0.0, -40.0], [0.0, 0.0, 1.0]),
    ([745.0, 0.0, -745.0], [1.0, 0.0, 0.0]),
    ([745.0, 0.0, -745.0], [0.0, 0.0, 1.0]),
    ([745.0, 745.0, 745.0], [0.5, 0.25, 0.25]),
    ([0.1, 0.2, 0.3], [0.5, 0.5, 0.0]),
]
LOCATIONS = [(0.0, 0.0), (1.0, 3.5), (1e10, -1e-10), (0.1, 0.3)]


def scaled(scales):
    return [(mu, scale, y) for mu, y in LOCATIONS for scale in scales]


CASES = [
    ("bernoulli", "probability", ["p"], bernoulli, BERNOULLI),
    ("bernoulli", "logit", ["z"], bernoulli_logit, LOGIT),
    ("categorical", "probability", ["p"], categorical, SIMPLEX),
    ("categorical", "softmax", ["z"], softmax, LOGITS),
    ("gaussian", "mu-sigma", ["mu", "sigma"], gaussian, scaled((1.0, 0.7, 1e-150, 1e150))),
    (
        "gaussian",
        "mu-log-sigma",
        ["mu", "log_sigma"],
        lambda mu, s, y: gaussian(mu, mp.exp(s), y),
        scaled((0.0, 0.7, -300.0, 300.0)),
    ),
    (
        "gaussian",
        "mu-variance",
        ["mu", "variance"],
        lambda mu, v, y: gaussian(mu, mp.sqrt(v), y),
        scaled((1.0, 0.7, 1e-150, 1e150)),
    ),
    (
        "gaussian",
        "mu-log-variance",
        ["mu", "log_variance"],
        lambda mu, v, y: gaussian(mu, mp.exp(v / 2), y),
        scaled((0.0, 0.7, -300.0, 300.0)),
    ),
    (
        "gaussian",
        "mu-precision",
        ["mu", "precision"],
        lambda mu, t, y: gaussian(mu, 1 / mp.sqrt(t), y),
        scaled((1.0, 0.7, 1e-150, 1e150)),
    ),
]


def exact(value):
    return [mpf(entry) for entry in value] if isinstance(value, list) else mpf(value)


def shifted(arguments, shifts):
    """The arguments with (position, entry or None, step) added."""
    moved = [list(value) if isinstance(value, list) else value for value in arguments]
    for position, entry, step in shifts:
        if entry is None:
            moved[position] += step
        else:
            moved[position][entry] += step
    return moved


def places(arguments, count):
    for position in range(count):
        if isinstance(arguments[position], list):
            for entry in range(len(arguments[position])):
                yield position, entry
        else:
            yield position, None


def width(arguments, place, step):
    value = arguments[place[0]] if place[1] is None else arguments[place[0]][place[1]]
    return step * (abs(value) if value != 0 else 1)


def first(loss, arguments, place, step):
    h = width(arguments, place, step)
    ahead, behind = (loss(*shifted(arguments, [(*place, sign * h)])) for sign in (1, -1))
    return (ahead - behind) / (2 * h)


def second(loss, arguments, a, b, step):
    h, k = width(arguments, a, step), width(arguments, b, step)
    total = mpf(0)
    for s, t in itertools.product((1, -1), repeat=2):
        total += s * t * loss(*shifted(arguments, [(*a, s * h), (*b, t * k)]))
    return total / (4 * h * k)


def text(value):
    return "0" if abs(value) < ZERO else mp.nstr(value, DIGITS, min_fixed=0, max_fixed=0)


def agreed(value):
    """The value by both steps, which must agree."""
    one, other = (text(value(step)) for step in STEPS)
    assert one == other, (one, other)
    return one


def shown(value):
    return " ".join(repr(entry) for entry in value) if isinstance(value, list) else repr(value)


def main():
    print("# mpmath %s, %d digits, of which %d are shown; written by reference.py" % (mpmath.__version__, mp.dps, DIGITS))
    print("family,parametrisation,inputs,quantity,values")
    for family, parametrisation, parameters, loss, points in CASES:
        for point in points:
            arguments = [exact(value) for value in point]
            names = parameters + ["y"]
            inputs = ";".join("%s=%s" % (name, shown(value)) for name, value in zip(names, point))
            where = list(places(arguments, len(parameters)))
            rows = [
                ("loss", [text(loss(*arguments))]),
                ("gradient", [agreed(lambda h: first(loss, arguments, a, h)) for a in where]),
                ("hessian", [agreed(lambda h: second(loss, arguments, a, b, h)) for a in where for b in where]),
            ]
            for quantity, values in rows:
                print(",".join((family, parametrisation, inputs, quantity, " ".join(values))))
            sys.stdout.flush()


main()
