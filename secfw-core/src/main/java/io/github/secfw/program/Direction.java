package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Hook;
import io.github.secfw.selinux.Permission;
import java.util.List;

/** Which way a packet takes through this machine. */
@CheckReturnValue
public enum Direction {
    /** A packet for this machine arrives. */
    IN(List.of(Hook.PREROUTING, Hook.INPUT), List.of(Permission.RECV)),
    /** A packet that this machine made leaves. */
    OUT(List.of(Hook.OUTPUT, Hook.POSTROUTING), List.of(Permission.SEND)),
    /** A packet arrives for another machine and is passed on. */
    FORWARDED(
            List.of(Hook.PREROUTING, Hook.FORWARD, Hook.POSTROUTING),
            List.of(Permission.FORWARD_IN, Permission.FORWARD_OUT));

    private final List<Hook> hooks;
    private final List<Permission> permissions;

    Direction(List<Hook> hooks, List<Permission> permissions) {
        this.hooks = hooks;
        this.permissions = permissions;
    }

    /** {@return the hooks that the packet passes, in order} */
    public List<Hook> hooks() {
        return hooks;
    }

    /** {@return the permissions that SELinux asks for when the packet passes, in order} */
    public List<Permission> permissions() {
        return permissions;
    }
}
