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

/** The matches and the target that a rule loads. */
final class RuleExtensions {

    private final ExtensionLoader extensions;
    private final ExtensionPlacement places;
    private final RuleScope scope;
    private final OptionResolver names = new OptionResolver();
    private final List<LoadedMatch> matches = new ArrayList<>(4);

    /** The options that the rule gives to each extension, in the order of loading. */
    private final List<Set<String>> given = new ArrayList<>(4);

    /** The match of each index of an extension; empty for the target. */
    private final List<Optional<LoadedMatch>> owners = new ArrayList<>(4);

    private Optional<LoadedTarget> target = Optional.empty();

    /** The extensions of a rule, without any at first. */
    RuleExtensions(ExtensionLoader extensions, ExtensionPlacement places, RuleScope scope) {
        this.extensions = extensions;
        this.places = places;
        this.scope = scope;
    }

    /** Loads a match; returns whether the name is known. */
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

    /** The target with a name; empty for an unknown target or a verdict. */
    Optional<LoadedTarget> target(Token name) {
        return extensions.target(name);
    }

    void load(LoadedTarget loaded) {
        target = Optional.of(loaded);
        owners.add(Optional.empty());
        given.add(new HashSet<>(0));
        names.load(loaded.extension());
    }

    /** The option of a name. For an unknown option, iptables loads the match of the rule's protocol. */
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

    /** The number of values of an option. */
    int values(OptionResolver.Found found) {
        return extension(found.extension()).values(found.name());
    }

    void take(OptionResolver.Found found, ExtensionOption option) {
        if (places.restricts(extension(found.extension()))) {
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

    /**
     * Adds the guards of the matches in order. A match that changes state does so only if all earlier ones are true.
     */
    void addTo(List<RuleGuard> guards) {
        matches.forEach(match -> match.addTo(guards, scope));
    }

    /**
     * The hooks that the rule's chain is restricted to. Refuses a table or protocol that the kernel does not accept.
     */
    List<ExtensionPlacement.Restriction> restrictions() {
        List<ExtensionPlacement.Restriction> restrictions = new ArrayList<>(0);
        for (int i = 0; i < owners.size(); i++) {
            Extension extension = extension(i);
            if (places.restricts(extension)) {
                restrictions.addAll(places.check(extension, given.get(i), token(i), scope));
            }
        }
        return restrictions;
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

    /** The instructions of the target; empty if none is loaded. */
    Optional<List<Instruction>> steps() {
        return target.map(loaded -> loaded.steps(scope));
    }

    /** The comment of the rule. */
    Optional<String> comment() {
        for (LoadedMatch match : matches) {
            if (match.comment().isPresent()) {
                return match.comment();
            }
        }
        return Optional.empty();
    }
}
