package io.github.secfw.examples;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.policy.Traffic.outbound;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;

/** Connections that a systemd unit opens, which only the unit's domain may use. */
public final class UnitCgroup {

    private UnitCgroup() {}

    /** {@return the policy} */
    public static FirewallPolicy policy() {
        PacketType backupPackets = PacketType.named("backup_client_packet_t");
        return FirewallPolicy.named("unit-cgroup")
                .define(backupPackets)
                .label(
                        outbound(any().cgroup("system.slice/backup.service")).because("what the backup unit opens"),
                        backupPackets)
                .allow("backup_t", backupPackets)
                .build();
    }
}
