package io.github.secfw.benchmarks;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Instruction.Transfer;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** Kinds of random rules. Each kind has a program of many rules, and a second program that means the same. */
public enum RandomRules {
    /** Overlapping prefixes and port ranges, accepted or dropped. */
    VERDICTS("verdicts") {
        @Override
        RandomRule rule(Draw draw) {
            return new RandomRule(draw.prefixesAndPorts(), draw.verdict());
        }
    },
    /** The same prefixes and ports, each rule with one of several labels; the last matching rule decides. */
    LABELS("labels") {
        @Override
        RandomRule rule(Draw draw) {
            return new RandomRule(draw.prefixesAndPorts(), List.of(draw.label(50)));
        }
    },
    /** The same prefixes and ports, with labels that are saved before the packet is accepted. */
    SAVED_LABELS("labels that are saved") {
        @Override
        RandomRule rule(Draw draw) {
            ProgramChain chain =
                    chain(draw.label(50), new Instruction.SaveLabel(Transfer.ONLY_IF_UNSET), new Instruction.Accept());
            return new RandomRule(draw.prefixesAndPorts(), List.of(new Instruction.Jump(chain)));
        }
    },
    /** Known connections, whose label is restored, and new ones by interface, network and ports. */
    INTERFACES_AND_STATES("interfaces and states") {
        @Override
        RandomRule rule(Draw draw) {
            return draw.nextInt(10) == 0
                    ? new RandomRule(
                            List.of(draw.input(), draw.prefix(true, 8, 24), draw.followUps()),
                            List.of(new Instruction.Jump(chain(
                                    new Instruction.RestoreLabel(Transfer.ONLY_IF_UNSET), new Instruction.Accept()))))
                    : new RandomRule(
                            List.of(draw.input(), draw.prefix(true, 8, 24), tcp(), draw.ports(), news()),
                            List.of(new Instruction.Jump(chain(
                                    draw.label(20),
                                    new Instruction.SaveLabel(Transfer.ONLY_IF_UNSET),
                                    new Instruction.Accept()))));
        }
    },
    /** Rules with one criterion each, so many packets match many rules. */
    ONE_CRITERION("one criterion each") {
        @Override
        RandomRule rule(Draw draw) {
            Criterion criterion = switch (draw.nextInt(3)) {
                case 0 -> draw.prefix(true, 16, 32);
                case 1 -> draw.prefix(false, 16, 32);
                default -> draw.port();
            };
            return new RandomRule(List.of(criterion), draw.verdict());
        }
    },
    /** Pairs of IPv6 networks, with ports. */
    IPV6("verdicts, IPv6") {
        @Override
        Family family() {
            return Family.IPV6;
        }

        @Override
        RandomRule rule(Draw draw) {
            return new RandomRule(draw.prefixesAndPorts(), draw.verdict());
        }
    },
    /** Networks with a chain each, which accepts, drops, or labels and accepts ports. */
    CHAINS("a chain for each network") {
        private static final int RULES_OF_CHAIN = 20;

        @Override
        int rules(int all) {
            return all / (RULES_OF_CHAIN + 1);
        }

        @Override
        RandomRule rule(Draw draw) {
            List<ProgramRule> rules = new ArrayList<>();
            for (int i = 0; i < RULES_OF_CHAIN; i++) {
                List<Instruction> effect = draw.nextInt(2) == 0
                        ? draw.verdict()
                        : List.of(new Instruction.Jump(chain(draw.label(20), new Instruction.Accept())));
                rules.add(new RandomRule(List.of(draw.prefix(false, 8, 24), tcp(), draw.ports()), effect).toProgram());
            }
            return new RandomRule(
                    List.of(draw.prefix(true, 8, 20)),
                    List.of(new Instruction.Jump(new ProgramChain("network", rules))));
        }
    };

    private static final int FILTER = 0;
    private static final int EXCHANGES = 10;

    private final String title;

