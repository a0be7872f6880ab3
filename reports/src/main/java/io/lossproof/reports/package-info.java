/**
 * Pages and files made from a stored run: HTML, JSON, JUnit XML and Markdown.
 *
 * <p>Everything shown is read from the run. Nothing here derives, evaluates or judges.
 */
@NullMarked
package io.lossproof.reports;

import org.jspecify.annotations.NullMarked;
