/** What a check of claims found, in the forms that build servers and pull requests read. */
@NullMarked
package io.lossproof.reports.check;

import org.jspecify.annotations.NullMarked;
