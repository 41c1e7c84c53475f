package io.github.secfw;

import io.github.secfw.net.Hook;
import java.util.EnumSet;
import java.util.Set;

/**
 * The table of the rules that label packets. SECMARK and CONNSECMARK work in these two only
 * (iptables-extensions(8)).
 */
public enum LabellingTable {
    /** The table {@code mangle}, priority −150: before destination NAT on packets that this machine makes. */
    MANGLE("mangle", -150, EnumSet.allOf(Hook.class)),
    /** The table {@code security}, priority 50: after the table {@code filter} and after destination NAT. */
    SECURITY("security", 50, EnumSet.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT));

    private final String text;
    private final int priority;
    private final Set<Hook> hooks;

    LabellingTable(String text, int priority, Set<Hook> hooks) {
        this.text = text;
        this.priority = priority;
        this.hooks = hooks;
    }

    /** {@return the priority of the table's base chains} */
    public int priority() {
        return priority;
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
