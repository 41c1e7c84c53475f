package io.github.secfw.testkit;

import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.program.ConnectionLabel;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Packets that state everything, mostly with values that a program asks for. */
final class RandomPackets {

    private final ProgramValues values;
    private final Random random;

    RandomPackets(PacketProgram program, Random random) {
        this.values = new ProgramValues(program);
        this.random = random;
    }

    Packet next() {
        boolean isIpv4 = random.nextBoolean();
        List<String> addresses = isIpv4 ? values.ipv4 : values.ipv6;
        Match<?> match = transport(isIpv4, one(addresses), one(addresses), one(values.marks));
        Packet packet = switch (random.nextInt(3)) {
            case 0 -> out(match);
            case 1 -> Packet.in(one(values.interfaces), delivered(match));
            default -> Packet.forwarded(one(values.interfaces), one(values.interfaces), delivered(match));
        };
        packet = random.nextInt(4) == 0 ? packet.labelled(one(values.labels)) : packet;
        packet = random.nextInt(8) == 0 ? packet.overLimits() : packet;
        packet = random.nextInt(8) == 0 ? packet.withoutListener() : packet;
        return connected(packet);
    }

    private Packet out(Match<?> match) {
        Match<?> owned = match.uid(one(values.ids)).gid(one(values.ids)).cgroup(one(values.controlGroups));
        owned = owned.user(random.nextBoolean() ? "root" : "daemon");
        owned = owned.group(random.nextBoolean() ? "root" : "daemon");
        Packet packet = Packet.out(one(values.interfaces), owned);
        return random.nextInt(4) == 0 ? packet.withoutSocket() : packet;
    }

    private Match<?> delivered(Match<?> match) {
        return match.delivery(one(List.of(Delivery.values())));
    }

    private Packet connected(Packet packet) {
        ConnectionState state = one(List.of(ConnectionState.values()));
        if (!state.hasConnection()) {
            return packet.state(state);
        }
        Packet marked = packet.state(state);
        return random.nextBoolean() ? marked.connection(ConnectionLabel.of(one(values.labels))) : marked;
    }

    private Match<?> transport(boolean isIpv4, String source, String destination, long mark) {
        Protocol chosen = random.nextInt(5) == 0 ? icmpOf(isIpv4) : one(values.protocols);
        if (chosen.equals(icmpOf(isIpv4))) {
            return (isIpv4 ? icmp() : icmpv6())
                    .type(one(values.icmpTypes))
                    .code(one(values.icmpCodes))
                    .from(source)
                    .to(destination)
                    .mark(mark);
        }
        if (chosen.equals(Protocol.TCP)) {
            Set<TcpFlag> set = EnumSet.noneOf(TcpFlag.class);
            for (TcpFlag flag : TcpFlag.values()) {
                if (random.nextBoolean()) {
                    set.add(flag);
                }
            }
            return ports(tcp().flags(EnumSet.allOf(TcpFlag.class), set).mark(mark))
                    .from(source)
                    .to(destination);
        }
        return switch (chosen.keyword().orElse("")) {
            case "udp" -> ports(Match.udp()).from(source).to(destination).mark(mark);
            case "sctp" -> ports(Match.sctp()).from(source).to(destination).mark(mark);
            case "dccp" -> ports(Match.dccp()).from(source).to(destination).mark(mark);
            case "udplite" ->
                ports(Match.udplite()).from(source).to(destination).mark(mark);
            default -> protocol(chosen).from(source).to(destination).mark(mark);
        };
    }

    private <M extends PortMatch<M>> M ports(M match) {
        return match.sport(one(values.ports)).dport(one(values.ports));
    }

    private static Protocol icmpOf(boolean isIpv4) {
        return isIpv4 ? Protocol.ICMP : Protocol.ICMPV6;
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
