package io.github.secfw.nftables;

import java.util.Random;

/** A packet with few possible values, as nft's fields see it. */
record SmallPacket(
        String family, int source, int destination, String in, String protocol, int sport, int dport, int mark) {

    static final int VALUES = 6;
    static final String[] INTERFACES = {"eth0", "eth1", "lo"};

    static SmallPacket random(Random random) {
        return new SmallPacket(
                random.nextBoolean() ? "ipv4" : "ipv6",
                random.nextInt(VALUES),
                random.nextInt(VALUES),
                INTERFACES[random.nextInt(INTERFACES.length)],
                random.nextBoolean() ? "tcp" : "udp",
                random.nextInt(VALUES),
                random.nextInt(VALUES),
                random.nextInt(3));
    }

    static String address(String family, int number) {
        return (family.equals("ipv4") ? "192.0.2." : "2001:db8::") + number;
    }

    /** The chains that are jumped to set marks. */
    SmallPacket after(String effect) {
        int newMark = effect.equals("jump a") ? 1 : effect.equals("jump b") ? 2 : mark;
        return new SmallPacket(family, source, destination, in, protocol, sport, dport, newMark);
    }

    static boolean ends(String effect) {
        return effect.equals("accept")
                || effect.equals("drop")
                || effect.equals("return")
                || effect.startsWith("goto ");
    }

    /** Empty where the packet has no such field. */
    String field(String field) {
        return switch (field) {
            case "meta nfproto" -> family;
            case "meta l4proto" -> protocol;
            case "meta mark" -> String.format("0x%08x", mark);
            case "iifname" -> in;
            case "ip saddr" -> family.equals("ipv4") ? address(family, source) : "";
            case "ip6 saddr" -> family.equals("ipv6") ? address(family, source) : "";
            case "ip daddr" -> family.equals("ipv4") ? address(family, destination) : "";
            case "ip6 daddr" -> family.equals("ipv6") ? address(family, destination) : "";
            case "tcp sport", "udp sport" -> field.startsWith(protocol) ? Integer.toString(sport) : "";
            case "tcp dport", "udp dport" -> field.startsWith(protocol) ? Integer.toString(dport) : "";
            default -> throw new AssertionError("the test does not know " + field);
        };
    }
}
