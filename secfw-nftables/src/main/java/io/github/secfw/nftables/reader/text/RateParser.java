package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.LimitRate;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;

/** Parser of the rate of a limit. */
public final class RateParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    RateParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** Parses {@code rate over 10/second burst 5 packets}. */
    LimitRate parse() {
        scanner.require("rate");
        boolean isOver = scanner.isWord("over");
        if (isOver) {
            scanner.advance();
        }
        int at = scanner.at();
        String number = expressions.word("a number of packets");
        long rate = NumberLiterals.parse(number);
        if (rate < 1) {
            throw scanner.file().fault(at, LimitRate.invalidRate(number));
        }
        boolean isOfBytes = !scanner.isSymbol("/");
        String unit = "";
        if (isOfBytes) {
            // in "10 mbytes/second" the slash is part of the word
            int atUnit = scanner.at();
            String words = expressions.name("a unit");
            int slash = words.indexOf('/');
            unit = slash < 0 ? "" : words.substring(slash + 1);
            rate = bytes(rate, slash < 0 ? words : words.substring(0, slash), atUnit);
        }
        if (unit.isEmpty()) {
            if (!expressions.take("/")) {
                throw scanner.fault("'/' is missing before " + scanner.shown() + ": write 10/second for instance");
            }
            unit = expressions.name("a unit of time");
        }
        if (!LimitRate.isUnit(unit)) {
            throw scanner.file().fault(at, LimitRate.unknownUnit(unit));
        }
        return new LimitRate(rate, unit, burst(isOfBytes), isOver, isOfBytes);
    }

    /** {@return a number of units as bytes} */
    long bytes(long number, String unit, int at) {
        long bytes = LimitRate.bytes(unit);
        if (bytes == 0) {
            throw scanner.file().fault(at, LimitRate.unknownBytes(unit));
        }
        return number > Long.MAX_VALUE / bytes ? Long.MAX_VALUE : number * bytes;
    }

    /**
     * Parses a burst.
     *
     * @return it, or -1 if there is none
     */
    private long burst(boolean isOfBytes) {
        if (!scanner.isWord("burst")) {
            return -1;
        }
        scanner.advance();
        int at = scanner.at();
        String number = expressions.word("a number of packets");
        long burst = NumberLiterals.parse(number);
        if (burst < 0 || (burst == 0 && !isOfBytes)) {
            throw scanner.file().fault(at, LimitRate.invalidBurst(number));
        }
        int atUnit = scanner.at();
        String unit = expressions.name("\"packets\"");
        if (isOfBytes) {
            return bytes(burst, unit, atUnit);
        }
        if (!unit.equals("packets")) {
            throw scanner.file().fault(atUnit, "the burst of a rate of packets is in packets, not \"" + unit + "\"");
        }
        return burst;
    }
}
