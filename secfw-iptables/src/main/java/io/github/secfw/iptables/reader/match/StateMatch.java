package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensions;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code -m state} and {@code -m conntrack}: connection tracking. Connection states are in the model, other options are
 * not. For a packet without a connection the kernel tests the state only, and a match without a state is false
 * (conntrack_mt of the kernel's xt_conntrack).
 */
public final class StateMatch extends LoadedMatch {

    private static final List<String> STATES = List.of("INVALID", "NEW", "ESTABLISHED", "RELATED", "UNTRACKED");
    private static final List<String> NAT = List.of("SNAT", "DNAT");
    private static final Set<ConnectionState> WITHOUT_CONNECTION =
            EnumSet.of(ConnectionState.INVALID, ConnectionState.UNTRACKED);

    private final UnmodelledExtensions unmodelled;
    /** In the order in which iptables lists them. */
    private final Map<Integer, Condition> ofConnection = new TreeMap<>();

    private Optional<RuleGuard> state = Optional.empty();

    /** Whether only packets with a connection have the state. */
    private boolean needsConnection;

    private boolean excludesConnection;

    public StateMatch(Extension extension, Token token, UnmodelledExtensions unmodelled) {
        super(extension, token);
        this.unmodelled = unmodelled;
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option, option.name());
        if (option.name().equals("state") || option.name().equals("ctstate")) {
            state(option);
            return;
        }
        UnmodelledOptions given = unmodelled.given(extension(), option);
        boolean isNever = given.value(option.name()).filter("NONE"::equals).isPresent();
        Condition condition = isNever ? RuleGuard.NEVER : unmodelled.condition(given, option.name());
        int place = List.copyOf(extension().options().keySet()).indexOf(option.name());
        ofConnection.put(place, RuleGuard.negatedIf(option.negated(), condition));
    }

    private void state(ExtensionOption option) {
        Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
        Set<String> translations = new TreeSet<>();
        for (String part : option.value().text().split(",", -1)) {
            Optional<String> named = begunBy(STATES, part);
            Optional<String> translation = option.name().equals("ctstate") ? begunBy(NAT, part) : Optional.empty();
            if (named.isPresent()) {
                states.add(ConnectionState.valueOf(named.get()));
            } else if (translation.isPresent()) {
                translations.add(translation.get());
            } else {
                throw option.value()
                        .fault("unknown connection state \"" + part + "\": expected " + String.join(", ", STATES)
                                + ", with commas between them");
            }
        }
        state = Optional.of(RuleGuard.of(condition(states, translations, option.negated())));
        needsConnection = option.negated()
                ? states.containsAll(WITHOUT_CONNECTION)
                : states.stream().noneMatch(WITHOUT_CONNECTION::contains);
        excludesConnection = !option.negated() && translations.isEmpty() && WITHOUT_CONNECTION.containsAll(states);
    }

    private Condition condition(Set<ConnectionState> states, Set<String> translations, boolean isNegated) {
        List<Condition> alternatives = new ArrayList<>(2);
        if (!states.isEmpty()) {
            alternatives.add(Condition.of(new StateCriterion(states)));
        }
        for (String translation : translations) {
            alternatives.add(Condition.all(List.of(
                    new Condition.HasConnection(),
                    new Condition.Unmodelled(
                            "-m conntrack --ctstate " + translation, unmodelled.footprint(extension(), "ctstate")))));
        }
        Condition condition = Condition.any(alternatives);
        return RuleGuard.negatedIf(isNegated, condition);
    }

    /** The first name that begins with a text; iptables accepts beginnings. */
    private static Optional<String> begunBy(List<String> names, String part) {
        String upper = part.toUpperCase(Locale.ROOT);
        for (String name : names) {
            if (!part.isEmpty() && name.startsWith(upper)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(
                state.isPresent() || !ofConnection.isEmpty(),
                extension().name().equals("state") ? "--state" : "--ctstate");
        state.ifPresent(guards::add);
        if (ofConnection.isEmpty() || excludesConnection) {
            return;
        }
        if (state.isPresent() && !needsConnection) {
            guards.add(RuleGuard.of(Condition.any(List.of(
                    Condition.all(List.copyOf(ofConnection.values())), new Condition.HasConnection().negated()))));
            return;
        }
        if (state.isEmpty()) {
            guards.add(RuleGuard.of(new Condition.HasConnection()));
        }
        ofConnection.values().forEach(condition -> guards.add(RuleGuard.of(condition)));
    }
}
