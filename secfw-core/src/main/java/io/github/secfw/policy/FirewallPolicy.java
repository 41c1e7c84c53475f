package io.github.secfw.policy;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.selinux.SecurityContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * A network policy: which packets pass, how they are labelled, and which domains may use which labels. A value: two
 * policies that say the same are equal and render to the same bytes.
 *
 * <p>Write one with {@link #named}: {@code label} and its like for whole connections, {@code labelling} and
 * {@code filter} for single rules, {@code allow} for domains. The rules of a chain stand in the order in which they are
 * written, whichever of these words they come from.
 *
 * <pre>{@code
 * PacketType web = PacketType.named("web_packet_t");
 * FirewallPolicy policy = FirewallPolicy.named("web")
 *         .define(web)
 *         .label(inbound(tcp().dport(80, 443)), web)
 *         .filter(INPUT, drop(), in -> in.rule(tcp().dport(80, 443), accept()))
 *         .allow("httpd_t", web)
 *         .build();
 * }</pre>
 */
@CheckReturnValue
@Value.Immutable
@SuppressWarnings("exports")
public abstract class FirewallPolicy {

    /** The longest name of a policy, in characters. */
    public static final int MAX_NAME_LENGTH = 64;

    private static final String DEFAULT_RANGE = "s0";
    static final String USUAL_LOADER = "iptables_t";

    FirewallPolicy() {}

    /**
     * Begins a policy.
     *
     * @param name 1 to 64 letters, digits, {@code _} and {@code -}, beginning with a letter; files, the nft table and
     *     the policy module are named after it
     * @return a builder
     * @throws IllegalArgumentException if this cannot be a policy's name
     */
    public static FirewallPolicyBuilder named(String name) {
        if (name.length() > MAX_NAME_LENGTH || !name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new InvalidPolicyException(
                    "",
                    "policy \"" + Rule.shown(name) + "\" is not a valid policy name",
                    "write a letter, then up to 63 letters, digits, '_' or '-'");
        }
        return new FirewallPolicyBuilder(name);
    }

    /** {@return the policy's name} */
    public abstract String name();

    /** {@return the table of the rules that label packets} */
    public abstract Table labellingTable();

    /** {@return whether the machine's policy has MLS or MCS, so that every context has a range} */
    public abstract boolean isMls();

    /** {@return the domain of the process that loads the rules, which may label packets with the policy's types} */
    public abstract String loadingDomain();

    /** {@return whether the policy module requires the names that it does not define, by {@code cil_gen_require}} */
    public abstract boolean requiresNames();

    /** {@return the packet types that this policy defines, by name, with their attributes and without contexts} */
    public abstract List<PacketType> types();

    /** {@return the booleans that this policy defines, by name, with the values that they have at first} */
    public abstract List<BooleanValue> booleans();

    /** {@return the base chains that were written, by table and hook} */
    public abstract List<BaseChain> baseChains();

    /** {@return the rules on domains that were written, sorted; {@link #access()} has those that follow from types too} */
    public abstract List<AccessRule> accessRules();

    /** {@return the names of the optional blocks of the rules on domains, sorted} */
    @Value.Derived
    public List<String> optionalBlocks() {
        return accessRules().stream()
                .flatMap(rule -> rule.optional().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * {@return the families whose iptables rules this policy was made of and takes the place of; none for a policy that was
     * written}
     */
    public abstract Set<Family> replacedIptables();

    /** {@return what an administrator must know beside the rules, in order} */
    public abstract List<String> notes();

    /** {@return the chains that rules jump to, directly or through others, in the order in which they are met} */
    @Value.Lazy
    public List<Chain> chains() {
        return ReachableChains.of(baseChains());
    }

    /** {@return the tables that the policy has chains in, in the order of declaration; the labelling table if in none} */
    public List<Table> tables() {
        List<Table> tables = Arrays.stream(Table.values())
                .filter(table -> !baseChains(table).isEmpty())
                .toList();
        return tables.isEmpty() ? List.of(labellingTable()) : tables;
    }

    /**
     * {@return the base chains of a table, by hook}
     *
     * @param table the table
     */
    public List<BaseChain> baseChains(Table table) {
        return baseChains().stream().filter(chain -> chain.table() == table).toList();
    }

    /**
     * {@return the chains that rules of a table jump to, directly or through others, in the order in which they are met}
     *
     * @param table the table
     */
    public List<Chain> chains(Table table) {
        return chainsByTable().getOrDefault(table, List.of());
    }

    @Value.Lazy
    Map<Table, List<Chain>> chainsByTable() {
        Map<Table, List<Chain>> chains = new EnumMap<>(Table.class);
        tables().forEach(table -> chains.put(table, ReachableChains.of(baseChains(table))));
        return chains;
    }

    /**
     * {@return whether a rule has a target of a kind}
     *
     * @param kind the class of the target
     */
    public boolean uses(Class<? extends Target> kind) {
        return targetKinds().contains(kind);
    }

    @Value.Lazy
    Set<Class<? extends Target>> targetKinds() {
        Set<Class<? extends Target>> kinds = new HashSet<>();
        for (BaseChain chain : baseChains()) {
            chain.rules().forEach(rule -> kinds.add(rule.target().getClass()));
        }
        for (Chain chain : chains()) {
            chain.rules().forEach(rule -> kinds.add(rule.target().getClass()));
        }
        return kinds;
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
            if (rule.target() instanceof LabellingTarget.Secmark secmark) {
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
        return type.context().orElseGet(() -> defaultContexts().computeIfAbsent(type.name(), this::defaultContext));
    }

    private SecurityContext defaultContext(String type) {
        return new SecurityContext(
                "system_u", "object_r", type, isMls() ? Optional.of(DEFAULT_RANGE) : Optional.empty());
    }

    /** The contexts that were asked for, by type: a policy asks for few, many times. */
    @Value.Lazy
    ConcurrentMap<String, SecurityContext> defaultContexts() {
        return new ConcurrentHashMap<>();
    }

    /** {@return what the rules do to packets} */
    @Value.Lazy
    public PacketProgram program() {
        return new PolicyLowering(this).program();
    }

    /**
     * {@return who may do what with which label, by this policy: the rules that were written, and {@code relabelto} for
     * the domain that loads the rules, on each type that the policy defines and, where that domain is not
     * {@code iptables_t}, on each type that it labels packets with; the attributes of the types that it defines, and the
     * booleans}
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
        Stream<AttributeMembers> members = types().stream()
                .flatMap(type ->
                        type.attributes().stream().map(attribute -> AttributeMembers.of(type.name(), attribute)));
        return AccessRelation.of(Stream.concat(loading, accessRules().stream())
                        .distinct()
                        .toList())
                .withMembers(members.toList())
                .withBooleans(booleans())
                .withDeclared(types().stream().map(PacketType::name).toList());
    }

    /** {@return what the policy means: what its rules do to packets, and who may do what with which label} */
    public Meaning meaning() {
        return new Meaning(Optional.of(program()), Optional.of(access()), EnumSet.allOf(Family.class), List.of());
    }

    /** {@return the policy's name} */
    @Override
    public final String toString() {
        return "policy \"" + name() + "\"";
    }

    /** Holds the builder that Immutables makes. */
    static final class Fields extends ImmutableFirewallPolicy.Builder {}
}
