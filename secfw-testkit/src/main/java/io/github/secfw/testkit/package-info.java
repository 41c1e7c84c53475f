/** Assertions about policies, for unit tests. Start with {@link io.github.secfw.testkit.SecfwAssertions#assertThat}. */
package io.github.secfw.testkit;
