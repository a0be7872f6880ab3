/**
 * The distribution families: files of facts. A family states its mass or density function, its parametrisations and
 * what the books say about it; everything else is derived, and what the books say is checked. A new family is a file
 * here and a line in {@link io.lossproof.symbolic.family.Families}.
 */
@NullMarked
package io.lossproof.symbolic.family;

import org.jspecify.annotations.NullMarked;
