package io.github.secfw.examples;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.IcmpMatch;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpMatch;
import io.github.secfw.program.ConnectionLabel;
import io.github.secfw.program.Packet;
import io.github.secfw.selinux.Domain;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command-line arguments that describe a packet: {@code out eth0 tcp to 192.0.2.10 dport 80 state new for mozilla_t}.
 *
 * @param packet the packet
 * @param domains the domains whose access is decided
 * @param reply whether the reply to the packet is explained too
 */
record PacketArguments(Packet packet, List<Domain> domains, boolean reply) {

    static final String GRAMMAR = """
            in IFACE | out IFACE | forwarded IFACE IFACE, then any of
                tcp | udp | dccp | sctp | udplite | icmp | icmpv6 | protocol NUMBER
                from ADDRESS   to ADDRESS   sport PORT   dport PORT
                type NAME | type NUMBER   of icmp or icmpv6, such as echo-request
                code NAME | code NUMBER   of that type, such as port-unreachable
                flags FLAG,FLAG | flags none   of tcp: which of fin, syn, rst, psh, ack, urg are set
                delivery unicast | broadcast | multicast   how the link layer delivered it
                mark NUMBER   connmark NUMBER   the marks of the packet and its connection, as 1 or 0x1
                uid NUMBER   gid NUMBER   of the process that created the sending socket
                user NAME    group NAME   the same, for rules that match on names
                cgroup PATH          the control group of the sending socket
                nosocket             the kernel created the packet
                overlimit            every limit is used up when the packet comes
                nolistener           no program listens on any queue
                state new | established | related | invalid | untracked
                label CONTEXT        the packet's label before the first rule
                connection CONTEXT   the connection's label before the first rule
                for DOMAIN[:ATTRIBUTE,-ATTRIBUTE]   decide for a domain that has some attributes but not
                                     others; may be repeated
                reply                explain the reply to the packet too""";

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if they do not describe a packet
     */
    static PacketArguments parse(List<String> words) {
        return new Parser(words).parse();
    }

    private static final class Parser {

        private final Iterator<String> words;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<Domain> domains = new ArrayList<>();
        private String protocol = "";
        private boolean reply;
        private boolean noSocket;
        private boolean overLimit;
        private boolean noListener;

        Parser(List<String> words) {
            this.words = words.iterator();
        }

        PacketArguments parse() {
            String direction = next("in, out or forwarded");
            if (!List.of("in", "out", "forwarded").contains(direction)) {
                throw unknownDirection(direction);
            }
            List<String> interfaces = new ArrayList<>(List.of(next("an interface")));
            if (direction.equals("forwarded")) {
                interfaces.add(next("a second interface"));
            }
            words.forEachRemaining(this::word);
            Match<?> match = match();
            Packet packet = switch (direction) {
                case "in" -> Packet.in(interfaces.get(0), match);
                case "out" -> Packet.out(interfaces.get(0), match);
                case "forwarded" -> Packet.forwarded(interfaces.get(0), interfaces.get(1), match);
                default -> throw unknownDirection(direction);
            };
            return new PacketArguments(labelled(packet), List.copyOf(domains), reply);
        }

        private static IllegalArgumentException unknownDirection(String direction) {
            return new IllegalArgumentException(
                    "unknown direction \"" + direction + "\": expected in, out or forwarded");
        }

        private void word(String word) {
            switch (word) {
                case "tcp", "udp", "dccp", "sctp", "udplite", "icmp", "icmpv6" -> protocol(word);
                case "protocol" -> protocol(next("a protocol number"));
                case "from", "to", "sport", "dport", "type", "code", "flags", "delivery", "mark", "connmark" ->
                    value(word);
                case "uid", "gid", "user", "group", "cgroup", "state", "label", "connection" -> value(word);
                case "nosocket" -> noSocket = true;
                case "overlimit" -> overLimit = true;
                case "nolistener" -> noListener = true;
                case "for" -> domains.add(domain(next("a domain")));
                case "reply" -> reply = true;
                default ->
                    throw new IllegalArgumentException("unknown word \"" + word + "\" for a packet: --help lists them");
            }
        }

        private void protocol(String name) {
            if (!protocol.isEmpty()) {
                throw new IllegalArgumentException("two protocols \"" + protocol + "\" and \"" + name + "\": name one");
            }
            protocol = name;
        }

        private void value(String word) {
            String known = values.putIfAbsent(word, next("a value after \"" + word + "\""));
            if (known != null) {
                throw new IllegalArgumentException("\"" + word + "\" is given twice: give it once");
            }
        }

        private String next(String expected) {
            if (!words.hasNext()) {
                throw new IllegalArgumentException("missing argument: expected " + expected);
            }
            return words.next();
        }

        private static Domain domain(String word) {
            String[] parts = word.split(":", 2);
            Domain domain = Domain.domain(parts[0]);
            if (parts.length == 2) {
                for (String attribute : parts[1].split(",", -1)) {
                    domain = attribute.startsWith("-") ? domain.notIn(attribute.substring(1)) : domain.in(attribute);
                }
            }
            return domain;
        }

