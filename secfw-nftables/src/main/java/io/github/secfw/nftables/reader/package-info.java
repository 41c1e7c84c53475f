/** Reads rule sets of nftables, as text and as JSON, and tells what they mean. */
@NullMarked
package io.github.secfw.nftables.reader;

import org.jspecify.annotations.NullMarked;
