/** Benchmarks of the library, and the bounds that they must hold. */
@NullMarked
package io.github.secfw.benchmarks;

import org.jspecify.annotations.NullMarked;
