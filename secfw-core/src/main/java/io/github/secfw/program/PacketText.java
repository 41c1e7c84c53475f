package io.github.secfw.program;

import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Protocol;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a packet: the words by which it is stated. */
final class PacketText {

    private PacketText() {}

    static String of(Packet packet) {
        List<String> words = new ArrayList<>();
        packet.inputInterface().ifPresent(name -> words.add("in " + name));
        packet.outputInterface().ifPresent(name -> words.add("out " + name));
        packet.protocol().ifPresent(protocol -> words.add(name(packet, protocol)));
        packet.source().ifPresent(address -> words.add("from " + address));
        packet.destination().ifPresent(address -> words.add("to " + address));
        packet.sourcePort().ifPresent(port -> words.add("sport " + port));
        packet.destinationPort().ifPresent(port -> words.add("dport " + port));
        packet.icmpType().ifPresent(type -> words.add("type " + type));
        packet.icmpCode().ifPresent(code -> words.add("code " + code));
        packet.tcpFlags().ifPresent(flags -> words.add(flags.toString()));
        packet.delivery().ifPresent(way -> words.add("delivered as " + way));
        if (packet.mark() != 0) {
            words.add("mark " + Mark.of(packet.mark()));
        }
        packet.connectionMark().stream()
                .filter(value -> value != 0)
                .forEach(value -> words.add("connection mark " + Mark.of(value)));
        packet.uid().ifPresent(id -> words.add("uid " + id));
        packet.user().ifPresent(name -> words.add("user " + name));
        packet.gid().ifPresent(id -> words.add("gid " + id));
        packet.group().ifPresent(name -> words.add("group " + name));
        packet.controlGroup().ifPresent(path -> words.add("cgroup " + path));
        if (packet.isWithoutSocket()) {
            words.add("without socket");
        }
        packet.state().ifPresent(state -> words.add("state " + state));
        if (packet.isOverLimits()) {
            words.add("over limits");
        }
        if (packet.isWithoutListener()) {
            words.add("without listener");
        }
        packet.conditions()
                .forEach((condition, holds) -> words.add("where " + condition + (holds ? " holds" : " does not hold")));
        packet.given().forEach((writer, value) -> words.add("where " + writer + " writes " + Mark.of(value)));
        if (packet.bringsConnection()) {
            words.add("bringing its connection");
        }
        return String.join(" ", words) + ", " + describe(packet.label())
                + packet.connection().map(known -> ", " + known).orElse("");
    }

    /** The number of ICMP is another in each family. */
    private static String name(Packet packet, Protocol protocol) {
        return packet.family()
                .map(IcmpCriterion::new)
                .filter(icmp -> icmp.protocol().equals(protocol))
                .map(IcmpCriterion::toString)
                .orElse(protocol.toString());
    }

    static String describe(Optional<SecurityContext> label) {
        return label.map(some -> "labelled " + some).orElse("without label");
    }
}
