package io.github.secfw.net;

import com.google.common.base.CharMatcher;
import io.github.secfw.annotation.CheckReturnValue;

/**
 * The name of a network interface, or the beginning of names, written with a trailing {@code *}: {@code eth0},
 * {@code eth*}.
 *
 * @param text the name or the pattern
 */
@CheckReturnValue
public record InterfacePattern(String text) implements Comparable<InterfacePattern> {

    /** The longest name that the kernel gives an interface, and the longest pattern with its {@code *}, in characters. */
    public static final int MAX_LENGTH = 15;

    private static final CharMatcher CHARACTERS = CharMatcher.inRange('A', 'Z')
            .or(CharMatcher.inRange('a', 'z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("_.-"))
            .precomputed();

    /**
     * Checks the name: letters, digits, {@code .}, {@code _} and {@code -}, not beginning with {@code -}; then perhaps a
     * {@code *}; 1 to 15 characters in all. The kernel allows more in a name, but not every tool can write it as one datum.
     *
     * @throws IllegalArgumentException if the text is not such a name or pattern
     */
    public InterfacePattern {
        if (text.equals("*")) {
            throw new IllegalArgumentException("interface pattern \"*\" matches every interface: leave the match out");
        }
        String name = text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("interface \"" + PrintableText.of(text) + "\" has " + text.length()
                    + " characters, iptables and nft take 15: shorten it");
        }
        if (!CHARACTERS.matchesAllOf(name)
                || name.isEmpty()
                || name.startsWith("-")
                || name.equals(".")
                || name.equals("..")) {
            throw new IllegalArgumentException("interface \"" + PrintableText.of(text)
                    + "\" is not a valid interface name: write letters, digits, '.', '_' or '-', with a trailing '*' for all"
                    + " names that begin so");
        }
    }

    /** {@return whether this is the beginning of names, written with a trailing {@code *}} */
    public boolean isPrefix() {
        return text.endsWith("*");
    }

    /** {@return the name, or the beginning of names, without the {@code *}} */
    public String name() {
        return isPrefix() ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * {@return whether an interface of this name is meant}
     *
     * @param interfaceName the name of an interface
     */
    public boolean matches(String interfaceName) {
        return isPrefix() ? interfaceName.startsWith(name()) : interfaceName.equals(text);
    }

    /** {@return whether every interface that the other pattern means is meant by this one too} */
    boolean covers(InterfacePattern other) {
        return equals(other) || (isPrefix() && other.name().startsWith(name()));
    }

    /** Orders patterns by name, a pattern before the name that it begins with, so that it stands before all it covers. */
    @Override
    public int compareTo(InterfacePattern other) {
        int byName = name().compareTo(other.name());
        return byName != 0 ? byName : Boolean.compare(other.isPrefix(), isPrefix());
    }

    /** {@return the name or the pattern} */
    @Override
    public String toString() {
        return text;
    }
}
