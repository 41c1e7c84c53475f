package io.github.secfw.policy;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Match;
import io.github.secfw.selinux.PacketType;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/** The rules that whole-connection verbs stand for. A user could have written each of them. */
final class ConnectionLabelRules {

    private static final String PREFIX = "as_";
    private static final int HASH_LENGTH = 8;

    private ConnectionLabelRules() {}

    /** Packets of known connections get their label back. */
    static UnaryOperator<BaseChain> restore() {
        return chain -> chain.rule(
                        Match.any().state(ConnectionState.ESTABLISHED, ConnectionState.RELATED), Target.restore())
                .because("packets of a known connection carry its label");
    }

    /** The first packet of a connection gets the label and hands it to the connection. */
    static UnaryOperator<BaseChain> labelConnection(Traffic traffic, PacketType type) {
        return chain -> chain.withAll(traffic.rules(Target.jump(savingChain(type))));
    }

    /** Loopback packets get the label; nothing is saved, since one packet there has a sender and a receiver here. */
    static UnaryOperator<BaseChain> labelLoopback(Match<?> loopback, PacketType type) {
        return chain -> chain.rule(loopback, Target.secmark(type))
                .because("loopback")
                .rule(loopback, Target.accept())
                .because("loopback needs no other label");
    }

    /** New connections get the label wholly; packets without connection get it each. */
    static UnaryOperator<BaseChain> labelEverythingElse(PacketType type) {
        return chain -> chain.rule(Match.any().state(ConnectionState.NEW), Target.jump(savingChain(type)))
                .because("every other new connection")
                .rule(Match.any().state(ConnectionState.INVALID, ConnectionState.UNTRACKED), Target.secmark(type))
                .because("packets without connection");
    }

    private static Chain savingChain(PacketType type) {
        return Chain.named(chainName(type))
                .rule(Target.secmark(type))
                .rule(Target.save())
                .because("later packets of the connection get the label from it")
                .rule(Target.accept())
                .because("the first label decides");
    }

    /** The chain is named after the type; a long name, a type in a block and a context of its own are told apart by a hash. */
    private static String chainName(PacketType type) {
        String plain = PREFIX + type.name().replace('.', '-');
        boolean isInBlock = type.name().indexOf('.') >= 0;
        if (plain.length() <= Chain.MAX_NAME_LENGTH && type.context().isEmpty() && !isInBlock) {
            return plain;
        }
        CRC32 hash = new CRC32();
        hash.update(type.toString().getBytes(StandardCharsets.UTF_8));
        int room = Chain.MAX_NAME_LENGTH - HASH_LENGTH - 1;
        return plain.substring(0, Math.min(plain.length(), room)) + "_" + String.format("%08x", hash.getValue());
    }
}
