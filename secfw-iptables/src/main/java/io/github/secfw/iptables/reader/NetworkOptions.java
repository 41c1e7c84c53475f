package io.github.secfw.iptables.reader;

import io.github.secfw.net.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code -i}, {@code -o} and {@code -f} of a rule. */
final class NetworkOptions {

    private final FileWords file;
    private final List<RuleGuard> guards = new ArrayList<>(2);
    private Optional<Word> input = Optional.empty();
    private Optional<Word> output = Optional.empty();
    private Optional<Word> fragments = Optional.empty();

    NetworkOptions(FileWords file) {
        this.file = file;
    }

    void input(Word word, Word value, boolean negated) {
        word.refuseSecond(input.isPresent());
        input = Optional.of(word);
        file.interfaces().guard(value, true, negated).ifPresent(guards::add);
    }

    void output(Word word, Word value, boolean negated) {
        word.refuseSecond(output.isPresent());
        output = Optional.of(word);
        file.interfaces().guard(value, false, negated).ifPresent(guards::add);
    }

    void fragments(Word word, boolean negated) {
        word.refuseSecond(fragments.isPresent());
        if (file.family() == Family.IPV6) {
            throw word.fault("-f is for IPv4: write -m frag");
        }
        fragments = Optional.of(word);
        guards.add(RuleGuard.ofField("-f", "fragment", negated));
    }

    /** What they ask in a chain. */
    List<RuleGuard> guards(String chain) {
        if (input.isPresent() && (chain.equals("OUTPUT") || chain.equals("POSTROUTING"))) {
            throw input.get().fault("-i in the chain " + chain + ", which iptables does not take: leave it out");
        }
        if (output.isPresent() && (chain.equals("INPUT") || chain.equals("PREROUTING"))) {
            throw output.get().fault("-o in the chain " + chain + ", which iptables does not take: leave it out");
        }
        return guards;
    }
}
