package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.match.LoadedMatch;
import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.option.OptionResolver;
import io.github.secfw.iptables.reader.rule.ExtensionPlacement;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.target.LoadedTarget;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The matches and the target that a rule loads, each with options of its own. */
final class RuleExtensions {

    private final ExtensionLoader extensions;
    private final ExtensionPlacement places;
    private final RuleScope scope;
    private final OptionResolver names = new OptionResolver();
    private final List<LoadedMatch> matches = new ArrayList<>(4);

    /** The options that each extension was given in the rule, in the order of the names. */
    private final List<Set<String>> given = new ArrayList<>(4);

    /** What stands for each extension in the names: a match, or nothing for the target. */
    private final List<Optional<LoadedMatch>> owners = new ArrayList<>(4);

    private Optional<LoadedTarget> target = Optional.empty();

    /** Loads extensions for a rule, of which more becomes known while it is read. */
    RuleExtensions(ExtensionLoader extensions, ExtensionPlacement places, RuleScope scope) {
        this.extensions = extensions;
        this.places = places;
        this.scope = scope;
    }

    /** Loads a match; tells whether there is one of that name. */
    boolean loadMatch(Token name) {
        Optional<LoadedMatch> match = extensions.match(name.text(), name);
        match.ifPresent(this::load);
        return match.isPresent();
    }

    private void load(LoadedMatch match) {
        matches.add(match);
        owners.add(Optional.of(match));
        given.add(new HashSet<>(0));
        names.load(match.extension());
    }

    /** The target of a name that has options. */
    Optional<LoadedTarget> target(Token name) {
        return extensions.target(name);
    }

    void load(LoadedTarget loaded) {
        target = Optional.of(loaded);
        owners.add(Optional.empty());
        given.add(new HashSet<>(0));
        names.load(loaded.extension());
    }

    /** An option that nothing knows may be one of the protocol's match, which is loaded then. */
    OptionResolver.Found find(String name, Token token) {
        Optional<OptionResolver.Found> found = names.find(name, token);
        if (found.isEmpty() && !scope.isNegated() && scope.protocol().isPresent()) {
            String match = ProtocolOption.match(scope.protocol().get());
            boolean isLoaded =
                    matches.stream().anyMatch(one -> one.extension().name().equals(match));
            if (!match.isEmpty() && !isLoaded) {
                extensions.match(match, token).ifPresent(this::load);
                found = names.find(name, token);
            }
        }
        return found.orElseThrow(
                () -> token.fault("unknown option \"" + token.text() + "\": write the match of the option before it"));
    }

    /** How many values an option has. */
    int values(OptionResolver.Found found) {
        return extension(found.extension()).values(found.name());
    }

    void take(OptionResolver.Found found, ExtensionOption option) {
        if (places.areKnownOf(extension(found.extension()))) {
            given.get(found.extension()).add(option.name());
            given.get(found.extension())
                    .add(option.name() + "=" + option.value().text());
        }
        Optional<LoadedMatch> match = owners.get(found.extension());
        if (match.isPresent()) {
            match.get().take(option, scope);
        } else {
            target.orElseThrow().take(option, scope);
        }
    }

    /** Adds what the matches ask, in their order: those that change something do so where all before them hold. */
    void addTo(List<RuleGuard> guards) {
        matches.forEach(match -> match.addTo(guards, scope));
    }

    /** Where the rule must stand; refuses a table and a protocol with which the kernel does not take it. */
    List<ExtensionPlacement.Need> needs() {
        List<ExtensionPlacement.Need> needs = new ArrayList<>(0);
        for (int i = 0; i < owners.size(); i++) {
            Extension extension = extension(i);
            if (places.areKnownOf(extension)) {
                needs.addAll(places.check(extension, given.get(i), token(i), scope));
            }
        }
        return needs;
    }

    private Token token(int index) {
        Optional<LoadedMatch> match = owners.get(index);
        return match.isPresent() ? match.get().token() : target.orElseThrow().token();
    }

    private Extension extension(int index) {
        Optional<LoadedMatch> match = owners.get(index);
        return match.isPresent()
                ? match.get().extension()
                : target.orElseThrow().extension();
    }

    /** What the target does; empty where none was loaded. */
    Optional<List<Instruction>> steps() {
        return target.map(loaded -> loaded.steps(scope));
    }

    /** What a match says to people. */
    Optional<String> comment() {
        for (LoadedMatch match : matches) {
            if (match.comment().isPresent()) {
                return match.comment();
            }
        }
        return Optional.empty();
    }
}