    RandomRules(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract RandomRule rule(Draw draw);

    /** The address family of the rules. */
    Family family() {
        return Family.IPV4;
    }

    /** How many of a number of rules are in the base chain. */
    int rules(int all) {
        return all;
    }

    /** A program, and a copy in which neighbouring rules have changed places many times, if their order does not matter. */
    List<PacketProgram> programs(int rules, long seed) {
        Random random = new Random(seed);
        Draw draw = new Draw(random, family());
        List<RandomRule> drawn = new ArrayList<>();
        for (int i = rules(rules); i > 0; i--) {
            drawn.add(rule(draw));
        }
        List<RandomRule> exchanged = new ArrayList<>(drawn);
        for (int i = 0; i < EXCHANGES * drawn.size(); i++) {
            int place = random.nextInt(drawn.size() - 1);
            if (exchanged.get(place).commutesWith(exchanged.get(place + 1))) {
                Collections.swap(exchanged, place, place + 1);
            }
        }
        return List.of(program(drawn), program(exchanged));
    }

    private static PacketProgram program(List<RandomRule> rules) {
        List<ProgramRule> all = rules.stream().map(RandomRule::toProgram).toList();
        return new PacketProgram(List.of(new ProgramBaseChain("input", Hook.INPUT, FILTER, Verdict.ACCEPT, all)), true);
    }

    private static ProgramChain chain(Instruction... steps) {
        return new ProgramChain("chain", List.of(new ProgramRule("", List.of(steps))));
    }

    private static Criterion tcp() {
        return new ProtocolCriterion(Protocol.TCP);
    }

    private static Criterion news() {
        return new StateCriterion(EnumSet.of(ConnectionState.NEW));
    }

    /** A random source for the parts of rules. */
    record Draw(Random random, Family family) {

        int nextInt(int bound) {
            return random.nextInt(bound);
        }

        List<Instruction> verdict() {
            return List.of(nextInt(2) == 0 ? new Instruction.Accept() : new Instruction.Drop());
        }

        Instruction label(int labels) {
            return new Instruction.SetLabel(
                    SecurityContext.parse("system_u:object_r:label" + nextInt(labels) + "_packet_t:s0"));
        }

        List<Criterion> prefixesAndPorts() {
            Protocol protocol = nextInt(2) == 0 ? Protocol.TCP : Protocol.UDP;
            return List.of(
                    prefix(true, 12, 28),
                    prefix(false, 12, 28),
                    new ProtocolCriterion(protocol),
                    new DestinationPortCriterion(protocol, range()));
        }

        /** A network in 10.0.0.0/8, or in an IPv6 network of 32 bits. */
        Criterion prefix(boolean isSource, int shortest, int longest) {
            int length = shortest + nextInt(longest - shortest + 1);
            int bits = nextInt(1 << 24) & (int) (0xffff_ffffL << (Integer.SIZE - length));
            String network = family == Family.IPV4
                    ? "10." + (bits >> 16) + "." + (bits >> 8 & 255) + "." + (bits & 255) + "/" + length
                    : String.format("2001:db8:%x:%x::/%d", bits >> 8, bits << 8 & 0xffff, 24 + length);
            AddressSet addresses = AddressSet.of(List.of(AddressRange.parse(network)));
            return isSource ? new SourceCriterion(addresses) : new DestinationCriterion(addresses);
        }

        Criterion port() {
            return new DestinationPortCriterion(Protocol.TCP, PortSet.ports(nextInt(65_536)));
        }

        Criterion ports() {
            return new DestinationPortCriterion(Protocol.TCP, range());
        }

        private PortSet range() {
            int first = nextInt(60_000);
            return PortSet.range(first, nextInt(2) == 0 ? first : first + nextInt(4_000));
        }

        Criterion input() {
            return new InputCriterion(InterfaceSet.of("eth" + nextInt(30)));
        }

        Criterion followUps() {
            return new StateCriterion(EnumSet.of(ConnectionState.ESTABLISHED, ConnectionState.RELATED));
        }
    }
}
