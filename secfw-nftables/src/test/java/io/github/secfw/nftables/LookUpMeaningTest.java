package io.github.secfw.nftables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A file with look-ups does to every packet what the rules do one after another. */
final class LookUpMeaningTest {

    private static final Chain A = Chain.named("a").rule(Target.setMark(1));
    private static final Chain B = Chain.named("b").rule(Target.setMark(2));
    private static final List<Target> TARGETS = List.of(
            Target.jump(A),
            Target.jump(B),
            Target.jump(A),
            Target.jump(B),
            Target.accept(),
            Target.drop(),
            Target.returnToCaller(),
            Target.goTo(A),
            Target.secmark(PacketType.named("a_packet_t")),
            Target.secmark(PacketType.named("b_packet_t")));
    private static final int PACKETS = 40;

    @Property(tries = 500)
    void it_is_that_of_the_rules(@ForAll long seed) {
        Random random = new Random(seed);
        List<BaseChain> made = new ArrayList<>();
        FirewallPolicy policy = Rendered.policy(Hook.INPUT, in -> {
            made.add(filled(in, random));
            return made.get(0);
        });
        List<Rule> rules = made.get(0).rules();
        List<String> lines = Rendered.rules(Rendered.file(policy), "mangle.INPUT");
        List<ReadRule> read = lines.stream().map(ReadRule::new).toList();
        for (int i = 0; i < PACKETS; i++) {
            SmallPacket packet = SmallPacket.random(random);
            assertThat(ReadRule.effects(read, packet))
                    .as(() -> packet + " meets " + rules + ", written as " + lines)
                    .isEqualTo(effects(rules, packet));
        }
    }

    /** The rules of a run resemble each other. */
    private static BaseChain filled(BaseChain in, Random random) {
        BaseChain chain = in;
        Match<?> like = match(random);
        for (int rules = 1 + random.nextInt(12); rules > 0; rules--) {
            if (random.nextInt(6) == 0) {
                like = match(random);
            }
            chain = chain.rule(varied(like, random), TARGETS.get(random.nextInt(TARGETS.size())));
            if (random.nextInt(12) == 0) {
                chain = chain.counted();
            }
            if (random.nextInt(12) == 0) {
                chain = chain.because("x");
            }
        }
        return chain;
    }

    private static Match<?> match(Random random) {
        Match<?> match = switch (random.nextInt(3)) {
            case 0 -> any();
            case 1 -> ports(tcp(), random);
            default -> ports(udp(), random);
        };
        if (random.nextInt(3) == 0) {
            match = match.from(addresses(random));
        }
        if (random.nextInt(3) == 0) {
            AddressSet addresses = addresses(random);
            if (match.families().stream().anyMatch(addresses.families()::contains)) {
                match = random.nextInt(4) == 0 ? match.except(any().to(addresses)) : match.to(addresses);
            }
        }
        if (random.nextInt(3) == 0) {
            match = match.in(interfaces(random));
        }
        return random.nextInt(3) == 0 ? match.mark(random.nextInt(3)) : match;
    }

    private static <M extends PortMatch<M>> M ports(M match, Random random) {
        M narrowed = random.nextInt(3) == 0 ? match.sport(ports(random)) : match;
        return random.nextInt(4) == 0 ? narrowed : narrowed.dport(ports(random));
    }

    /** The match with other values of one criterion. */
    private static Match<?> varied(Match<?> match, Random random) {
        if (match.criteria().isEmpty()) {
            return match;
        }
        Criterion chosen = match.criteria().get(random.nextInt(match.criteria().size()));
        Match<?> varied = start(match, chosen, random);
        for (Criterion criterion : match.criteria()) {
            Criterion with = criterion.equals(chosen) ? other(criterion, random) : criterion;
            if (with instanceof SourceCriterion source) {
                varied = varied.from(source.addresses());
            } else if (with instanceof DestinationCriterion destination) {
                varied = destination.addresses().families().stream().anyMatch(varied.families()::contains)
                        ? varied.to(destination.addresses())
                        : varied;
            } else if (with instanceof InputCriterion input) {
                varied = varied.in(input.interfaces());
            } else if (with instanceof PacketMarkCriterion mark) {
                varied = varied.mark(mark.mark());
            } else if (with instanceof NegatedCriterion not && not.criterion() instanceof DestinationCriterion to) {
                varied = varied.except(any().to(to.addresses()));
            }
        }
        return varied;
    }

