package io.github.secfw.selinux;

import com.google.common.collect.Sets;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The domains of a rule: types and attributes, less other types and attributes
 * ({@code { domain -httpd_t }}). Types and attributes are told apart, since only for a type is it known without the
 * machine's policy which domain is meant.
 *
 * @param types names of types, each a domain
 * @param attributes names of attributes, each all the domains that have it
 * @param exceptTypes names of types that are not meant
 * @param exceptAttributes names of attributes whose domains are not meant
 */
@CheckReturnValue
public record DomainSet(
        SortedSet<String> types,
        SortedSet<String> attributes,
        SortedSet<String> exceptTypes,
        SortedSet<String> exceptAttributes)
        implements Comparable<DomainSet> {

    private static final Comparator<DomainSet> ORDER = Comparator.comparing(
                    (DomainSet set) -> set.types().toString())
            .thenComparing(set -> set.attributes().toString())
            .thenComparing(set -> set.exceptTypes().toString())
            .thenComparing(set -> set.exceptAttributes().toString());

    private static final SortedSet<String> NONE = Collections.emptySortedSet();

    /**
     * Checks and copies the names.
     *
     * @throws IllegalArgumentException if a name cannot be one, if no domain is left, or if a name stands for a type
     *     and an attribute at once
     */
    public DomainSet {
        types = Names.checkTypes("domain", types);
        attributes = Names.checkAll("attribute", attributes);
        exceptTypes = Names.checkTypes("domain", exceptTypes);
        exceptAttributes = Names.checkAll("attribute", exceptAttributes);
        if (types.isEmpty() && attributes.isEmpty()) {
            throw new IllegalArgumentException("a set of no domains allows nothing: name a domain or an attribute");
        }
        Set<String> both = new TreeSet<>(Sets.union(types, exceptTypes));
        both.retainAll(Sets.union(attributes, exceptAttributes));
        for (String name : both) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" cannot be a domain and an attribute at once: say which it is");
        }
        for (String type : Sets.intersection(types, exceptTypes)) {
            throw new IllegalArgumentException(
                    "domain \"" + type + "\" is both meant and not meant: leave one of them out");
        }
        for (String attribute : Sets.intersection(attributes, exceptAttributes)) {
            throw new IllegalArgumentException(
                    "attribute \"" + attribute + "\" is both meant and not meant: leave one of them out");
        }
    }

    /**
     * Domains by their types.
     *
     * @param first a type's name
     * @param more further names
     * @return the set of them
     * @throws IllegalArgumentException if a name cannot be a type's
     */
    public static DomainSet domains(String first, String... more) {
        return new DomainSet(Names.checkAll("domain", Names.checkAll("domain", NONE, first), more), NONE, NONE, NONE);
    }

    /**
     * All domains that have an attribute.
     *
     * @param name the attribute's name, {@code domain} for all domains of the reference policy
     * @return the set of them
     * @throws IllegalArgumentException if this cannot be an attribute's name
     */
    public static DomainSet attribute(String name) {
        return new DomainSet(NONE, Names.checkAll("attribute", NONE, name), NONE, NONE);
    }

    /**
     * This set without some domains.
     *
     * @param first a type's name
     * @param more further names
     * @return the smaller set
     * @throws IllegalArgumentException if a name cannot be a type's, or is among the types of this set
     */
    public DomainSet except(String first, String... more) {
        SortedSet<String> except = Names.checkAll("domain", Names.checkAll("domain", exceptTypes, first), more);
        return new DomainSet(types, attributes, except, exceptAttributes);
    }

    /**
     * This set without the domains that have an attribute.
     *
     * @param name the attribute's name
     * @return the smaller set
     * @throws IllegalArgumentException if this cannot be an attribute's name
     */
    public DomainSet exceptAttribute(String name) {
        return new DomainSet(types, attributes, exceptTypes, Names.checkAll("attribute", exceptAttributes, name));
    }

    /**
     * {@return whether the set has the domain, empty where that depends on an attribute of which it is not known whether
     * the domain has it}
     *
     * @param domain the domain
     */
    public Optional<Boolean> contains(Domain domain) {
        Optional<Boolean> meant = anyOf(domain, types, attributes);
        Optional<Boolean> excepted = anyOf(domain, exceptTypes, exceptAttributes);
        if (isKnown(meant, false) || isKnown(excepted, true)) {
            return Optional.of(false);
        }
        return isKnown(meant, true) && isKnown(excepted, false) ? Optional.of(true) : Optional.empty();
    }

    /** The attributes on which it hangs whether the set has the domain, of which it is not known whether it has them. */
    SortedSet<String> missingAttributes(Domain domain) {
        Stream<String> deciding =
                anyOf(domain, types, attributes).isEmpty() ? attributes.stream() : exceptAttributes.stream();
        return deciding.filter(attribute -> domain.isIn(attribute).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isKnown(Optional<Boolean> fact, boolean value) {
        return fact.isPresent() && fact.get() == value;
    }

    private static Optional<Boolean> anyOf(Domain domain, SortedSet<String> types, SortedSet<String> attributes) {
        if (types.contains(domain.type())) {
            return Optional.of(true);
        }
        boolean unknown = false;
        for (String attribute : attributes) {
            Optional<Boolean> in = domain.isIn(attribute);
            if (isKnown(in, true)) {
                return in;
            }
            unknown |= in.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(false);
    }

    /** Orders sets by the names they have; consistent with equals. */
    @Override
    public int compareTo(DomainSet other) {
        return ORDER.compare(this, other);
    }

    /** {@return the set as SELinux policies write it: one name, or names in braces with {@code -} before exceptions} */
    @Override
    public String toString() {
        String text = Stream.concat(
                        Stream.concat(types.stream(), attributes.stream()),
                        Stream.concat(exceptTypes.stream(), exceptAttributes.stream())
                                .map(name -> "-" + name))
                .collect(Collectors.joining(" "));
        return text.indexOf(' ') < 0 ? text : "{ " + text + " }";
    }
}
