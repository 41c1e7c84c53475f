package io.github.secfw.testkit;

import io.github.secfw.PacketAccess;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Mark;
import io.github.secfw.net.RejectType;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.ConnectionLabel;
import io.github.secfw.program.Outcome;
import io.github.secfw.program.Packet;
import io.github.secfw.program.Trace;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.AccessDecision;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.Domain;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what a policy does to a packet. A failure shows the rules that the packet matched. */
public final class PacketAssert extends AbstractAssert<PacketAssert, Trace> {

    private final FirewallPolicy policy;
    private final AccessRelation access;
    private final Map<String, Domain> given;

    PacketAssert(FirewallPolicy policy, AccessRelation access, Map<String, Domain> given, Packet packet) {
        super(policy.program().trace(packet), PacketAssert.class);
        this.policy = policy;
        this.access = access;
        this.given = given;
    }

    /**
     * The packet is accepted.
     *
     * @return these assertions
     */
    public PacketAssert isAccepted() {
        return verdictIs(Verdict.ACCEPT);
    }

    /**
     * The packet is dropped.
     *
     * @return these assertions
     */
    public PacketAssert isDropped() {
        return verdictIs(Verdict.DROP);
    }

    /**
     * The packet is rejected: it is dropped, and the sender gets an answer.
     *
     * @return these assertions
     */
    public PacketAssert isRejected() {
        return verdictIs(Verdict.REJECT);
    }

    /**
     * The packet is rejected with a certain answer.
     *
     * @param type the answer
     * @return these assertions
     */
    public PacketAssert isRejectedWith(RejectType type) {
        isRejected();
        if (!outcome().rejectType().equals(Optional.of(type))) {
            throw failed(
                    "expected the packet to be rejected with %s, but it is rejected with %s",
                    type, outcome().rejectType().orElseThrow());
        }
        return this;
    }

    /**
     * The packet is handed to a program, which decides.
     *
     * @return these assertions
     */
    public PacketAssert isQueued() {
        return verdictIs(Verdict.QUEUE);
    }

    /**
     * The packet has a mark at the end.
     *
     * @param value all bits of the mark
     * @return these assertions
     */
    public PacketAssert isMarked(long value) {
        if (outcome().mark() != value) {
            throw failed(
                    "expected the packet's mark to be %s, but it is %s",
                    Mark.of(value), Mark.of(outcome().mark()));
        }
        return this;
    }

    /**
     * The packet causes exactly these log lines.
     *
     * @param prefixes their prefixes, in order; none for no log line
     * @return these assertions
     */
    public PacketAssert isLogged(String... prefixes) {
        if (!outcome().logLines().equals(List.of(prefixes))) {
            throw failed(
                    "expected the packet to be logged as %s, but it is logged as %s",
                    List.of(prefixes), outcome().logLines());
        }
        return this;
    }

    private PacketAssert verdictIs(Verdict expected) {
        if (outcome().verdict() != expected) {
            throw failed(
                    "expected the packet to be %s, but it is %s",
                    expected, outcome().verdict());
        }
        return this;
    }

    /**
     * The packet has a label of a type at the end.
     *
     * @param type the name of the type
     * @return these assertions
     */
    public PacketAssert isLabelled(String type) {
        if (!typeOf(outcome().label()).equals(Optional.of(type))) {
            throw failed(
                    "expected the packet to be labelled %s, but it is %s",
                    type, text(outcome().label()));
        }
        return this;
    }

    /**
     * The packet has no label at the end.
     *
     * @return these assertions
     */
    public PacketAssert isUnlabelled() {
        if (outcome().label().isPresent()) {
            throw failed(
                    "expected the packet to be without label, but it is %s",
                    text(outcome().label()));
        }
        return this;
    }

    /**
     * The packet's connection has a label of a type at the end.
     *
     * @param type the name of the type
     * @return these assertions
     */
    public PacketAssert hasConnectionLabelled(String type) {
        ConnectionLabel connection = connection();
        if (!typeOf(connection.label()).equals(Optional.of(type))) {
            throw failed("expected the connection to be labelled %s, but it is: %s", type, connection);
        }
        return this;
    }

    /**
     * The packet's connection has no label at the end, or there is no connection.
     *
     * @return these assertions
     */
    public PacketAssert hasUnlabelledConnection() {
        ConnectionLabel connection = connection();
        if (connection.label().isPresent()) {
            throw failed("expected the connection to be without label, but it is: %s", connection);
        }
        return this;
    }

