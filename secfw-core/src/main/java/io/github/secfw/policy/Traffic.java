package io.github.secfw.policy;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Alternatives;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import java.util.List;
import java.util.Optional;

/**
 * Connections to label: those that this machine opens, or those that others open to it. The match is for their first
 * packet; the packets that follow, in both directions, are known by their connection.
 */
@CheckReturnValue
public final class Traffic {

    private final Hook hook;
    private final Alternatives alternatives;
    private final Optional<String> because;

    private Traffic(Hook hook, Alternatives alternatives, Optional<String> because) {
        this.hook = hook;
        this.alternatives = alternatives;
        this.because = because;
    }

    /**
     * Connections that this machine opens.
     *
     * @param match which of them, by their first packet; without connection state and without input interface
     * @return the connections
     * @throws IllegalArgumentException if the match has one of these
     */
    public static Traffic outbound(Match<?> match) {
        return outbound(Match.anyOf(match));
    }

    /**
     * Connections of several kinds that this machine opens.
     *
     * @param alternatives which of them, by their first packet; without connection state and without input interface
     * @return the connections
     * @throws IllegalArgumentException if a match has one of these
     */
    public static Traffic outbound(Alternatives alternatives) {
        return of(Hook.OUTPUT, alternatives);
    }

    /**
     * Connections that others open to this machine.
     *
     * @param match which of them, by their first packet; without connection state and without output interface
     * @return the connections
     * @throws IllegalArgumentException if the match has one of these
     */
    public static Traffic inbound(Match<?> match) {
        return inbound(Match.anyOf(match));
    }

    /**
     * Connections of several kinds that others open to this machine.
     *
     * @param alternatives which of them, by their first packet; without connection state and without output interface
     * @return the connections
     * @throws IllegalArgumentException if a match has one of these
     */
    public static Traffic inbound(Alternatives alternatives) {
        return of(Hook.INPUT, alternatives);
    }

    private static Traffic of(Hook hook, Alternatives alternatives) {
        alternatives.matches().forEach(match -> check(hook, match));
        return new Traffic(hook, alternatives, Optional.empty());
    }

    private static void check(Hook hook, Match<?> match) {
        for (Criterion criterion : match.criteria()) {
            criterion.connectionLabelFault().ifPresent(fault -> {
                throw InvalidPolicyException.at(
                        "\"" + criterion + "\" in \"" + match + "\"", new IllegalArgumentException(fault));
            });
            if (!criterion.requirement().isMetAt(hook)) {
                UnmetRequirement missing = UnmetRequirement.of(criterion.requirement());
                throw new InvalidPolicyException(
                        "\"" + criterion + "\" in \"" + match + "\"",
                        "a packet has no such " + missing + " in " + hook,
                        missing.inTraffic());
            }
        }
    }

    /**
     * These connections, labelled for a reason. Backends write it as a comment.
     *
     * @param reason one line of text
     * @return the explained traffic
     * @throws IllegalArgumentException if the reason is not a line of text
     */
    public Traffic because(String reason) {
        return new Traffic(hook, alternatives, Optional.of(Rule.checkText("comment", reason)));
    }

    /** {@return where the first packet of such a connection is seen} */
    public Hook hook() {
        return hook;
    }

    /** {@return which first packets are meant: those that one of these matches} */
    public Alternatives alternatives() {
        return alternatives;
    }

    List<Rule> rules(Target target) {
        return alternatives.matches().stream()
                .map(match -> new Rule(match.state(ConnectionState.NEW), target, because, false))
                .toList();
    }

    /** {@return whether the other object means the same connections for the same reason} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Traffic that
                && hook == that.hook
                && alternatives.equals(that.alternatives)
                && because.equals(that.because);
    }

    @Override
    public int hashCode() {
        return 31 * hook.hashCode() + alternatives.hashCode();
    }

    /** {@return the connections in words} */
    @Override
    public String toString() {
        return (hook == Hook.OUTPUT ? "outbound " : "inbound ") + alternatives;
    }
}
