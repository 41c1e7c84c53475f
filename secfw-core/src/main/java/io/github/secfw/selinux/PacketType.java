package io.github.secfw.selinux;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;

/**
 * An SELinux type for packets: what a SECMARK rule labels packets with, and what a domain may send and receive.
 *
 * <p>A type without attributes is <em>exclusive</em>: only those domains may use it that a rule names. The attributes
 * that the reference policy offers for packet types ({@code packet_type}, {@code client_packet_type},
 * {@code server_packet_type}) open it to every domain that has a rule for the attribute, which are many.
 */
@CheckReturnValue
public final class PacketType {

    private static final String OBJECT_ROLE = "object_r";

    /** The type of packets without label, as the reference policy names it (initial SID {@code unlabeled}). */
    public static final PacketType UNLABELED = named("unlabeled_t");

    private final String name;
    private final SortedSet<String> attributes;
    private final Optional<SecurityContext> context;

    private PacketType(String name, SortedSet<String> attributes, Optional<SecurityContext> context) {
        this.name = name;
        this.attributes = attributes;
        this.context = context;
    }

    /**
     * The type of a name, without attributes. Its context is {@code system_u:object_r:NAME}, with the range that the
     * policy gives all its contexts.
     *
     * @param name the type's name, {@code http_client_packet_t} for instance
     * @return the type
     * @throws IllegalArgumentException if this cannot be a type's name
     */
    public static PacketType named(String name) {
        return new PacketType(checkName(name), Collections.emptySortedSet(), Optional.empty());
    }

    private static String checkName(String name) {
        return Names.checkType("packet type", name);
    }

    /**
     * The type of a context that packets are labelled with as it stands, for a user or a range of one's own.
     *
     * @param context the context, {@code system_u:object_r:http_client_packet_t:s0:c7} for instance
     * @return the type, without attributes
     * @throws IllegalArgumentException if the text is not a context, or has another role than {@code object_r}
     */
    public static PacketType inContext(String context) {
        SecurityContext parsed = SecurityContext.parse(context);
        if (!parsed.role().equals(OBJECT_ROLE)) {
            throw new IllegalArgumentException("context \"" + context + "\" has the role \"" + parsed.role()
                    + "\", packets have \"" + OBJECT_ROLE + "\": write that");
        }
        return new PacketType(checkName(parsed.type()), Collections.emptySortedSet(), Optional.of(parsed));
    }

    /**
     * This type with attributes, which it gets where it is defined. It is exclusive no longer.
     *
     * @param first an attribute's name, {@code packet_type} for instance
     * @param more further attributes
     * @return the type with these attributes and those that it had
     * @throws IllegalArgumentException if this cannot be an attribute's name
     */
    public PacketType in(String first, String... more) {
        SortedSet<String> all = Names.checkAll("attribute", Names.checkAll("attribute", attributes, first), more);
        return new PacketType(name, all, context);
    }

    /** {@return the type's name} */
    public String name() {
        return name;
    }

    /** {@return the attributes' names in alphabetical order; none for an exclusive type} */
    public SortedSet<String> attributes() {
        return attributes;
    }

    /** {@return the context that was given, empty where the policy's defaults make it} */
    public Optional<SecurityContext> context() {
        return context;
    }

    /** {@return whether the type has no attributes, so that only domains that a rule names may use it} */
    public boolean isExclusive() {
        return attributes.isEmpty();
    }

    /** {@return whether the other object is a packet type of the same name, attributes and context} */
    @Override
    public boolean equals(Object other) {
        return other instanceof PacketType that
                && name.equals(that.name)
                && attributes.equals(that.attributes)
                && context.equals(that.context);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + context.hashCode();
    }

    /** {@return the context if one was given, else the name} */
    @Override
    public String toString() {
        return context.map(SecurityContext::toString).orElse(name);
    }
}
