package io.github.secfw.nftables.reader;

import io.github.secfw.net.Criterion;
import java.util.Optional;

/** Parses the rate of a limit. */
final class RateParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    RateParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** Empty for a rate that is not in the model: of bytes, or for packets beyond it. */
    Optional<Criterion.Limit> parse() {
        if (!scanner.isWord("rate")) {
            throw scanner.fault("\"rate\" is missing before " + scanner.shown());
        }
        scanner.advance();
        boolean isOver = scanner.isWord("over");
        if (isOver || scanner.isWord("until")) {
            scanner.advance();
        }
        int at = scanner.at();
        String number = expressions.name("a number of packets");
        long rate = Numbers.parse(number);
        if (rate < 1) {
            throw scanner.file().fault(at, Limits.noRate(number));
        }
        boolean isOfBytes = !scanner.isSymbol("/");
        String unit = "";
        if (isOfBytes) {
            // "10 mbytes/second": a slash belongs to the word
            String words = expressions.name("a unit");
            int slash = words.indexOf('/');
            unit = slash < 0 ? "" : words.substring(slash + 1);
        }
        if (unit.isEmpty()) {
            if (!expressions.take("/")) {
                throw scanner.fault("'/' is missing before " + scanner.shown() + ": write 10/second for instance");
            }
            unit = expressions.name("a unit of time");
        }
        Burst burst = burst();
        if (!Limits.isUnit(unit)) {
            throw scanner.file().fault(at, Limits.noUnit(unit));
        }
        return isOver || isOfBytes || burst.isOfBytes() ? Optional.empty() : Limits.of(rate, unit, burst.packets());
    }

    private record Burst(long packets, boolean isOfBytes) {}

    private Burst burst() {
        if (!scanner.isWord("burst")) {
            return new Burst(0, false);
        }
        scanner.advance();
        int at = scanner.at();
        String number = expressions.name("a number of packets");
        long packets = Numbers.parse(number);
        boolean isOfBytes = !expressions.name("\"packets\"").equals("packets");
        if (packets < 0) {
            throw scanner.file().fault(at, Limits.noBurst(number));
        }
        return new Burst(packets, isOfBytes);
    }
}
