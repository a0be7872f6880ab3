/**
 * Formulas and hand-written derivatives as tests of other people's builds: assertions, an annotation, claim files and a
 * contract for distribution families, all for JUnit 5.
 *
 * <p>What judges a claim belongs in {@code verify}; here is only how a test asks, and what it says when it fails. Values
 * for jqwik are in the package {@code jqwik}, which nothing here uses.
 */
@NullMarked
package io.lossproof.testing;

import org.jspecify.annotations.NullMarked;
