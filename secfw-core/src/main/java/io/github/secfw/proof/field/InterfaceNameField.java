package io.github.secfw.proof.field;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The name of the input or the output interface. The last atom whose pattern matches a name is the name's: it is the longest. */
public final class InterfaceNameField extends NamedField<InterfacePattern> {

    private static final InterfacePattern LOOPBACK = new InterfacePattern("lo");

    /** Names of interfaces, and ends of such names, of which one will do. */
    private static final List<String> OTHER_INTERFACES = List.of("eth0", "wlan0", "dummy0", "if0", "x0", "q0");

    private static final List<String> ENDS = List.of("0", "1", "9", "a", "x", "-0", "_", "");

    private final Predicate<Hook> isVisible;

    private InterfaceNameField(int level, String keyword, boolean canBeAbsent, Predicate<Hook> isVisible) {
        super(level, keyword, Comparator.naturalOrder(), canBeAbsent);
        this.isVisible = isVisible;
    }

    static InterfaceNameField input(int level) {
        return new InterfaceNameField(level, "in ", true, hook -> hook.hasInputInterface() || hook == Hook.POSTROUTING);
    }

    static InterfaceNameField output(int level) {
        return new InterfaceNameField(level, "out ", false, Hook::hasOutputInterface);
    }

    /** Makes the loopback interface a cut point. */
    public void cutLoopback() {
        cut(LOOPBACK);
    }

    /** Whether the loopback interface is an atom of its own. */
    public boolean hasLoopback() {
        return atoms().has(LOOPBACK);
    }

    /** Holds for the loopback interface, which is an atom of its own. */
    public int isLoopback(BooleanOperations sets) {
        return atom(sets, atoms().of(LOOPBACK));
    }

    /** Holds for packets without such an interface. */
    public int isAbsent(BooleanOperations sets) {
        return atom(sets, 0);
    }

    /** Whether an atom is that of packets without such an interface. */
    public boolean isAbsent(int atom) {
        return atoms().isAbsent(atom);
    }

    FieldConstraint in(InterfaceSet interfaces) {
        return FieldConstraint.of(
                () -> interfaces.patterns().forEach(this::cut),
                context -> isVisible.test(context.hook()) ? in(context.sets(), interfaces) : BooleanOperations.NEVER);
    }

    private int in(BooleanOperations sets, InterfaceSet interfaces) {
        int condition = BooleanOperations.NEVER;
        for (InterfacePattern pattern : interfaces.patterns()) {
            int first = atoms().of(pattern);
            int last = first;
            while (pattern.isPrefix()
                    && !atoms().isOther(last + 1)
                    && atoms().name(last + 1).name().startsWith(pattern.name())) {
                last++;
            }
            condition = sets.or(condition, range(sets, first, last));
        }
        return condition;
    }

    @Override
    public int rank(int atom) {
        return atoms().isAbsent(atom) || atoms().isOther(atom) ? 0 : 1;
    }

    /** The name of an interface: of a prefix, or of all that no program names, one that belongs to no other atom. */
    public String example(int atom) {
        boolean isOther = atoms().isAbsent(atom) || atoms().isOther(atom);
        if (!isOther && !atoms().name(atom).isPrefix()) {
            return atoms().name(atom).name();
        }
        String beginning = isOther ? "" : atoms().name(atom).name();
        for (String end : isOther ? OTHER_INTERFACES : ENDS) {
            String name = beginning + end;
            if (name.length() <= InterfacePattern.MAX_LENGTH && atomOf(name) == (isOther ? count() - 1 : atom)) {
                return name;
            }
        }
        return beginning + (isOther ? "other0" : "0");
    }

    private int atomOf(String name) {
        for (int atom = count() - 2; atom >= 0 && !atoms().isAbsent(atom); atom--) {
            if (atoms().name(atom).matches(name)) {
                return atom;
            }
        }
        return count() - 1;
    }

    /** A packet has its interfaces beside its criteria. */
    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {}
}
