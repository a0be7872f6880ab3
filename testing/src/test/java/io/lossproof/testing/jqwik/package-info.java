@NullMarked
package io.lossproof.testing.jqwik;

import org.jspecify.annotations.NullMarked;
