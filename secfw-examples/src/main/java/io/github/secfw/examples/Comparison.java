package io.github.secfw.examples;

import io.github.secfw.net.Family;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Changes;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Compares the meanings of two files or scenarios, in what both contain. */
final class Comparison {

    static final int EQUAL = 0;
    static final int DIFFERENT = 1;
    static final int UNDECIDED = 2;

    private final PrintStream out;
    private final Prover prover;

    /** With {@code assumesListedSets}, sets that programs may fill hold what is listed; otherwise they are any set. */
    Comparison(PrintStream out, boolean assumesListedSets) {
        this.out = out;
        this.prover = assumesListedSets ? Prover.create().assumingListedSets() : Prover.create();
    }

    /** Prints whether both mean the same; returns the exit status. */
    int of(String first, String second) throws IOException {
        Side left = Side.of(first);
        Side right = Side.of(second);
        printScope(left, right);
        Proof proof = prover.prove(left.meaning(), right.meaning());
        out.println(proof);
        if (proof.isEqual()) {
            return EQUAL;
        }
        if (proof instanceof Proof.Different) {
            printChanges(Changes.between(left.meaning(), right.meaning()));
            return DIFFERENT;
        }
        if (proof instanceof Proof.EqualAsListed) {
            out.println("to assume that they do, add \"sets-as-listed\"");
        }
        return UNDECIDED;
    }

    /**
     * One of the two inputs.
     *
     * @param meaning what it means
     * @param hasUnnamedFamily whether its name does not give its family
     */
    private record Side(Meaning meaning, boolean hasUnnamedFamily) {
        static Side of(String name) throws IOException {
            Optional<Scenario> scenario = Scenario.named(name);
            if (scenario.isPresent()) {
                return new Side(scenario.get().policy().meaning(), false);
            }
            RuleFile file = RuleFile.of(name);
            return new Side(file.meaning(), file.hasUnnamedFamily());
        }

        boolean hasPackets() {
            return meaning.program().isPresent();
        }

        boolean hasAccess() {
            return meaning.access().isPresent();
        }
    }

    private void printScope(Side left, Side right) {
        boolean ofPackets = left.hasPackets() && right.hasPackets();
        boolean ofAccess = left.hasAccess() && right.hasAccess();
        if (ofPackets && left.hasAccess() != right.hasAccess()) {
            out.println("compared for packets only: the " + (left.hasAccess() ? "second" : "first")
                    + " has no access rules");
        }
        if (ofAccess && left.hasPackets() != right.hasPackets()) {
            out.println("compared for access only: the " + (left.hasPackets() ? "second" : "first")
                    + " has no packet rules");
        }
        if (!ofPackets && !ofAccess) {
            out.println("nothing to compare: the " + (left.hasPackets() ? "first" : "second")
                    + " has only packet rules and the other only access rules; compare each with a scenario");
        }
        if (ofPackets) {
            printFamilies(left, right);
        }
    }

    private void printFamilies(Side left, Side right) {
        Set<Family> families = EnumSet.noneOf(Family.class);
        families.addAll(left.meaning().families());
        families.retainAll(right.meaning().families());
        if (families.isEmpty()) {
            out.println("compared for packets of no address family"
                    + (left.hasUnnamedFamily() || right.hasUnnamedFamily()
                            ? ": name iptables files NAME.v4 or NAME.v6, because their rules may not show the family"
                            : ""));
        } else if (families.size() < Family.values().length) {
            out.println("compared for packets of " + families.iterator().next() + " only");
        }
    }

    /** Prints the changes for packets; there are none if only access differs. */
    private void printChanges(Changes changes) {
        String text = changes.toString();
        if (!text.isEmpty()) {
            out.println("what changes from the first to the second:");
            out.print(text);
        }
    }
}
