package io.github.secfw.selinux;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Locale;

/** A permission of SELinux's object class {@code packet}. */
@CheckReturnValue
public enum Permission {
    /** A socket of the domain sends the packet; checked as it leaves. */
    SEND,
    /** A socket of the domain receives the packet. */
    RECV,
    /** A process of the domain loads a rule that labels packets so. */
    RELABELTO,
    /** A packet with this peer label is forwarded; checked before the chain FORWARD. */
    FORWARD_IN,
    /** A packet with this peer label is forwarded; checked after the chain FORWARD. */
    FORWARD_OUT;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** {@return the permission's name in a policy, {@code send} for instance} */
    @Override
    public String toString() {
        return text;
    }
}
