/**
 * What a rule set does to packets, independent of the tool that it was written for: the
 * {@linkplain io.github.secfw.program.PacketProgram program}, the packets it runs on, the outcome and its explanation.
 *
 * <p>A packet carries a label {@code s}, perhaps none, and belongs to a connection with a label {@code c}, perhaps none
 * either, or to no connection at all. The instructions say exactly what iptables and nftables do to both.
 */
package io.github.secfw.program;
