package io.github.secfw.selinux;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Types that a policy puts into an attribute that it does not declare, of the machine's own policy for instance. Whoever has a
 * rule on the attribute there may do with packets of these types what the rule says, and where they are domains, they may do
 * what the attribute may ({@code typeattributeset} in the CIL reference guide).
 *
 * @param attribute the attribute's name
 * @param types the types: by their names, or as all those that have attributes
 * @param optional the name of the optional block that says so, empty for what must compile
 */
@CheckReturnValue
public record AttributeMembers(String attribute, DomainSet types, Optional<String> optional)
        implements Comparable<AttributeMembers> {

    private static final Comparator<AttributeMembers> ORDER = Comparator.comparing(AttributeMembers::attribute)
            .thenComparing(AttributeMembers::types)
            .thenComparing(members -> members.optional().orElse(""));

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if a name cannot be one
     */
    public AttributeMembers {
        Objects.requireNonNull(types, "types");
        Names.checkPath("attribute", attribute);
        optional.ifPresent(name -> Names.check("optional block", name));
    }

    /**
     * A type with an attribute.
     *
     * @param type the type's name
     * @param attribute the attribute's name
     * @return that the one is in the other
     * @throws IllegalArgumentException if a name cannot be one
     */
    public static AttributeMembers of(String type, String attribute) {
        return new AttributeMembers(attribute, DomainSet.domains(type), Optional.empty());
    }

    /**
     * The same, said by an optional block.
     *
     * @param block the block's name
     * @return these members in the block
     * @throws IllegalArgumentException if this cannot be a block's name
     */
    public AttributeMembers inOptional(String block) {
        return new AttributeMembers(attribute, types, Optional.of(block));
    }

    /** Orders by attribute, types and block; consistent with equals. */
    @Override
    public int compareTo(AttributeMembers other) {
        return ORDER.compare(this, other);
    }

    /** {@return the statement as SELinux policies write it, without the closing semicolon} */
    @Override
    public String toString() {
        return "typeattribute " + types + " " + attribute
                + optional.map(block -> " in the optional block " + block).orElse("");
    }
}
