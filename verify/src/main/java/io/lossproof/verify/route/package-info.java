/**
 * The routes to evidence. Each is independent of the others and says what it saw. Exact routes come first; what they
 * find tells the sampling routes how far to look.
 */
@NullMarked
package io.lossproof.verify.route;

import org.jspecify.annotations.NullMarked;
