package org.example;

/** The logistic loss of a label y, 0 or 1, at the logit z. */
public final class LogisticLoss {

    private LogisticLoss() {}

    public static double value(double y, double z) {
        return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
    }

    public static double gradient(double y, double z) {
        return sigmoid(z) - y;
    }

    public static double hessian(double z) {
        return sigmoid(z) * sigmoid(-z);
    }

    public static double sigmoid(double z) {
        return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }
}
