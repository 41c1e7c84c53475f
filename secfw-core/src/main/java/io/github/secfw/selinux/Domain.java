package io.github.secfw.selinux;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A domain to ask about: its type, and what is known of its attributes. Which attributes a domain has is said by the
 * policy of the machine; whoever asks says what matters, nothing is guessed.
 */
@CheckReturnValue
public final class Domain {

    private final String type;
    private final SortedSet<String> attributes;
    private final SortedSet<String> absent;

    private Domain(String type, SortedSet<String> attributes, SortedSet<String> absent) {
        this.type = type;
        this.attributes = attributes;
        this.absent = absent;
    }

    /**
     * The domain of a type, with nothing known of its attributes.
     *
     * @param type the type's name, {@code sshd_t} for instance
     * @return the domain
     * @throws IllegalArgumentException if this cannot be a type's name
     */
    public static Domain domain(String type) {
        return new Domain(Names.checkType("domain", type), Collections.emptySortedSet(), Collections.emptySortedSet());
    }

    /**
     * This domain, which has attributes.
     *
     * @param attributes their names
     * @return the domain with this known as well
     * @throws IllegalArgumentException if a name cannot be an attribute's, or was said to be absent
     */
    public Domain in(String... attributes) {
        return checked(Names.checkAll("attribute", this.attributes, attributes), absent);
    }

    /**
     * This domain, which does not have attributes.
     *
     * @param attributes their names
     * @return the domain with this known as well
     * @throws IllegalArgumentException if a name cannot be an attribute's, or was said to be there
     */
    public Domain notIn(String... attributes) {
        return checked(this.attributes, Names.checkAll("attribute", absent, attributes));
    }

    private Domain checked(SortedSet<String> present, SortedSet<String> missing) {
        for (String attribute : missing) {
            if (present.contains(attribute)) {
                throw new IllegalArgumentException("domain \"" + type + "\" is said to be in the attribute \""
                        + attribute + "\" and not to be in it: leave one of them out");
            }
        }
        return new Domain(type, present, missing);
    }

    /** {@return the name of the domain's type} */
    public String type() {
        return type;
    }

    /**
     * {@return whether the domain has the attribute, empty where that is not known}
     *
     * @param attribute an attribute's name
     */
    public Optional<Boolean> isIn(String attribute) {
        if (attributes.contains(attribute)) {
            return Optional.of(true);
        }
        return absent.contains(attribute) ? Optional.of(false) : Optional.empty();
    }

    /** {@return whether the other object is a domain of the same type of which the same is known} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Domain that
                && type.equals(that.type)
                && attributes.equals(that.attributes)
                && absent.equals(that.absent);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    /** {@return the name of the domain's type} */
    @Override
    public String toString() {
        return type;
    }
}
