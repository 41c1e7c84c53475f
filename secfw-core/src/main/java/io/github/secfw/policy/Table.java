package io.github.secfw.policy;

import com.google.common.collect.ImmutableSet;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Hook;

/**
 * A table of rules. In the order of declaration iptables loads them, so that a file that fails halfway leaves a machine
 * that filters rather than one that does not.
 */
@CheckReturnValue
public enum Table {
    /** The table {@code filter}, priority 0: where packets are accepted, rejected and dropped. */
    FILTER("filter", 0, false, ImmutableSet.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT)),
    /** The table {@code mangle}, priority −150: before destination NAT on packets that this machine makes. */
    MANGLE("mangle", -150, true, ImmutableSet.copyOf(Hook.values())),
    /** The table {@code security}, priority 50: after the table {@code filter} and after destination NAT. */
    SECURITY("security", 50, true, ImmutableSet.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT));

    private final String text;
    private final int priority;
    private final boolean labels;
    private final ImmutableSet<Hook> hooks;

    Table(String text, int priority, boolean labels, ImmutableSet<Hook> hooks) {
        this.text = text;
        this.priority = priority;
        this.labels = labels;
        this.hooks = hooks;
    }

    /** {@return the priority of the table's base chains} */
    public int priority() {
        return priority;
    }

    /** {@return whether rules of the table can label packets; SECMARK and CONNSECMARK work in two tables only} */
    public boolean labels() {
        return labels;
    }

    /**
     * {@return whether the table has a base chain at this hook}
     *
     * @param hook the hook
     */
    public boolean has(Hook hook) {
        return hooks.contains(hook);
    }

    /** {@return the table's name, which is also nft's name of the priority} */
    @Override
    public String toString() {
        return text;
    }
}
