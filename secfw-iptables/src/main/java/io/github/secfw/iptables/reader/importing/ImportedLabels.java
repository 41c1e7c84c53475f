package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.selinux.SecurityContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels that packets get, each with the first rule that gives it. */
public final class ImportedLabels {

    private final Map<SecurityContext, Token> places = new LinkedHashMap<>();

    /** Takes the label of a rule, if it gives one. */
    void add(RuleDraft rule) {
        rule.label().ifPresent(label -> places.putIfAbsent(label, rule.at()));
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** Whether the machine's policy has MLS or MCS, as far as the labels tell. */
    public boolean areMls() {
        return places.isEmpty()
                || places.keySet().stream().anyMatch(label -> label.range().isPresent());
    }

    /** One policy's labels all have a range, or none has. */
    public void check(UnmodelledFeatures unsaid) {
        if (areMls()) {
            places.forEach((label, at) -> {
                if (label.range().isEmpty()) {
                    unsaid.add(
                            at,
                            "the label \"" + label + "\" without a range, while other labels have one",
                            "write \"" + label + ":s0\", or leave out all ranges");
                }
            });
        }
    }
}
