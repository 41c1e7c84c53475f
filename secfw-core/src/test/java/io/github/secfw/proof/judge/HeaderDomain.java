package io.github.secfw.proof.judge;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The headers that some criteria tell apart: one for each combination of values at which one of them begins or ends to hold.
 *
 * @param criteria the criteria
 * @param asksForTcp whether it matters for more than the criteria whether a packet is of TCP
 */
record HeaderDomain(List<Criterion> criteria, boolean asksForTcp) {

    private static final int OTHER_PORT = 9;
    private static final int OTHER_TYPE = 200;
    private static final Set<Hook> WITH_OWNER = Set.of(Hook.INPUT, Hook.OUTPUT, Hook.POSTROUTING);

    List<JudgeHeaders> headers(Hook hook, Family family) {
        List<JudgeHeaders> headers = new ArrayList<>();
        for (Protocol protocol : protocols()) {
            boolean isIcmp = protocol.equals(new IcmpCriterion(family).protocol());
            for (int port : ports(protocol)) {
                for (int type : isIcmp ? types(family) : Set.of(JudgeHeaders.ANY_TYPE)) {
                    for (boolean isOnLoopback : interfaces(hook)) {
                        for (OptionalLong owner : owners(hook)) {
                            headers.add(new JudgeHeaders(family, protocol, port, type, isOnLoopback, owner));
                        }
                    }
                }
            }
        }
        return headers;
    }

    private <T extends Criterion> List<T> criteria(Class<T> kind) {
        return criteria.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Set<Protocol> protocols() {
        Set<Protocol> protocols = new LinkedHashSet<>();
        if (asksForTcp || !criteria(OwnerUidCriterion.class).isEmpty()) {
            protocols.add(Protocol.TCP);
        }
        criteria(ProtocolCriterion.class).forEach(of -> protocols.add(of.protocol()));
        criteria(DestinationPortCriterion.class).forEach(of -> protocols.add(of.protocol()));
        criteria(IcmpCriterion.class).forEach(of -> protocols.add(of.protocol()));
        criteria(IcmpTypeCriterion.class).forEach(of -> protocols.add(new IcmpCriterion(of.family()).protocol()));
        protocols.add(JudgeHeaders.otherProtocol());
        return protocols;
    }

    private Set<Integer> ports(Protocol protocol) {
        Set<Integer> ports = new TreeSet<>();
        for (DestinationPortCriterion of : criteria(DestinationPortCriterion.class)) {
            if (of.protocol().equals(protocol)) {
                for (PortRange range : of.ports().ranges()) {
                    ports.add(range.first());
                    if (range.last() < 65_535) {
                        ports.add(range.last() + 1);
                    }
                }
            }
        }
        ports.add(OTHER_PORT);
        return ports;
    }

    private Set<Integer> types(Family family) {
        Set<Integer> types = new TreeSet<>();
        for (IcmpTypeCriterion of : criteria(IcmpTypeCriterion.class)) {
            if (of.family() == family) {
                of.types().stream().map(IcmpType::number).forEach(types::add);
            }
        }
        if (types.isEmpty()) {
            return Set.of(JudgeHeaders.ANY_TYPE);
        }
        for (Set<Integer> kind : KnownPackets.kindsOfIcmp(family)) {
            kind.stream().filter(type -> !types.contains(type)).findFirst().ifPresent(types::add);
        }
        types.add(OTHER_TYPE);
        return types;
    }

    private List<Boolean> interfaces(Hook hook) {
        boolean matters =
                hook.hasInputInterface() && !criteria(InputCriterion.class).isEmpty();
        // Before connection tracking packets on loopback are others even if no rule asks for the interface.
        return matters || hook == Hook.PREROUTING ? List.of(false, true) : List.of(false);
    }

    /** None, and with each range of ids its first one and the one behind it. */
    private Set<OptionalLong> owners(Hook hook) {
        Set<OptionalLong> owners = new LinkedHashSet<>();
        owners.add(OptionalLong.empty());
        if (WITH_OWNER.contains(hook)) {
            for (OwnerUidCriterion of : criteria(OwnerUidCriterion.class)) {
                for (IdRange range : of.ids()) {
                    owners.add(OptionalLong.of(range.first()));
                    if (range.last() < IdRange.MAX_ID) {
                        owners.add(OptionalLong.of(range.last() + 1));
                    }
                }
            }
        }
        return owners;
    }
}
