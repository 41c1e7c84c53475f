package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.syntax.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves the names of long options as getopt_long(3) does. An option of iptables itself precedes options of
 * extensions, and a later extension precedes an earlier one. If no name is equal, the name may be the beginning of
 * exactly one option.
 */
public final class OptionResolver {

    private final List<Extension> loaded = new ArrayList<>(4);

    /** Adds the options of an extension. */
    public void load(Extension extension) {
        loaded.add(extension);
    }

    /**
     * A resolved option.
     *
     * @param name the full name
     * @param global the option of iptables itself; empty for an option of an extension
     * @param extension the index of the extension, in the order of loading; -1 for none
     */
    public record Found(String name, Optional<GlobalOption> global, int extension) {}

    /** The option of a name or of the beginning of a name; empty for an unknown option. */
    public Optional<Found> find(String name, Token token) {
        Optional<GlobalOption> equal = GlobalOption.named(name);
        if (equal.isPresent()) {
            return Optional.of(new Found(name, equal, -1));
        }
        for (int i = loaded.size() - 1; i >= 0; i--) {
            if (loaded.get(i).options().containsKey(name)) {
                return Optional.of(new Found(name, Optional.empty(), i));
            }
        }
        return cut(name, token);
    }

    private Optional<Found> cut(String name, Token token) {
        List<Found> found = new ArrayList<>();
        GlobalOption.begunBy(name).forEach((whole, option) -> found.add(new Found(whole, Optional.of(option), -1)));
        for (int i = 0; i < loaded.size(); i++) {
            for (String whole : loaded.get(i).options().keySet()) {
                if (whole.startsWith(name)) {
                    found.add(new Found(whole, Optional.empty(), i));
                }
            }
        }
        if (found.size() > 1) {
            Set<String> names = new LinkedHashSet<>();
            found.stream().map(Found::name).sorted().forEach(one -> names.add("--" + one));
            throw token.fault("ambiguous option --" + name + ": expected " + String.join(" or ", names));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }
}
