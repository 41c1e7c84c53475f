package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.selinux.SecurityContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** The packet labels of imported rules, each with the first rule that sets it. */
public final class ImportedLabels {

    private final Map<SecurityContext, Token> places = new LinkedHashMap<>();

    /** Adds the label of a rule that sets one. */
    void add(RuleDraft rule) {
        rule.label().ifPresent(label -> places.putIfAbsent(label, rule.at()));
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** Whether the labels are those of an MLS or MCS policy. */
    public boolean areMls() {
        return places.isEmpty()
                || places.keySet().stream().anyMatch(label -> label.range().isPresent());
    }

    /** Refuses labels without a range if others have one: in one policy all labels have a range, or none has. */
    public void check(UnmodelledFeatures features) {
        if (areMls()) {
            places.forEach((label, at) -> {
                if (label.range().isEmpty()) {
                    features.add(
                            at,
                            "the label \"" + label + "\" without a range, while other labels have one",
                            "write \"" + label + ":s0\", or leave out all ranges");
                }
            });
        }
    }
}
