package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.ValueKind;
import io.github.secfw.net.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The options of a match or target outside the model, by full name, with canonical values. Mutable. */
public final class UnmodelledOptions {

    private final Extension extension;
    private final Family family;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> negated = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private boolean isUnchecked;

    public UnmodelledOptions(Extension extension, Family family) {
        this.extension = extension;
        this.family = family;
    }

    public Extension extension() {
        return extension;
    }

    public Family family() {
        return family;
    }

    /** Adds an option; refuses values and negations that iptables refuses. */
    public void take(ExtensionOption option) {
        if (!names.add(option.name())) {
            throw option.fault("--" + option.name() + " may occur only once in a match or target: leave out one");
        }
        if (!extension.negatable().contains(option.name())) {
            option.plain();
        }
        List<String> texts = new ArrayList<>(2);
        List<ValueKind> kinds = extension.kinds(option.name());
        for (int i = 0; i < kinds.size(); i++) {
            Token token = i == 0 ? option.value() : option.second();
            texts.add(kinds.get(i).canonical(token, extension.name(), option.name(), family));
            isUnchecked |= kinds.get(i) == ValueKind.UNCHECKED;
        }
        put(option.name(), String.join(" ", texts), option.negated());
    }

    /** Whether an option has a value of kind {@link ValueKind#UNCHECKED}. */
    public boolean isUnchecked() {
        return isUnchecked;
    }

    public boolean has(String option) {
        return values.containsKey(option);
    }

    public boolean isNegated(String option) {
        return negated.contains(option);
    }

    public int size() {
        return values.size();
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The canonical value of an option; an empty text for an option without a value, empty for an absent option. */
    public Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    public void put(String option, String value, boolean isNegated) {
        values.put(option, value);
        if (isNegated) {
            negated.add(option);
        } else {
            negated.remove(option);
        }
    }

    /** Adds an option if it is absent. */
    public void addDefault(String option, String value) {
        values.putIfAbsent(option, value);
    }

    public void remove(String option) {
        values.remove(option);
        negated.remove(option);
    }

    /** Removes an option that has its default value. */
    void removeDefault(String option, String value) {
        if (value.equals(values.get(option)) && !negated.contains(option)) {
            values.remove(option);
        }
    }

    /** Renames an option. */
    public void rename(String option, String other) {
        String value = values.get(option);
        if (value != null) {
            boolean isNegated = negated.contains(option);
            remove(option);
            put(other, value, isNegated);
        }
    }

    /** The text of the options in canonical order, after a beginning. */
    public String text(String begin) {
        StringBuilder text = new StringBuilder(begin);
        for (String option : extension.inOrder(values.keySet())) {
            text.append(negated.contains(option) ? " ! --" : " --").append(option);
            String value = Objects.requireNonNull(values.get(option));
            text.append(value.isEmpty() ? "" : " ").append(value);
        }
        return text.toString();
    }

    /** A mutable copy. */
    public UnmodelledOptions copy() {
        UnmodelledOptions copy = new UnmodelledOptions(extension, family);
        copy.values.putAll(new HashMap<>(values));
        copy.negated.addAll(negated);
        copy.isUnchecked = isUnchecked;
        return copy;
    }
}
