package io.github.secfw.iptables.reader;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code -m state} and {@code -m conntrack}: what connection tracking says; the model has the states, not the rest. Of a
 * packet without connection the kernel asks the state alone, if that stands in the match, else the match does not hold: so
 * the rest is another condition with a state than without, and its text has the state too.
 */
final class StateMatch extends LoadedMatch {

    private static final List<String> STATES = List.of("INVALID", "NEW", "ESTABLISHED", "RELATED", "UNTRACKED");
    private static final List<String> NAT = List.of("SNAT", "DNAT");

    private final List<Option> options = new ArrayList<>(1);
    private Optional<RuleGuard> state = Optional.empty();

    StateMatch(Extension extension, Word word) {
        super(extension, word);
    }

    @Override
    void take(Option option, RuleHead head) {
        once(option, option.name());
        FixedValues.check(extension(), option);
        options.add(option);
        Optional<Set<ConnectionState>> states = isState(option) ? states(option) : Optional.empty();
        if (states.isPresent()) {
            state = Optional.of(RuleGuard.of(new Criterion.State(states.get()), option.negated()));
        }
    }

    private static boolean isState(Option option) {
        return option.name().equals("state") || option.name().equals("ctstate");
    }

    /** Empty where one is not a state of the packet, but of its connection's addresses. */
    private static Optional<Set<ConnectionState>> states(Option option) {
        Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
        boolean isKnown = true;
        for (String part : option.value().text().split(",", -1)) {
            Optional<String> named = begunBy(STATES, part);
            if (named.isPresent()) {
                states.add(ConnectionState.valueOf(named.get()));
            } else if (option.name().equals("ctstate") && begunBy(NAT, part).isPresent()) {
                isKnown = false;
            } else {
                throw option.value()
                        .fault("\"" + part + "\" is no state of connections: write " + String.join(", ", STATES)
                                + ", with commas between them");
            }
        }
        return isKnown ? Optional.of(states) : Optional.empty();
    }

    /** The tool reads the beginnings of words. */
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
    void addTo(List<RuleGuard> guards, RuleHead head) {
        require(!options.isEmpty(), extension().name().equals("state") ? "--state" : "--ctstate");
        state.ifPresent(guards::add);
        String begin = "-m " + extension().name();
        if (options.size() > 1) {
            guards.add(RuleGuard.opaque(Option.text(begin, options)));
        } else if (state.isEmpty()) {
            Option option = options.get(0);
            if (option.negated() && !isState(option)) {
                guards.add(RuleGuard.of(new Condition.HasConnection()));
            }
            guards.add(RuleGuard.of(option.opaque(begin)));
        }
    }
}
