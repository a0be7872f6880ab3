/**
 * What is checked about a family: each check is a file with the questions it asks, and a line in {@link
 * io.lossproof.verify.check.Checks}. A question is a claim with the routes that are asked about it.
 */
@NullMarked
package io.lossproof.verify.check;

import org.jspecify.annotations.NullMarked;
