package io.github.secfw.selinux;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * An SELinux security context: the label of a packet.
 *
 * <p>It keeps the text that it was made from, but contexts are equal if they are one context to the kernel:
 * {@code s0} is {@code s0-s0}, and {@code s0:c1,c2} is {@code s0:c2,c1} and {@code s0:c1.c2}. That rests on the machine's policy
 * declaring its categories {@code c0}, {@code c1} and so on in this order, as all policies made from the reference policy do,
 * and on names without aliases. Categories with other names are compared as they are written.
 *
 * @param user the SELinux user, {@code system_u} for packets
 * @param role the role, {@code object_r} for packets
 * @param type the type, which rules name
 * @param range the level or range of an MLS or MCS policy ({@code s0}, {@code s0:c0.c1023}, {@code s0-s15:c1});
 *     mandatory with such a policy and forbidden without
 */
@CheckReturnValue
public record SecurityContext(String user, String role, String type, Optional<String> range)
        implements Comparable<SecurityContext> {

    /** The most bytes that netfilter takes for a context (SECMARK_SECCTX_MAX of the kernel less the closing zero). */
    public static final int MAX_LENGTH = 255;

    private static final String LEVEL = "[A-Za-z][A-Za-z0-9_]*(:[A-Za-z0-9_]+([.,][A-Za-z0-9_]+)*)?";

    /**
     * Checks each part.
     *
     * @throws IllegalArgumentException if a part cannot stand in a context, or the whole is longer than 255 bytes
     */
    public SecurityContext {
        int length = text(user, role, type, range).getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("context \"" + text(user, role, type, range) + "\" has " + length
                    + " bytes, netfilter takes " + MAX_LENGTH + ": choose shorter names");
        }
        Names.check("user", user);
        Names.check("role", role);
        Names.checkPath("type", type);
        range.ifPresent(SecurityContext::checkRange);
    }

    /**
     * Parses {@code user:role:type} or {@code user:role:type:range}.
     *
     * @param text the context
     * @return its parts
     * @throws IllegalArgumentException if the text is not a context
     */
    public static SecurityContext parse(String text) {
        String[] parts = text.split(":", 4);
        if (parts.length < 3) {
            throw new IllegalArgumentException("\"" + Names.shown(text)
                    + "\" is not a valid context: write user:role:type or, for an MLS policy, user:role:type:range");
        }
        return new SecurityContext(
                parts[0], parts[1], parts[2], parts.length == 4 ? Optional.of(parts[3]) : Optional.empty());
    }

    @CanIgnoreReturnValue
    static String checkRange(String range) {
        if (!range.matches(LEVEL + "(-" + LEVEL + ")?")) {
            throw new IllegalArgumentException("range \"" + Names.shown(range)
                    + "\" is not a valid MLS range: write a level such as s0 or s0:c0.c1023, or two with a dash");
        }
        return range;
    }

    /** {@return whether the other object is the same context to the kernel, however its range is written} */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecurityContext that
                && type.equals(that.type)
                && role.equals(that.role)
                && user.equals(that.user)
                && (range.equals(that.range) || canonical().equals(that.canonical()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(user, role, type);
    }

    /** Orders by the text that the kernel lists for a context; consistent with equals. */
    @Override
    public int compareTo(SecurityContext other) {
        return canonical().compareTo(other.canonical());
    }

    private String canonical() {
        return text(user, role, type, range.map(LevelRange::canonical));
    }

    /** {@return the context as it was written} */
    @Override
    public String toString() {
        return text(user, role, type, range);
    }

    private static String text(String user, String role, String type, Optional<String> range) {
        return user + ":" + role + ":" + type + range.map(some -> ":" + some).orElse("");
    }
}