        private Match<?> match() {
            require("type", protocol.startsWith("icmp"), "icmp or icmpv6: add one of them");
            require("code", values.containsKey("type"), "a type: add one");
            require("flags", protocol.equals("tcp"), "tcp: add it");
            return switch (protocol) {
                case "tcp" -> ports(values.containsKey("flags") ? flags(values.get("flags")) : Match.tcp());
                case "udp" -> ports(Match.udp());
                case "dccp" -> ports(Match.dccp());
                case "sctp" -> ports(Match.sctp());
                case "udplite" -> ports(Match.udplite());
                case "icmp" -> type(Match.icmp());
                case "icmpv6" -> type(Match.icmpv6());
                case "" -> withoutPorts(Match.any());
                default -> withoutPorts(Match.protocol(number("protocol", protocol)));
            };
        }

        private void require(String word, boolean holds, String needed) {
            if (values.containsKey(word) && !holds) {
                throw new IllegalArgumentException("\"" + word + "\" needs " + needed);
            }
        }

        private static TcpMatch flags(String text) {
            Set<TcpFlag> set = EnumSet.noneOf(TcpFlag.class);
            for (String name : text.equals("none") ? new String[0] : text.split(",", -1)) {
                set.add(constant("flags", name, TcpFlag.values()));
            }
            return Match.tcp().flags(EnumSet.allOf(TcpFlag.class), set);
        }

        private Match<?> ports(PortMatch<?> match) {
            PortMatch<?> narrowed = match;
            if (values.containsKey("sport")) {
                narrowed = narrowed.sport(number("sport", values.get("sport")));
            }
            if (values.containsKey("dport")) {
                narrowed = narrowed.dport(number("dport", values.get("dport")));
            }
            return common(narrowed);
        }

        private Match<?> type(IcmpMatch match) {
            if (!values.containsKey("type")) {
                return withoutPorts(match);
            }
            String type = values.get("type");
            IcmpMatch typed = type.matches("[0-9]+") ? match.type(number("type", type)) : match.type(type);
            if (!values.containsKey("code")) {
                return withoutPorts(typed);
            }
            String code = values.get("code");
            return withoutPorts(code.matches("[0-9]+") ? typed.code(number("code", code)) : typed.code(code));
        }

        private Match<?> withoutPorts(Match<?> match) {
            for (String port : List.of("sport", "dport")) {
                if (values.containsKey(port)) {
                    throw new IllegalArgumentException(
                            "\"" + port + "\" needs a protocol with ports: add tcp, for example");
                }
            }
            return common(match);
        }

        private Match<?> common(Match<?> match) {
            Match<?> narrowed = match;
            if (values.containsKey("from")) {
                narrowed = narrowed.from(values.get("from"));
            }
            if (values.containsKey("to")) {
                narrowed = narrowed.to(values.get("to"));
            }
            if (values.containsKey("uid")) {
                narrowed = narrowed.uid(number("uid", values.get("uid")));
            }
            if (values.containsKey("gid")) {
                narrowed = narrowed.gid(number("gid", values.get("gid")));
            }
            if (values.containsKey("user")) {
                narrowed = narrowed.user(values.get("user"));
            }
            if (values.containsKey("group")) {
                narrowed = narrowed.group(values.get("group"));
            }
            if (values.containsKey("cgroup")) {
                narrowed = narrowed.cgroup(values.get("cgroup"));
            }
            if (values.containsKey("mark")) {
                narrowed = narrowed.mark(mark("mark", values.get("mark")));
            }
            if (values.containsKey("connmark")) {
                narrowed = narrowed.connectionMark(mark("connmark", values.get("connmark")));
            }
            if (values.containsKey("delivery")) {
                narrowed = narrowed.delivery(constant("delivery", values.get("delivery"), Delivery.values()));
            }
            return values.containsKey("state")
                    ? narrowed.state(constant("state", values.get("state"), ConnectionState.values()))
                    : narrowed;
        }

        private Packet labelled(Packet packet) {
            Packet labelled = noSocket ? packet.withoutSocket() : packet;
            labelled = overLimit ? labelled.overLimits() : labelled;
            labelled = noListener ? labelled.withoutListener() : labelled;
            if (values.containsKey("label")) {
                labelled = labelled.labelled(SecurityContext.parse(values.get("label")));
            }
            if (values.containsKey("connection")) {
                labelled = labelled.connection(ConnectionLabel.of(SecurityContext.parse(values.get("connection"))));
            }
            return labelled;
        }

        private static String invalid(String word, String text) {
            return "invalid value \"" + text + "\" of \"" + word + "\": expected ";
        }

        private static int number(String word, String text) {
            if (!text.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(invalid(word, text) + "a number");
            }
            return Integer.parseInt(text);
        }

        private static long mark(String word, String text) {
            if (!text.matches("[0-9]{1,10}|0x[0-9a-f]{1,8}")) {
                throw new IllegalArgumentException(invalid(word, text) + "a number such as 1 or 0x1");
            }
            return Long.decode(text.replaceFirst("^0+(?=[0-9])", ""));
        }

        private static <E extends Enum<E>> E constant(String word, String text, E[] all) {
            for (E one : all) {
                if (one.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return one;
                }
            }
            throw new IllegalArgumentException(invalid(word, text) + "one of "
                    + Arrays.stream(all)
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
    }
}
