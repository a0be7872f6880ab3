package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements about gamma, error and Bessel functions, which certified enclosures decide beside the normal form. */
class SpecialFunctionsAreJudgedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "digamma(x+1) == digamma(x) + 1/x | x: positive",
                "digamma(1-x) - digamma(x) == pi*cos(pi*x)/sin(pi*x) | x: unit",
                "loggamma(x) + loggamma(x+1/2) == (1-2*x)*log(2) + log(pi)/2 + loggamma(2*x) | x: positive",
                "erfc(x) == 1 - erf(x) | x: real",
                "normalcdf(-x) == 1 - normalcdf(x) | x: real",
                "besseli(0, x) == besseli(2, x) + 2*besseli(1, x)/x | x: positive",
                "logbesseli(0, x) == log(besseli(0, x)) | x: positive",
                "trigamma(x) == polygamma(1, x) | x: positive",
                "beta(a, b) == gamma(a)*gamma(b)/gamma(a+b) | a: positive, b: positive",
                "logbeta(a, b) == loggamma(a) + loggamma(b) - loggamma(a+b) | a: positive, b: positive",
                "logbeta(a, b) == logbeta(a+1, b) + log((a+b)/a) | a: positive, b: positive",
                "harmonicnumber(x) == digamma(x+1) + EulerGamma | x: nonnegative",
                "binomial(n+k, k) == factorial(n+k)/(factorial(k)*factorial(n)) | n: natural, k: natural",
                "gamma(x)*gamma(1-x) == pi/sin(pi*x) | x: unit",
                "digamma(2*x) == digamma(x)/2 + digamma(x+1/2)/2 + log(2) | x: positive",
                "trigamma(x) >= 1/x | x: positive",
                "digamma(x) <= log(x) - 1/(2*x) | x: positive",
                "erf(x) <= 1 | x: real",
                "loggamma(x+1) == loggamma(x) + log(x) | x: positive",
                "gamma(x+1) == x*gamma(x) | x: positive",
                "log(normalcdf(-x)) <= -x^2/2 | x: positive",
                "polygamma(2, x+1) == polygamma(2, x) + 2/x^3 | x: positive",
                "loggamma(exp(x)) == loggamma(exp(x)+1) - x | x: real"
            })
    void trueOnesAreProvedOrSupported(String statement, String where) {
        Finding finding = Claims.examined(statement, where);
        assertTrue(
                finding.verdict() == Verdict.PROVED || finding.verdict() == Verdict.SUPPORTED,
                () -> finding.verdict() + ": " + finding.evidence());
    }

    /** Some differ by 1e-9 or 1e-12, some only in a tail or beyond a switch. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "digamma(x+1) == digamma(x) + 1.000000001/x | x: positive",
                "loggamma(x) + loggamma(x+1/2) == (1-2*x)*log(2) + log(pi)/2*(1+1e-12) + loggamma(2*x) | x: positive",
                "loggamma(x) == (x-1/2)*log(x) - x + log(2*pi)/2 + 1/(12*x) | x: (100000, inf)",
                "erfc(x) == max(1 - erf(x), 1e-100) | x: real",
                "normalcdf(x) == sigmoid(1.702*x) | x: real",
                "log(normalcdf(x)) == if(x > -30, log(normalcdf(x)), -x^2/2 - log(-x) - log(2*pi)/2) | x: real",
                "logbesseli(0, x) == if(x < 1e6, logbesseli(0, x), x - log(2*pi*x)/2) | x: positive",
                "D(loggamma(x), x) == log(x) - 1/(2*x) - 1/(12*x^2) | x: positive",
                "logbeta(a, b) == logbeta(a+1, b) + log((a+b)/a)*(1 + 1e-9) | a: positive, b: positive",
                "harmonicnumber(x) == digamma(x+1) + 0.5772156649 | x: nonnegative",
                "besseli(1, x)/besseli(0, x) == tanh(x/2) | x: real",
                "digamma(x) == log(x) - 1/(2*x) | x: positive",
                "erf(x) == 1 - exp(-1.1283791670955126*x) | x: positive",
                "erfc(x) == erfc(x)*(1 + 1e-9*sigmoid(x - 20)) | x: real"
            })
    void falseOnesAreRefuted(String statement, String where) {
        Finding finding = Claims.examined(statement, where);
        assertEquals(
                Verdict.REFUTED, finding.verdict(), () -> finding.evidence().toString());
    }
}
