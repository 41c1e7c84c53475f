package io.github.secfw.examples;

import io.github.secfw.PacketAccess;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Direction;
import io.github.secfw.program.Packet;
import io.github.secfw.program.Trace;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.AccessDecision;
import io.github.secfw.selinux.Domain;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains what a policy does to a packet, and why. */
final class Explanation {

    /** The remedy at the end of the library's message, which is Java code. */
    private static final Pattern REMEDY = Pattern.compile("give the domain as domain\\(.*\\)\\.notIn\\(\"(.*)\"\\)$");

    private final FirewallPolicy policy;
    private final PrintStream out;

    Explanation(FirewallPolicy policy, PrintStream out) {
        this.policy = policy;
        this.out = out;
    }

    void of(PacketArguments words) {
        Trace trace = explain(words.packet(), words.domains());
        if (words.reply() && leavesByLoopback(trace)) {
            out.println();
            out.println("as it arrives on lo:");
            trace = explain(trace.arriving(), words.domains());
        }
        if (words.reply() && trace.outcome().verdict() == Verdict.ACCEPT) {
            out.println();
            out.println("the reply:");
            explain(trace.reply(), words.domains());
        }
    }

    /** Such a packet arrives at this machine before there is a reply. */
    private static boolean leavesByLoopback(Trace trace) {
        return trace.outcome().verdict() == Verdict.ACCEPT
                && trace.packet().direction() == Direction.OUT
                && trace.packet().outputInterface().equals(Optional.of("lo"));
    }

    private Trace explain(Packet packet, List<Domain> domains) {
        Trace trace = policy.program().trace(packet);
        out.print(trace);
        for (Domain domain : domains) {
            decisions(domain, trace).forEach(out::println);
        }
        return trace;
    }

    /** If an attribute of the domain is unknown, the message names the argument to add in place of the Java code. */
    private List<AccessDecision> decisions(Domain domain, Trace trace) {
        try {
            return PacketAccess.decide(policy.access(), domain, trace);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    REMEDY.matcher(String.valueOf(e.getMessage()))
                            .replaceFirst("write for " + domain + ":$1 or for " + domain + ":-$1"),
                    e);
        }
    }
}
