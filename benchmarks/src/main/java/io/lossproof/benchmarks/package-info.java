/**
 * JMH benchmarks of kernels, certified values and checks.
 *
 * <p>Only benchmarks: what they measure lives in the other modules, and nothing depends on this one.
 */
@NullMarked
package io.lossproof.benchmarks;

import org.jspecify.annotations.NullMarked;
