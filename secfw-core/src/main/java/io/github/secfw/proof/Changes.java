package io.github.secfw.proof;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The changes from one program to another, as text. Each line holds for every packet that it names, unless it names a label
 * state or an unknown outcome. "The packet's" and "the connection's" label or mark is the one before. Immutable.
 *
 * <pre>{@code
 * for (Change change : Changes.between(before.meaning(), after.meaning()).list()) {
 *     System.out.println(change);
 * }
 * }</pre>
 */
@CheckReturnValue
public final class Changes {

    private static final String CHECKS_NOW = "checked no labels, now those of all packets";
    private static final String CHECKS_NO_MORE = "checked the labels of all packets, now none";

    private final Optional<String> checks;
    private final List<Change> list;
    private final boolean isComplete;
    private final Optional<String> undecided;

    private Changes(Optional<String> checks, List<Change> list, boolean isComplete, Optional<String> undecided) {
        this.checks = checks;
        this.list = List.copyOf(list);
        this.isComplete = isComplete;
        this.undecided = undecided;
    }

    /**
     * Lists the changes, up to 100 lines for each hook.
     *
     * @param before a program
     * @param after the program that replaces it
     * @return the changes
     */
    public static Changes between(PacketProgram before, PacketProgram after) {
        return between(before, after, EnumSet.allOf(Family.class));
    }

    /**
     * Lists the changes for packets of the families that both have, up to 100 lines for each hook. Access is compared, but
     * its changes are not listed: if there are any, the list is not complete.
     *
     * @param before the meaning of files or of a policy
     * @param after the meaning that replaces it
     * @return the changes
     */
    public static Changes between(Meaning before, Meaning after) {
        Set<Family> both = EnumSet.noneOf(Family.class);
        both.addAll(before.families());
        both.retainAll(after.families());
        Changes ofPackets = before.program().isPresent() && after.program().isPresent()
                ? between(before.program().get(), after.program().get(), both)
                : new Changes(Optional.empty(), List.of(), true, Optional.empty());
        return before.access().isPresent() && after.access().isPresent()
                ? ofPackets.withAccess(Prover.create()
                        .prove(before.access().get(), after.access().get()))
                : ofPackets;
    }

    private Changes withAccess(Proof access) {
        if (access.isEqual()) {
            return this;
        }
        String reason = access instanceof Proof.Undecided unknown
                ? "whether access changes, since " + unknown.reason()
                : "what changes in access, which is not listed: compare the access relations";
        return new Changes(
                checks,
                list,
                false,
                Optional.of(undecided.map(other -> other + "; ").orElse("") + reason));
    }

    private static Changes between(PacketProgram before, PacketProgram after, Set<Family> families) {
        FoundChanges found = new FoundChanges(before, after);
        families.forEach(found::add);
        Optional<String> checks = families.isEmpty() || before.checksLabels() == after.checksLabels()
                ? Optional.empty()
                : Optional.of(before.checksLabels() ? CHECKS_NO_MORE : CHECKS_NOW);
        return new Changes(checks, found.list(), found.isComplete(), found.undecided());
    }

    /**
     * {@return the change in whether SELinux checks the labels of packets, as text; empty if there is none. It checks the
     * labels of all packets as soon as one rule sets a label}
     */
    public Optional<String> checks() {
        return checks;
    }

    /** {@return the changes, by hook} */
    public List<Change> list() {
        return list;
    }

    /** {@return whether the list has all changes: not if a hook has more than 100, or if access changes too} */
    public boolean isComplete() {
        return isComplete;
    }

    /**
     * {@return the reason why changes are unknown, those of a family for instance, or why they are uncertain, since two
     * unmodelled conditions can be the same}
     */
    public Optional<String> undecided() {
        return undecided;
    }

    /** {@return the changes, a line for each} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        checks.ifPresent(change -> text.append("SELinux: ").append(change).append('\n'));
        list.forEach(change -> text.append(change).append('\n'));
        undecided.ifPresent(reason -> text.append("not known: ").append(reason).append('\n'));
        return text.append(isComplete ? "" : "and more\n").toString();
    }
}
