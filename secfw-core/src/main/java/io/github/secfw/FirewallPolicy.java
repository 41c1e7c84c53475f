package io.github.secfw;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * A network policy: how packets are labelled, and which domains may use which labels. A value: two policies that say
 * the same are equal and render to the same bytes.
 *
 * <p>Write one with {@link #named}: {@code label} and its like for whole connections, {@code labelling} for single
 * rules, {@code allow} for domains. Both kinds of rules stand in the order in which they are written.
 */
@Value.Immutable
@SuppressWarnings("exports")
public abstract class FirewallPolicy {

    /** The longest name of a policy, in characters. */
    public static final int MAX_NAME_LENGTH = 64;

    private static final String DEFAULT_RANGE = "s0";
    private static final String USUAL_LOADER = "iptables_t";

    FirewallPolicy() {}

    /**
     * Begins a policy.
     *
     * @param name 1 to 64 letters, digits, {@code _} and {@code -}, beginning with a letter; files, the nft table and
     *     the policy module are named after it
     * @return a builder
     * @throws IllegalArgumentException if this cannot be a policy's name
     */
    public static Builder named(String name) {
        if (name.length() > MAX_NAME_LENGTH || !name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new IllegalArgumentException("policy \"" + name
                    + "\" is no policy name: write a letter, then up to 63 letters, digits, '_' or '-'");
        }
        return new Builder(name);
    }

    /** {@return the policy's name} */
    public abstract String name();

    /** {@return the table of the rules that label packets} */
    public abstract LabellingTable labellingTable();

    /** {@return whether the machine's policy has MLS or MCS, so that every context has a range} */
    public abstract boolean isMls();

    /** {@return the domain of the process that loads the rules, which may label packets with the policy's types} */
    public abstract String loadingDomain();

    /** {@return whether the policy module requires the names that it does not define, by {@code cil_gen_require}} */
    public abstract boolean requiresNames();

    /** {@return the packet types that this policy defines, by name, with their attributes and without contexts} */
    public abstract List<PacketType> types();

    /** {@return the base chains of the labelling table that have rules, by hook} */
    public abstract List<BaseChain> baseChains();

    /** {@return the rules on domains that were written, sorted; {@link #access()} has those that follow from types too} */
    public abstract List<AccessRule> accessRules();

    /** {@return what an administrator must know beside the rules, in order} */
    public abstract List<String> notes();

    /** {@return the chains that rules jump to, directly or through others, in the order in which they are met} */
    @Value.Lazy
    public List<Chain> chains() {
        return ReachableChains.of(baseChains());
    }

    /** {@return all rules: those of the base chains, then those of the chains they jump to} */
    public Stream<Rule> rules() {
        return Stream.concat(
                baseChains().stream().flatMap(chain -> chain.rules().stream()),
                chains().stream().flatMap(chain -> chain.rules().stream()));
    }

    /** {@return the labels that the rules give to packets} */
    @Value.Lazy
    public SortedSet<SecurityContext> labels() {
        SortedSet<SecurityContext> labels = new TreeSet<>();
        rules().forEach(rule -> {
            if (rule.target() instanceof Target.Secmark secmark) {
                labels.add(contextOf(secmark.type()));
            }
        });
        return Collections.unmodifiableSortedSet(labels);
    }

    /**
     * The context that this policy labels packets of a type with: the type's own, or
     * {@code system_u:object_r:TYPE}, with the range {@code s0} where the policy has MLS.
     *
     * @param type a packet type
     * @return its context
     */
    public SecurityContext contextOf(PacketType type) {
        return type.context()
                .orElseGet(() -> new SecurityContext(
                        "system_u", "object_r", type.name(), isMls() ? Optional.of(DEFAULT_RANGE) : Optional.empty()));
    }

    /** {@return what the labelling rules do to packets} */
    @Value.Lazy
    public PacketProgram program() {
        return new Lowering(this).program();
    }

    /**
     * {@return who may do what with which label, by this policy: the rules that were written, and {@code relabelto} for
     * the domain that loads the rules, on each type that the policy defines and, where that domain is not
     * {@code iptables_t}, on each type that it labels packets with}
     */
    @Value.Lazy
    public AccessRelation access() {
        SortedSet<String> loaded = new TreeSet<>();
        types().forEach(type -> loaded.add(type.name()));
        if (!loadingDomain().equals(USUAL_LOADER)) {
            labels().forEach(label -> loaded.add(label.type()));
        }
        Stream<AccessRule> loading = loaded.stream()
                .map(type -> new AccessRule(
                        AccessRule.Kind.ALLOW,
                        DomainSet.domains(loadingDomain()),
                        type,
                        EnumSet.of(Permission.RELABELTO)));
        return AccessRelation.of(
                Stream.concat(loading, accessRules().stream()).distinct().toList());
    }

    /** {@return the policy's name} */
    @Override
    public final String toString() {
        return "policy \"" + name() + "\"";
    }

    /** Holds the builder that Immutables makes. */
    static final class Fields extends ImmutableFirewallPolicy.Builder {}

    /** Writes a policy. Not safe for use by several threads. */
    public static final class Builder {

        private static final DomainSet ALL_DOMAINS = DomainSet.attribute("domain");

        private final String name;
        private final SortedMap<String, PacketType> types = new TreeMap<>();
        private final Map<Hook, BaseChain> baseChains = new EnumMap<>(Hook.class);
        private final Set<AccessRule> accessRules = new TreeSet<>();
        private final List<String> notes = new ArrayList<>();
        private final Set<PacketType> used = new LinkedHashSet<>();
        private LabellingTable labellingTable = LabellingTable.MANGLE;
        private boolean mls = true;
        private boolean requiresNames;
        private String loadingDomain = USUAL_LOADER;
        private boolean restores;
        private boolean labelsEverythingElse;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Labels packets in another table than {@code mangle}.
         *
         * @param table the table
         * @return this builder
         */
        public Builder table(LabellingTable table) {
            labellingTable = table;
            return this;
        }

        /**
         * Writes contexts without range, for a machine whose policy has neither MLS nor MCS.
         *
         * @return this builder
         */
        public Builder withoutMls() {
            mls = false;
            return this;
        }

        /**
         * Says that another domain than {@code iptables_t} loads the rules.
         *
         * @param domain the name of its type
         * @return this builder
         * @throws IllegalArgumentException if this cannot be a type's name
         */
        public Builder loadedBy(String domain) {
            loadingDomain = DomainSet.domains(domain).types().first();
            return this;
        }

        /**
         * Has the policy module require the names that it does not define ({@code cil_gen_require}), so that they are
         * not removed while it is there. Only policies converted from {@code .pp} modules know this (the reference
         * policy does); in a hand-made base policy it is an error.
         *
         * @return this builder
         */
        public Builder requireNames() {
            requiresNames = true;
            return this;
        }

        /**
         * Defines packet types: the policy module declares them. Types that are not defined are the base policy's.
         *
         * @param first a type
         * @param more further types
         * @return this builder
         * @throws IllegalArgumentException if a type of that name is defined already with other attributes
         */
        public Builder define(PacketType first, PacketType... more) {
            Stream.concat(Stream.of(first), Arrays.stream(more)).forEach(this::defineOne);
            return this;
        }

        private void defineOne(PacketType type) {
            if (type.name().equals(PacketType.UNLABELED.name())) {
                throw new IllegalArgumentException("policy \"" + name + "\": packet type \"" + type.name()
                        + "\" is the base policy's own: use it without defining it");
            }
            used.add(type);
            PacketType plain = PacketType.named(type.name());
            for (String attribute : type.attributes()) {
                plain = plain.in(attribute);
            }
            PacketType known = types.putIfAbsent(type.name(), plain);
            if (known != null && !known.attributes().equals(type.attributes())) {
                throw new IllegalArgumentException("policy \"" + name + "\": packet type \"" + type.name()
                        + "\" is defined twice, with the attributes " + known.attributes() + " and "
                        + type.attributes() + ": define it once");
            }
        }

        /**
         * Labels whole connections: their first packet gets the label and hands it to the connection, from which every
         * later packet, in both directions, gets it back. Where several match, the first that was written decides.
         *
         * <p>A connection over loopback leaves and arrives on this machine, so that it can be labelled twice, and
         * differently. Where that matters call {@link #labelLoopback} first.
         *
         * @param traffic which connections
         * @param type the label's type
         * @return this builder
         * @throws IllegalStateException if everything else is labelled already
         */
        public Builder label(Traffic traffic, PacketType type) {
            requireOpen("label(" + traffic + ", " + type + ")");
            used.add(type);
            restoreFirst();
            append(traffic.hook(), Sugar.labelConnection(traffic, type));
            return this;
        }

        /**
         * Labels all packets that leave or arrive by loopback, without regard to connections. Comes before
         * {@link #label}, since a packet there belongs to a client and a server on this machine at once.
         *
         * @param type the label's type
         * @return this builder
         * @throws IllegalStateException if connections or everything else are labelled already
         */
        public Builder labelLoopback(PacketType type) {
            requireOpen("labelLoopback(" + type + ")");
            if (restores) {
                throw new IllegalStateException("policy \"" + name + "\": labelLoopback(" + type
                        + ") comes after label(...) and would label some packets of its connections: call it before");
            }
            used.add(type);
            append(Hook.INPUT, Sugar.labelLoopback(Match.any().in("lo"), type));
            append(Hook.OUTPUT, Sugar.labelLoopback(Match.any().out("lo"), type));
            return this;
        }

        /**
         * Labels every other packet that arrives for this machine or leaves it: new connections wholly, and packets
         * that belong to no connection one by one. IPv6 neighbour discovery is among the latter and is sent by
         * {@code kernel_t}, which must be allowed to. Established connections that have no label, from before the rules
         * were loaded for instance, stay without.
         *
         * @param type the label's type
         * @return this builder
         * @throws IllegalStateException if everything else is labelled already
         */
        public Builder labelEverythingElse(PacketType type) {
            if (labelsEverythingElse) {
                throw new IllegalStateException(
                        "policy \"" + name + "\": labelEverythingElse is called twice: call it once");
            }
            used.add(type);
            restoreFirst();
            for (Hook hook : List.of(Hook.INPUT, Hook.OUTPUT)) {
                append(hook, Sugar.labelEverythingElse(type));
            }
            labelsEverythingElse = true;
            return this;
        }

        private void requireOpen(String call) {
            if (labelsEverythingElse) {
                throw new IllegalStateException("policy \"" + name + "\": " + call
                        + " comes after labelEverythingElse and would never apply: call it before");
            }
        }

        private void restoreFirst() {
            if (!restores) {
                restores = true;
                append(Hook.INPUT, Sugar.restore());
                append(Hook.OUTPUT, Sugar.restore());
            }
        }

        /**
         * Adds rules to a base chain of the labelling table, after those that it has.
         *
         * @param hook the base chain
         * @param rules adds rules to the chain that it is given, which is empty, and returns the result
         * @return this builder
         * @throws IllegalArgumentException if the result has no rules, or is a chain of another hook
         */
        public Builder labelling(Hook hook, UnaryOperator<BaseChain> rules) {
            append(hook, rules);
            return this;
        }

        private void append(Hook hook, UnaryOperator<BaseChain> rules) {
            BaseChain added = rules.apply(new BaseChain(hook, RuleList.empty()));
            if (added.rules().isEmpty()) {
                throw new IllegalArgumentException("policy \"" + name + "\": no rule is given for " + hook
                        + ": return the chain that rule(...) returns, the one before it is unchanged");
            }
            if (added.hook() != hook) {
                throw new IllegalArgumentException(
                        "policy \"" + name + "\": rules for " + hook + " are given as rules for " + added.hook()
                                + ": add them to the chain that the function is given");
            }
            BaseChain chain = baseChains.getOrDefault(hook, new BaseChain(hook, RuleList.empty()));
            for (Rule rule : added.rules()) {
                chain = chain.with(rule);
            }
            baseChains.put(hook, chain);
        }

        /**
         * Lets a domain send and receive packets of a type.
         *
         * @param domain the name of the domain's type
         * @param type the packets' type
         * @return this builder
         * @throws IllegalArgumentException if this cannot be a type's name
         */
        public Builder allow(String domain, PacketType type) {
            return allow(DomainSet.domains(domain), type);
        }

        /**
         * Grants a domain permissions on packets of a type.
         *
         * @param domain the name of the domain's type
         * @param type the packets' type
         * @param first a permission
         * @param more further permissions
         * @return this builder
         * @throws IllegalArgumentException if this cannot be a type's name
         */
        public Builder allow(String domain, PacketType type, Permission first, Permission... more) {
            return allow(DomainSet.domains(domain), type, first, more);
        }

        /**
         * Lets domains send and receive packets of a type.
         *
         * @param domains the domains
         * @param type the packets' type
         * @return this builder
         */
        public Builder allow(DomainSet domains, PacketType type) {
            return allow(domains, type, Permission.SEND, Permission.RECV);
        }

        /**
         * Grants domains permissions on packets of a type.
         *
         * @param domains the domains
         * @param type the packets' type
         * @param first a permission
         * @param more further permissions
         * @return this builder
         */
        public Builder allow(DomainSet domains, PacketType type, Permission first, Permission... more) {
            return access(AccessRule.Kind.ALLOW, domains, type, EnumSet.of(first, more));
        }

        /**
         * Has each use of permissions on packets of a type written to the audit log, where it is allowed.
         *
         * @param domains the domains
         * @param type the packets' type
         * @param first a permission
         * @param more further permissions
         * @return this builder
         */
        public Builder auditAllow(DomainSet domains, PacketType type, Permission first, Permission... more) {
            return access(AccessRule.Kind.AUDITALLOW, domains, type, EnumSet.of(first, more));
        }

        private Builder access(AccessRule.Kind kind, DomainSet domains, PacketType type, Set<Permission> permissions) {
            used.add(type);
            accessRules.add(new AccessRule(kind, domains, type.name(), permissions));
            return this;
        }

        /**
         * Lets every domain (attribute {@code domain}) go on using packets without label, and has each use written to
         * the audit log: for the time in which a policy is rolled out. Without it such packets are denied to ordinary
         * domains as soon as the first labelling rule is loaded.
         *
         * @return this builder
         */
        public Builder rollOut() {
            return allow(ALL_DOMAINS, PacketType.UNLABELED)
                    .auditAllow(ALL_DOMAINS, PacketType.UNLABELED, Permission.SEND, Permission.RECV);
        }

        /**
         * Tells whoever loads the policy what the rules cannot do: a boolean to set, a program to restart. It becomes
         * one of the steps of the rendered result.
         *
         * @param text one line of text
         * @return this builder
         * @throws IllegalArgumentException if it is no line of text
         */
        public Builder note(String text) {
            notes.add(Rule.checkText("note", text));
            return this;
        }

        /**
         * Checks and makes the policy.
         *
         * @return the policy
         * @throws IllegalArgumentException if a part does not fit the others; the message names policy, chain and rule
         */
        public FirewallPolicy build() {
            FirewallPolicy policy = new Fields()
                    .name(name)
                    .labellingTable(labellingTable)
                    .isMls(mls)
                    .loadingDomain(loadingDomain)
                    .requiresNames(requiresNames)
                    .addAllTypes(types.values())
                    .addAllBaseChains(baseChains.values().stream()
                            .filter(chain -> !chain.rules().isEmpty())
                            .toList())
                    .addAllAccessRules(accessRules)
                    .addAllNotes(notes)
                    .build();
            new PolicyCheck(policy, used).run();
            return policy;
        }
    }
}
