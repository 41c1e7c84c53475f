package io.github.secfw.policy;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Writes a policy. Made by {@link FirewallPolicy#named}. Not safe for use by several threads. */
public final class FirewallPolicyBuilder {

    private static final DomainSet ALL_DOMAINS = DomainSet.attribute("domain");

    private final String name;
    private final SortedMap<String, PacketType> types = new TreeMap<>();
    private final SortedMap<String, BooleanValue> booleans = new TreeMap<>();
    private final Set<AccessRule> accessRules = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Family> replacedIptables = EnumSet.noneOf(Family.class);
    private final Set<PacketType> used = new LinkedHashSet<>();
    private final Map<Hook, BaseChain> labelling = new EnumMap<>(Hook.class);
    private final Map<Hook, BaseChain> filtering = new EnumMap<>(Hook.class);
    private Table labellingTable = Table.MANGLE;
    private boolean mls = true;
    private boolean requiresNames;
    private String loadingDomain = FirewallPolicy.USUAL_LOADER;
    private boolean restores;
    private boolean labelsEverythingElse;

    FirewallPolicyBuilder(String name) {
        this.name = name;
    }

    /**
     * Labels packets in another table than {@code mangle}.
     *
     * @param table the table
     * @return this builder
     * @throws IllegalArgumentException if no packets can be labelled there
     */
    public FirewallPolicyBuilder labelIn(Table table) {
        if (!table.labels()) {
            throw invalid(
                    "packets cannot be labelled in the table " + table,
                    "choose " + Table.MANGLE + " or " + Table.SECURITY);
        }
        labellingTable = table;
        return this;
    }

    /**
     * Writes contexts without range, for a machine whose policy has neither MLS nor MCS.
     *
     * @return this builder
     */
    public FirewallPolicyBuilder withoutMls() {
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
    public FirewallPolicyBuilder loadedBy(String domain) {
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
    public FirewallPolicyBuilder requireNames() {
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
    public FirewallPolicyBuilder define(PacketType first, PacketType... more) {
        Stream.concat(Stream.of(first), Arrays.stream(more)).forEach(this::defineOne);
        return this;
    }

    private void defineOne(PacketType type) {
        if (type.name().equals(PacketType.UNLABELED.name())) {
            throw invalid("packet type \"" + type.name() + "\" is the base policy's own", "use it without defining it");
        }
        used.add(type);
        PacketType plain = PacketType.named(type.name());
        for (String attribute : type.attributes()) {
            plain = plain.in(attribute);
        }
        PacketType known = types.putIfAbsent(type.name(), plain);
        if (known != null && !known.attributes().equals(type.attributes())) {
            throw invalid(
                    "packet type \"" + type.name() + "\" is defined twice, with the attributes " + known.attributes()
                            + " and " + type.attributes(),
                    "define it once");
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
    public FirewallPolicyBuilder label(Traffic traffic, PacketType type) {
        requireOpen("label(" + traffic + ", " + type + ")");
        used.add(type);
        restoreFirst();
        append(traffic.hook(), ConnectionLabelRules.labelConnection(traffic, type));
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
    public FirewallPolicyBuilder labelLoopback(PacketType type) {
        requireOpen("labelLoopback(" + type + ")");
        if (restores) {
            throw new IllegalStateException("policy \"" + name + "\": labelLoopback(" + type
                    + ") comes after label(...) and would label some packets of its connections: call it before");
        }
        used.add(type);
        append(Hook.INPUT, ConnectionLabelRules.labelLoopback(Match.any().in("lo"), type));
        append(Hook.OUTPUT, ConnectionLabelRules.labelLoopback(Match.any().out("lo"), type));
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
    public FirewallPolicyBuilder labelEverythingElse(PacketType type) {
        if (labelsEverythingElse) {
            throw new IllegalStateException(
                    "policy \"" + name + "\": labelEverythingElse is called twice: call it once");
        }
        used.add(type);
        restoreFirst();
        for (Hook hook : List.of(Hook.INPUT, Hook.OUTPUT)) {
            append(hook, ConnectionLabelRules.labelEverythingElse(type));
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
            append(Hook.INPUT, ConnectionLabelRules.restore());
            append(Hook.OUTPUT, ConnectionLabelRules.restore());
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
    public FirewallPolicyBuilder labelling(Hook hook, UnaryOperator<BaseChain> rules) {
        append(hook, rules);
        return this;
    }

    private void append(Hook hook, UnaryOperator<BaseChain> rules) {
        append(labelling, new BaseChain(labellingTable, hook, Verdict.ACCEPT), rules);
    }

    /**
     * Filters packets: sets the policy of a base chain of the table {@code filter} and adds rules to it, after those
     * that it has.
     *
     * @param hook INPUT, FORWARD or OUTPUT
     * @param policy what becomes of packets that no rule decides, {@link Target#accept} or {@link Target#drop}
     * @param rules adds rules to the chain that it is given, which is empty, and returns the result
     * @return this builder
     * @throws IllegalArgumentException if the result has no rules or is another chain, or if the chain has the other
     *     policy already
     */
    public FirewallPolicyBuilder filter(Hook hook, Target.Terminal policy, UnaryOperator<BaseChain> rules) {
        append(filtering, filterChain(hook, policy), rules);
        return this;
    }

    /**
     * Sets the policy of a base chain of the table {@code filter}, which may have no rules.
     *
     * @param hook INPUT, FORWARD or OUTPUT
     * @param policy what becomes of packets that no rule decides, {@link Target#accept} or {@link Target#drop}
     * @return this builder
     * @throws IllegalArgumentException if the chain has the other policy already
     */
    public FirewallPolicyBuilder filter(Hook hook, Target.Terminal policy) {
        filtering.putIfAbsent(hook, filterChain(hook, policy));
        return this;
    }

    /** An empty chain of the given policy, which one that is there must have too. */
    private BaseChain filterChain(Hook hook, Target.Terminal policy) {
        BaseChain chain = new BaseChain(Table.FILTER, hook, policy.verdict());
        BaseChain known = filtering.getOrDefault(hook, chain);
        if (known.policy() != chain.policy()) {
            throw invalid(
                    "packets that no rule of filter " + hook + " decides are " + known.policy()
                            + " already: they cannot be " + chain.policy() + " too",
                    "give one of the two in all calls of filter(" + hook + ", ...)");
        }
        return chain;
    }

    private InvalidPolicyException invalid(String problem, String remedy) {
        return new InvalidPolicyException("policy \"" + name + "\"", problem, remedy);
    }

    private void append(Map<Hook, BaseChain> chains, BaseChain empty, UnaryOperator<BaseChain> rules) {
        BaseChain added = rules.apply(empty);
        if (added.rules().isEmpty()) {
            throw invalid(
                    "no rule is given for " + empty.hook(),
                    "return the chain that rule(...) returns, the one before it is unchanged");
        }
        if (added.hook() != empty.hook() || added.table() != empty.table()) {
            throw invalid(
                    "rules for " + empty + " are given as rules for " + added,
                    "add them to the chain that the function is given");
        }
        BaseChain chain = chains.getOrDefault(empty.hook(), empty);
        for (Rule rule : added.rules()) {
            chain = chain.with(rule);
        }
        chains.put(empty.hook(), chain);
    }

    /**
     * Lets a domain send and receive packets of a type.
     *
     * @param domain the name of the domain's type
     * @param type the packets' type
     * @return this builder
     * @throws IllegalArgumentException if this cannot be a type's name
     */
    public FirewallPolicyBuilder allow(String domain, PacketType type) {
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
    public FirewallPolicyBuilder allow(String domain, PacketType type, Permission first, Permission... more) {
        return allow(DomainSet.domains(domain), type, first, more);
    }

    /**
     * Lets domains send and receive packets of a type.
     *
     * @param domains the domains
     * @param type the packets' type
     * @return this builder
     */
    public FirewallPolicyBuilder allow(DomainSet domains, PacketType type) {
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
    public FirewallPolicyBuilder allow(DomainSet domains, PacketType type, Permission first, Permission... more) {
        return access(AccessRules.none().allow(domains, type, first, more));
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
    public FirewallPolicyBuilder auditAllow(DomainSet domains, PacketType type, Permission first, Permission... more) {
        return access(AccessRules.none().auditAllow(domains, type, first, more));
    }

    /**
     * Keeps each denial of permissions on packets of a type out of the audit log.
     *
     * @param domains the domains
     * @param type the packets' type
     * @param first a permission
     * @param more further permissions
     * @return this builder
     */
    public FirewallPolicyBuilder dontAudit(DomainSet domains, PacketType type, Permission first, Permission... more) {
        return access(AccessRules.none().dontAudit(domains, type, first, more));
    }

    /**
     * Has the compiler of the policy module refuse it if any rule of the machine's policy, or of this one, grants domains
     * permissions on packets of a type. {@code secilc} checks this; {@code semodule} does only where
     * {@code semanage.conf} says {@code expand-check = 1}.
     *
     * @param domains the domains
     * @param type the packets' type
     * @param first a permission
     * @param more further permissions
     * @return this builder
     */
    public FirewallPolicyBuilder neverAllow(DomainSet domains, PacketType type, Permission first, Permission... more) {
        return access(AccessRules.none().neverAllow(domains, type, first, more));
    }

    /**
     * Adds rules on domains that are in force only while a boolean has a value.
     *
     * @param condition the boolean and the value
     * @param rules adds rules to those that it is given, which are none, and returns the result
     * @return this builder
     * @throws IllegalArgumentException if the result has no rules, or one that depends on another boolean, or a neverallow
     */
    public FirewallPolicyBuilder when(BooleanValue condition, UnaryOperator<AccessRules> rules) {
        return access(AccessRules.none().when(condition, rules));
    }

    /**
     * Adds rules on domains that stand in an optional block: where the machine's policy lacks one of the names in the
     * block, the compiler leaves all of its rules out, without a word. The rendered result says so.
     *
     * @param block the block's name, of which the module may have one
     * @param rules adds rules to those that it is given, which are none, and returns the result
     * @return this builder
     * @throws IllegalArgumentException if this cannot be a block's name, or the result has no rules
     */
    public FirewallPolicyBuilder optional(String block, UnaryOperator<AccessRules> rules) {
        return access(AccessRules.none().optional(block, rules));
    }

    private FirewallPolicyBuilder access(AccessRules rules) {
        used.addAll(rules.used());
        accessRules.addAll(rules.rules());
        return this;
    }

    /**
     * Defines a boolean: the policy module declares it. Booleans that are not defined are the base policy's.
     *
     * @param initial the boolean and the value that it has until an administrator sets it
     * @return this builder
     * @throws IllegalArgumentException if it is defined already with the other value
     */
    public FirewallPolicyBuilder define(BooleanValue initial) {
        BooleanValue known = booleans.putIfAbsent(initial.name(), initial);
        if (known != null && !known.equals(initial)) {
            throw invalid("boolean \"" + initial.name() + "\" is defined twice, as on and as off", "define it once");
        }
        return this;
    }

    /**
     * Lets every domain (attribute {@code domain}) go on using packets without label, and has each use written to
     * the audit log: for the time in which a policy is rolled out. Without it such packets are denied to ordinary
     * domains as soon as the first labelling rule is loaded.
     *
     * @return this builder
     */
    public FirewallPolicyBuilder rollOut() {
        return allow(ALL_DOMAINS, PacketType.UNLABELED)
                .auditAllow(ALL_DOMAINS, PacketType.UNLABELED, Permission.SEND, Permission.RECV);
    }

    /**
     * Tells whoever loads the policy what the rules cannot do: a boolean to set, a program to restart. It becomes
     * one of the steps of the rendered result.
     *
     * @param text one line of text
     * @return this builder
     * @throws IllegalArgumentException if it is not a line of text
     */
    public FirewallPolicyBuilder note(String text) {
        notes.add(Rule.checkText("note", text));
        return this;
    }

    /**
     * Says that the policy was made of rules that iptables has loaded, and takes their place. The steps of the rendered result
     * then keep a copy of those rules, and unload them after another tool has loaded the policy.
     *
     * @param families of which families the rules were
     * @return this builder
     */
    public FirewallPolicyBuilder replacesIptables(Set<Family> families) {
        replacedIptables.addAll(families);
        return this;
    }

    /**
     * Checks and makes the policy.
     *
     * @return the policy
     * @throws IllegalArgumentException if a part does not fit the others; the message names policy, chain and rule
     */
    @CheckReturnValue
    public FirewallPolicy build() {
        FirewallPolicy policy = new FirewallPolicy.Fields()
                .name(name)
                .labellingTable(labellingTable)
                .isMls(mls)
                .loadingDomain(loadingDomain)
                .requiresNames(requiresNames)
                .addAllTypes(types.values())
                .addAllBooleans(booleans.values())
                .addAllBaseChains(filtering.values())
                .addAllBaseChains(labelling.values().stream()
                        .map(chain -> chain.in(labellingTable))
                        .toList())
                .addAllAccessRules(accessRules)
                .addAllReplacedIptables(replacedIptables)
                .addAllNotes(notes)
                .build();
        new ConsistencyCheck(policy, used).run();
        return policy;
    }
}
