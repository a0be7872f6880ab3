/**
 * What the pages show, made ready for the templates: formulas typeset, numbers written out, links resolved.
 *
 * <p>The records here are read by templates and by nothing else; what decides about a page is decided here, not there.
 */
@NullMarked
package io.lossproof.reports.page;

import org.jspecify.annotations.NullMarked;
