/**
 * Matches and targets outside the model: the fields and the state that they read and write, and the packets for which their
 * conditions are known to be both true and false. Read {@link io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensionTable}
 * first.
 */
package io.github.secfw.iptables.reader.unmodelled;
