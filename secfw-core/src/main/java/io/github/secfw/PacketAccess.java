package io.github.secfw;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.program.Direction;
import io.github.secfw.program.Packet;
import io.github.secfw.program.Trace;
import io.github.secfw.selinux.AccessDecision;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.Domain;
import java.util.List;

/**
 * What SELinux decides about a packet that has met the rules: which permissions the kernel asks for, on which label, and whom it
 * asks about. The subject of a packet that a process sends or receives is the domain of its socket; that of a packet which the
 * kernel itself sends is {@code kernel_t}; that of a forwarded packet is its peer label, {@code unlabeled_t} unless NetLabel or
 * IPsec gives it one, whoever sent it (selinux_ip_forward and selinux_ip_postroute in the kernel's security/selinux/hooks.c).
 */
@CheckReturnValue
public final class PacketAccess {

    private static final String KERNEL = "kernel_t";
    private static final String PEER = "unlabeled_t";

    private PacketAccess() {}

    /**
     * Decides about each permission that the kernel asks for.
     *
     * @param access who may use which label
     * @param domain the domain
     * @param trace what becomes of the packet
     * @return a decision for each permission, in the order in which the kernel asks
     * @throws IllegalArgumentException if the kernel asks about another subject, or if the decision depends on an attribute, a
     *     boolean or an optional block of which it is not known how it is
     */
    public static List<AccessDecision> decide(AccessRelation access, Domain domain, Trace trace) {
        checkSubject(trace.packet(), domain.type());
        return trace.packet().direction().permissions().stream()
                .map(permission ->
                        access.decide(domain, permission, trace.outcome().packetType(permission)))
                .toList();
    }

    private static void checkSubject(Packet packet, String domain) {
        if (packet.direction() == Direction.FORWARDED && !domain.equals(PEER)) {
            throw new IllegalArgumentException(
                    "the kernel does not ask about \"" + domain + "\" when it forwards the packet \""
                            + packet + "\", but about its peer label, which is " + PEER
                            + " unless NetLabel or IPsec gives it one: ask about \"" + PEER + "\"");
        }
        if (packet.direction() == Direction.OUT && packet.isWithoutSocket() && !domain.equals(KERNEL)) {
            throw new IllegalArgumentException("the packet \"" + packet
                    + "\" has no socket, so that the kernel sends it and not \"" + domain + "\": ask about \"" + KERNEL
                    + "\"");
        }
    }
}