    private static Match<?> start(Match<?> match, Criterion chosen, Random random) {
        if (match.criteria().contains(new ProtocolCriterion(Protocol.TCP))) {
            return withPorts(tcp(), match, chosen, random);
        }
        return match.criteria().contains(new ProtocolCriterion(Protocol.UDP))
                ? withPorts(udp(), match, chosen, random)
                : any();
    }

    private static <M extends PortMatch<M>> M withPorts(M start, Match<?> match, Criterion chosen, Random random) {
        M varied = start;
        for (Criterion criterion : match.criteria()) {
            if (criterion instanceof SourcePortCriterion port) {
                varied = varied.sport(criterion.equals(chosen) ? ports(random) : port.ports());
            } else if (criterion instanceof DestinationPortCriterion port) {
                varied = varied.dport(criterion.equals(chosen) ? ports(random) : port.ports());
            }
        }
        return varied;
    }

    private static Criterion other(Criterion criterion, Random random) {
        if (criterion instanceof SourceCriterion) {
            return new SourceCriterion(addresses(random));
        }
        if (criterion instanceof DestinationCriterion) {
            return new DestinationCriterion(addresses(random));
        }
        return criterion instanceof InputCriterion ? new InputCriterion(interfaces(random)) : criterion;
    }

    private static PortSet ports(Random random) {
        int first = random.nextInt(SmallPacket.VALUES);
        return switch (random.nextInt(4)) {
            case 0 -> PortSet.ports(first, random.nextInt(SmallPacket.VALUES));
            case 1 -> PortSet.range(first, Math.min(first + 1, SmallPacket.VALUES - 1));
            default -> PortSet.ports(first);
        };
    }

    private static AddressSet addresses(Random random) {
        String family = random.nextBoolean() ? "ipv4" : "ipv6";
        String one = SmallPacket.address(family, random.nextInt(SmallPacket.VALUES));
        return switch (random.nextInt(4)) {
            case 0 -> AddressSet.of(one, SmallPacket.address("ipv4", random.nextInt(SmallPacket.VALUES)));
            case 1 -> AddressSet.of(one, SmallPacket.address("ipv6", random.nextInt(SmallPacket.VALUES)));
            case 2 -> AddressSet.of(SmallPacket.address("ipv4", 2) + "-" + SmallPacket.address("ipv4", 3), one);
            default -> AddressSet.of(one);
        };
    }

    private static InterfaceSet interfaces(Random random) {
        String one = SmallPacket.INTERFACES[random.nextInt(SmallPacket.INTERFACES.length)];
        return switch (random.nextInt(5)) {
            case 0 -> InterfaceSet.of("eth*");
            case 1 -> InterfaceSet.of(one, "lo");
            default -> InterfaceSet.of(one);
        };
    }

    private static List<String> effects(List<Rule> rules, SmallPacket packet) {
        List<String> effects = new ArrayList<>();
        SmallPacket now = packet;
        for (Rule rule : rules) {
            SmallPacket met = now;
            if (rule.match().criteria().stream().allMatch(criterion -> holds(criterion, met))) {
                String effect = rule.target() instanceof LabellingTarget.Secmark label
                        ? "label " + label.type().name()
                        : rule.target().toString();
                effects.add(effect);
                now = now.after(effect);
                if (SmallPacket.ends(effect)) {
                    return effects;
                }
            }
        }
        return effects;
    }

    private static boolean holds(Criterion criterion, SmallPacket packet) {
        if (criterion instanceof NegatedCriterion not) {
            return !holds(not.criterion(), packet);
        }
        if (criterion instanceof SourceCriterion source) {
            return source.addresses().contains(IpAddress.parse(SmallPacket.address(packet.family(), packet.source())));
        }
        if (criterion instanceof DestinationCriterion destination) {
            return destination
                    .addresses()
                    .contains(IpAddress.parse(SmallPacket.address(packet.family(), packet.destination())));
        }
        if (criterion instanceof InputCriterion input) {
            return input.interfaces().contains(packet.in());
        }
        if (criterion instanceof ProtocolCriterion of) {
            return of.protocol().word().equals(packet.protocol());
        }
        if (criterion instanceof SourcePortCriterion port) {
            return port.ports().contains(packet.sport());
        }
        if (criterion instanceof DestinationPortCriterion port) {
            return port.ports().contains(packet.dport());
        }
        return criterion instanceof PacketMarkCriterion mark && mark.mark().matches(packet.mark());
    }
}
