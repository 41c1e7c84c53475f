package io.github.secfw.iptables.reader.rule;

import io.github.secfw.net.Hook;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A table of iptables with its hooks and their priorities (the kernel's {@code nf_ip_hook_priorities}). */
public enum NetfilterTable {
    RAW("raw", -300, EnumSet.of(Hook.PREROUTING, Hook.OUTPUT)),
    MANGLE("mangle", -150, EnumSet.allOf(Hook.class)),
    NAT("nat", -100, EnumSet.of(Hook.PREROUTING, Hook.INPUT, Hook.OUTPUT, Hook.POSTROUTING)),
    FILTER("filter", 0, EnumSet.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT)),
    SECURITY("security", 50, EnumSet.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT));

    /** NF_IP_PRI_NAT_SRC. */
    private static final int SOURCE_NAT = 100;

    private final String text;
    private final int priority;
    private final Set<Hook> hooks;

    NetfilterTable(String text, int priority, Set<Hook> hooks) {
        this.text = text;
        this.priority = priority;
        this.hooks = hooks;
    }

    public static Optional<NetfilterTable> named(String name) {
        for (NetfilterTable table : values()) {
            if (table.text.equals(name)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    /**
     * The priority of the table's chain at a hook. Source address translation has a priority of its own, at POSTROUTING
     * and INPUT.
     */
    public int priorityAt(Hook hook) {
        boolean translatesSources = this == NAT && (hook == Hook.POSTROUTING || hook == Hook.INPUT);
        return translatesSources ? SOURCE_NAT : priority;
    }

    public Set<Hook> hooks() {
        return hooks;
    }

    /** The hook of a built-in chain of this table; empty for another chain. */
    Optional<Hook> hook(String chain) {
        for (Hook hook : hooks) {
            if (hook.name().equals(chain)) {
                return Optional.of(hook);
            }
        }
        return Optional.empty();
    }

    /** Whether the kernel accepts SECMARK and CONNSECMARK in the table. */
    public boolean labels() {
        return this == MANGLE || this == SECURITY;
    }

    @Override
    public String toString() {
        return text;
    }
}
