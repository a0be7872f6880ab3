/**
 * What is claimed and what was found about it: statements, evidence, verdicts. How evidence is found is in {@code route}.
 */
@NullMarked
package io.lossproof.verify.claim;

import org.jspecify.annotations.NullMarked;
