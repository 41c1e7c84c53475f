package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.iptables.reader.option.CanonicalOptions;
import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.option.OptionCombinations;
import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.ValueKind;
import io.github.secfw.net.Family;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;

/** The unmodelled matches and targets of one file. Not thread-safe. */
public final class UnmodelledExtensions {

    private final Family family;
    private final OptionCombinations rules = new OptionCombinations();
    private final Footprints footprints = new Footprints();
    private final HashlimitTables hashlimits = new HashlimitTables();

    public UnmodelledExtensions(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    public HashlimitTables hashlimits() {
        return hashlimits;
    }

    /** Checks and normalizes the options of a match or target when all are given. */
    public void complete(UnmodelledOptions given, Token token) {
        rules.check(given, token);
        CanonicalOptions.apply(given, token);
        if (given.extension().name().equals("hashlimit")) {
            hashlimits.add(given);
        }
    }

    public Footprint footprint(UnmodelledOptions given) {
        return footprints.of(given);
    }

    /** The footprint of an extension with one option whose value does not matter. */
    public Footprint footprint(Extension extension, String option) {
        UnmodelledOptions given = new UnmodelledOptions(extension, family);
        given.put(option, "", false);
        return footprints.of(given);
    }

    /** One option of an extension, without its negation. */
    public UnmodelledOptions given(Extension extension, ExtensionOption option) {
        UnmodelledOptions given = new UnmodelledOptions(extension, family);
        given.take(option);
        given.put(option.name(), given.value(option.name()).orElse(""), false);
        return given;
    }

    /** The condition of one option, whose negation is the negation of the whole condition. */
    public Condition condition(Extension extension, ExtensionOption option) {
        return RuleGuard.negatedIf(option.negated(), condition(given(extension, option), option.name()));
    }

    /** The condition of options of which one may be a range: constant if the range is empty or has all values. */
    public Condition condition(UnmodelledOptions given, String option) {
        String value = given.value(option).orElse("");
        for (ValueKind kind : given.extension().kinds(option)) {
            if (kind.isEmptyRange(value)) {
                return RuleGuard.NEVER;
            }
            if (kind.isWholeRange(value)) {
                return RuleGuard.ALWAYS;
            }
        }
        return new Condition.Unmodelled(given.text("-m " + given.extension().name()), footprint(given));
    }
}
