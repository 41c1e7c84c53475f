package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * A netfilter hook: a point of a packet's way where base chains run. The order of declaration is that in which any packet
 * meets those hooks that are on its way.
 */
@CheckReturnValue
public enum Hook {
    /** Every packet that arrives, before routing. */
    PREROUTING(true, false),
    /** Packets for this machine. */
    INPUT(true, false),
    /** Packets that this machine passes on. */
    FORWARD(true, true),
    /** Packets that this machine makes. */
    OUTPUT(false, true),
    /** Every packet that leaves, after routing. */
    POSTROUTING(false, true);

    private final boolean inputInterface;
    private final boolean outputInterface;

    Hook(boolean inputInterface, boolean outputInterface) {
        this.inputInterface = inputInterface;
        this.outputInterface = outputInterface;
    }

    /** {@return whether a packet at this hook has an input interface} */
    public boolean hasInputInterface() {
        return inputInterface;
    }

    /** {@return whether a packet at this hook can be known to belong to a socket of this machine that sent it} */
    public boolean hasSocketOwner() {
        return this == OUTPUT || this == POSTROUTING;
    }

    /** {@return whether a packet at this hook has an output interface} */
    public boolean hasOutputInterface() {
        return outputInterface;
    }
}
