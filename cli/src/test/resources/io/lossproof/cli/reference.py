"""Reference values of losses, gradients and Hessians, by formulas written out here and not derived by the program.

Needs python3-mpmath. Prints the CSV file that stands beside this script:

    python3 reference.py > reference.csv
"""

import mpmath
from mpmath import mpf, log, exp, pi

mpmath.mp.dps = 400
DIGITS = 40


def softplus(z):
    return log(1 + exp(z))


def sigmoid(z):
    return 1 / (1 + exp(-z))


def bernoulli(p, y):
    return {
        "loss": [-y * log(p) - (1 - y) * log(1 - p)],
        "gradient": [(p - y) / (p * (1 - p))],
        "hessian": [y / p**2 + (1 - y) / (1 - p) ** 2],
    }


def logit(z, y):
    s = sigmoid(z)
    return {"loss": [y * softplus(-z) + (1 - y) * softplus(z)], "gradient": [s - y], "hessian": [s * (1 - s)]}


def softmax(z, y):
    total = sum(exp(v) for v in z)
    s = [exp(v) / total for v in z]
    n = range(len(z))
    return {
        "loss": [-sum(y[k] * log(s[k]) for k in n)],
        "gradient": [s[k] - y[k] for k in n],
        "hessian": [(s[i] if i == j else 0) - s[i] * s[j] for i in n for j in n],
    }


def categorical(p, y):
    n = range(len(p))
    return {
        "loss": [-sum(y[k] * log(p[k]) for k in n)],
        "gradient": [-y[k] / p[k] for k in n],
        "hessian": [y[i] / p[i] ** 2 if i == j else mpf(0) for i in n for j in n],
    }


def gaussian(mu, sigma, y, slope, curvature):
    """With sigma a function of the second parameter: its first and second derivative in it are given."""
    r = y - mu
    ds = 1 / sigma - r**2 / sigma**3
    dss = -1 / sigma**2 + 3 * r**2 / sigma**4
    dms = 2 * r / sigma**3
    return {
        "loss": [log(sigma) + log(2 * pi) / 2 + r**2 / (2 * sigma**2)],
        "gradient": [-r / sigma**2, ds * slope],
        "hessian": [1 / sigma**2, dms * slope, dms * slope, dss * slope**2 + ds * curvature],
    }


def rows():
    for p, y in [("0.5", "1"), ("0.001", "0"), ("1e-300", "1"), ("0.9999999999999999", "0.25")]:
        yield "bernoulli", "probability", f"p={p} y={y}", bernoulli(mpf(float(p)), mpf(float(y)))
    for z, y in [("0", "0"), ("1.5", "1"), ("40", "1"), ("-40", "0.5"), ("745", "1"), ("-745", "1")]:
        yield "bernoulli", "logit", f"z={z} y={y}", logit(mpf(float(z)), mpf(float(y)))
    for z, y in [("1,2,3", "0,0,1"), ("700,0,-700", "0,0,1"), ("50,0", "1,0"), ("0.5,-0.25,8", "0.25,0.5,0.25")]:
        arguments = [mpf(float(v)) for v in z.split(",")], [mpf(float(v)) for v in y.split(",")]
        yield "categorical", "softmax", f"z={z} y={y}", softmax(*arguments)
    for p, y in [("0.25,0.75", "0,1"), ("0.5,0.25,0.25", "0.5,0.25,0.25")]:
        arguments = [mpf(float(v)) for v in p.split(",")], [mpf(float(v)) for v in y.split(",")]
        yield "categorical", "probability", f"p={p} y={y}", categorical(*arguments)
    for mu, y in [("0", "1"), ("1e10", "10000000001"), ("-3.5", "2.25")]:
        m, v = mpf(float(mu)), mpf(float(y))
        for t in ["1", "0.001", "1e100"]:
            x = mpf(float(t))
            yield "gaussian", "mu-sigma", f"mu={mu} sigma={t} y={y}", gaussian(m, x, v, 1, 0)
            root = mpmath.sqrt(x)
            yield "gaussian", "mu-variance", f"mu={mu} variance={t} y={y}", gaussian(
                m, root, v, 1 / (2 * root), -1 / (4 * root**3)
            )
            yield "gaussian", "mu-precision", f"mu={mu} precision={t} y={y}", gaussian(
                m, 1 / root, v, -1 / (2 * root**3), 3 / (4 * root**5)
            )
        for t in ["0", "-300", "2.5"]:
            x = mpf(float(t))
            yield "gaussian", "mu-log-sigma", f"mu={mu} log_sigma={t} y={y}", gaussian(m, exp(x), v, exp(x), exp(x))
            yield "gaussian", "mu-log-variance", f"mu={mu} log_variance={t} y={y}", gaussian(
                m, exp(x / 2), v, exp(x / 2) / 2, exp(x / 2) / 4
            )


print(f"# mpmath {mpmath.__version__}, {mpmath.mp.dps} digits of working precision, {DIGITS} shown; made by reference.py")
print("# family;parametrisation;inputs;quantity;values")
for family, parametrisation, inputs, values in rows():
    for quantity, numbers in values.items():
        shown = ",".join(mpmath.nstr(mpf(n), DIGITS, strip_zeros=False, min_fixed=0, max_fixed=0) for n in numbers)
        print(f"{family};{parametrisation};{inputs};{quantity};{shown}")
