package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.syntax.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds whose a long option is, as getopt_long(3) does: an option of iptables itself, else of the extension that was loaded
 * last; where no name is equal, one that begins so, if there is only one.
 */
public final class OptionResolver {

    private final List<Extension> loaded = new ArrayList<>(4);

    /** From now on there are the options of an extension too. */
    public void load(Extension extension) {
        loaded.add(extension);
    }

    /**
     * Whose an option is.
     *
     * @param name its whole name
     * @param global the option of iptables itself, if it is one
     * @param extension which of the extensions, in the order of loading; -1 for none
     */
    public record Found(String name, Optional<GlobalOption> global, int extension) {}

    /** The option of a name, which may be cut; empty where there is none. */
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
            throw token.fault(
                    "ambiguous option --" + name + ": expected " + String.join(" or ", names));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }
}