    /**
     * The packet is accepted, and the policy allows a domain to use it: to send an outgoing packet, to receive an incoming
     * packet, to forward a forwarded packet in and out.
     *
     * @param domain the name of the domain's type
     * @return these assertions
     * @throws IllegalArgumentException if that depends on an attribute, a boolean or an optional block that was not given,
     *     or if the kernel checks another subject: {@code unlabeled_t} for a forwarded packet, {@code kernel_t} for an outgoing
     *     packet without a socket
     */
    public PacketAssert isAllowedFor(String domain) {
        isAccepted();
        List<AccessDecision> denied = decisions(domain).stream()
                .filter(decision -> !decision.isAllowed())
                .toList();
        if (!denied.isEmpty()) {
            throw failed("expected the packet to be allowed for %s, but: %s", domain, text(denied));
        }
        return this;
    }

    /**
     * The packet is dropped or rejected, or the policy does not allow a domain to use it. A policy without a labelling rule
     * denies nothing, because SELinux checks packets only if there is such a rule.
     *
     * @param domain the name of the domain's type
     * @return these assertions
     * @throws IllegalArgumentException if that depends on an attribute, a boolean or an optional block that was not given,
     *     or if the kernel checks another subject: {@code unlabeled_t} for a forwarded packet, {@code kernel_t} for an outgoing
     *     packet without a socket
     */
    public PacketAssert isDeniedFor(String domain) {
        if (outcome().verdict() == Verdict.DROP || outcome().verdict() == Verdict.REJECT) {
            return this;
        }
        if (!policy.program().checksLabels()) {
            throw failed(
                    "expected the packet to be denied for %s, but no rule labels packets, so SELinux checks none",
                    domain);
        }
        List<AccessDecision> decisions = decisions(domain);
        if (decisions.stream().noneMatch(AccessDecision::isDenied)) {
            throw failed("expected the packet to be denied for %s, but: %s", domain, text(decisions));
        }
        return this;
    }

    /**
     * The policy allows a domain to use the packet, and the audit log records the use.
     *
     * @param domain the name of the domain's type
     * @return these assertions
     * @throws IllegalArgumentException if that depends on an attribute, a boolean or an optional block that was not given,
     *     or if the kernel checks another subject: {@code unlabeled_t} for a forwarded packet, {@code kernel_t} for an outgoing
     *     packet without a socket
     */
    public PacketAssert isAuditedFor(String domain) {
        isAllowedFor(domain);
        List<AccessDecision> decisions = decisions(domain);
        if (decisions.stream().anyMatch(decision -> decision.auditedBy().isEmpty())) {
            throw failed("expected the packet to be audited for %s, but: %s", domain, text(decisions));
        }
        return this;
    }

    /**
     * Continues with the reply to this packet. The reply belongs to the same connection, which keeps its label.
     *
     * @return assertions about the reply
     * @throws IllegalArgumentException if there can be no reply
     */
    @CheckReturnValue
    public PacketAssert reply() {
        return new PacketAssert(policy, access, given, actual.reply());
    }

    /**
     * Continues with this packet, which left on loopback, as it arrives there with its label.
     *
     * @return assertions about the arriving packet
     * @throws IllegalArgumentException if it does not arrive
     */
    @CheckReturnValue
    public PacketAssert arriving() {
        return new PacketAssert(policy, access, given, actual.arriving());
    }

    private Outcome outcome() {
        return actual.outcome();
    }

    private ConnectionLabel connection() {
        return outcome()
                .connection()
                .orElseThrow(() -> new IllegalArgumentException("the packet \"" + actual.packet()
                        + "\" does not state its connection: add \"state\" to the packet"));
    }

    private List<AccessDecision> decisions(String domain) {
        return PacketAccess.decide(access, given.getOrDefault(domain, Domain.domain(domain)), actual);
    }

    private AssertionError failed(String message, Object... values) {
        return failure("%s%n%s", String.format(message, values), actual);
    }

    private static Optional<String> typeOf(Optional<SecurityContext> label) {
        return label.map(SecurityContext::type);
    }

    private static String text(Optional<SecurityContext> label) {
        return label.map(some -> "labelled " + some).orElse("without label");
    }

    private static String text(List<AccessDecision> decisions) {
        return decisions.stream().map(AccessDecision::toString).collect(Collectors.joining("; "));
    }
}
