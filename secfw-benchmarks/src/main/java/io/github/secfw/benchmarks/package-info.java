/** How fast the library is. */
@NullMarked
package io.github.secfw.benchmarks;

import org.jspecify.annotations.NullMarked;
