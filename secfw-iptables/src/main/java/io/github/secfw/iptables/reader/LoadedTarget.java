package io.github.secfw.iptables.reader;

import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;

/** The target of a rule: takes its options, then says what it does. */
abstract class LoadedTarget {

    private final Extension extension;
    private final Word word;
    private final List<String> taken = new ArrayList<>(2);

    /** A target that is named by a word. */
    LoadedTarget(Extension extension, Word word) {
        this.extension = extension;
        this.word = word;
    }

    final Extension extension() {
        return extension;
    }

    /** Where it is named. */
    final Word word() {
        return word;
    }

    /** Takes an option. */
    abstract void take(Option option, RuleHead head);

    /** What it does, when all options of the rule are known. */
    abstract List<Instruction> steps(RuleHead head);

    /** Refuses a second option of the same kind. */
    final void once(Option option, String kind) {
        if (taken.contains(kind)) {
            throw option.fault("--" + option.name() + " stands beside another option of its kind: leave out one");
        }
        taken.add(kind);
    }
}
