package io.github.secfw.proof.report;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IpAddress;
import io.github.secfw.program.Direction;
import io.github.secfw.program.Packet;
import java.util.Optional;

/**
 * Addresses with which the kernel lets no packet come from another interface than {@code lo} to a hook, whatever rules say
 * ({@code ip_route_input_slow}, {@code ipv6_rcv} and {@code ip6_forward}; tried with packets). 127.0.0.0/8 is not among them: the
 * setting {@code route_localnet} lets it in.
 */
public final class MartianAddresses {

    private static final AddressSet SOURCES_BEHIND_ROUTING = AddressSet.of("224.0.0.0/4", "255.255.255.255");
    private static final AddressSet SOURCES_BEFORE_ROUTING = AddressSet.of("::1", "ff00::/8");
    private static final AddressSet DESTINATIONS_BEFORE_ROUTING = AddressSet.of("::1");
    private static final AddressSet NOT_FORWARDED_FROM = AddressSet.of("::", "fe80::/10");
    private static final AddressSet NOT_FORWARDED_TO =
            AddressSet.of("224.0.0.0/4", "255.255.255.255", "fe80::/10", "ff01::/16", "ff02::/16");

    private MartianAddresses() {}

    /** Whether a packet cannot be at a hook. */
    public static boolean has(Packet packet, Hook hook) {
        if (packet.direction() == Direction.OUT || packet.inputInterface().equals(Optional.of("lo"))) {
            return false;
        }
        return isIn(SOURCES_BEFORE_ROUTING, packet.source())
                || isIn(DESTINATIONS_BEFORE_ROUTING, packet.destination())
                || (hook != Hook.PREROUTING && isIn(SOURCES_BEHIND_ROUTING, packet.source()))
                || (packet.direction() == Direction.FORWARDED
                        && (isIn(NOT_FORWARDED_FROM, packet.source()) || isIn(NOT_FORWARDED_TO, packet.destination())));
    }

    private static boolean isIn(AddressSet addresses, Optional<IpAddress> address) {
        return address.isPresent() && addresses.contains(address.get());
    }
}
