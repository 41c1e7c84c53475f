package io.github.secfw.proof;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Packet;
import io.github.secfw.program.Trace;

/**
 * A packet for which two programs have different outcomes, with the interpreter's trace of each.
 *
 * @param packet the packet before the hook
 * @param hook the hook where the programs differ
 * @param left the trace of the first program
 * @param right the trace of the second program
 */
@CheckReturnValue
public record Example(Packet packet, Hook hook, Trace left, Trace right) {

    /** {@return the packet, and what each program does to it} */
    @Override
    public String toString() {
        String checked = left.outcome().isChecked() == right.outcome().isChecked()
                ? ""
                : "only the " + (left.outcome().isChecked() ? "first" : "second")
                        + " has SELinux check the labels of packets\n";
        return "at " + hook + "\nfirst: " + left + "second: " + right + checked;
    }
}
