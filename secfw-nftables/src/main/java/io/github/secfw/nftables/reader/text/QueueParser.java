package io.github.secfw.nftables.reader.text;

import io.github.secfw.net.QueueRange;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.Statement;
import java.util.Optional;

/** Parser of queue statements: {@code queue num 1-3 bypass,fanout}, {@code queue flags bypass to 1-3}. */
final class QueueParser {

    private static final int MAX_QUEUE = 65_535;

    private final Scanner scanner;
    private final ExpressionParser expressions;
    private boolean isBypass;
    private boolean isFanout;

    QueueParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** {@return the statement that begins here, empty if a variable or a function chooses the queue} */
    Optional<Statement> parse() {
        int at = scanner.at();
        scanner.advance();
        Optional<QueueRange> queues = Optional.of(new QueueRange(0, 0));
        if (scanner.isWord("flags")) {
            scanner.advance();
            flags();
            if (!scanner.isWord("to") && !scanner.isWord("num")) {
                throw scanner.fault("\"to\" is missing before " + scanner.shown());
            }
            queues = queues();
        } else if (scanner.isWord("to")) {
            queues = queues();
        } else {
            while (isFlag() || scanner.isWord("num")) {
                if (isFlag()) {
                    flags();
                } else {
                    queues = queues();
                }
            }
        }
        if (queues.isPresent()
                && isFanout
                && queues.get().first() == queues.get().last()) {
            throw scanner.file().fault(at, "\"fanout\" chooses among several queues: write a range, as in 0-3");
        }
        return queues.map(chosen -> new Statement.Queue(chosen, isBypass));
    }

    private boolean isFlag() {
        return scanner.isWord("bypass") || scanner.isWord("fanout");
    }

    /** Parses flags. {@code fanout} has no effect in the model, which leaves the choice of the queue open. */
    private void flags() {
        do {
            if (!isFlag()) {
                throw scanner.fault("a queue has no flag " + scanner.shown() + ": write bypass or fanout");
            }
            isBypass |= scanner.isWord("bypass");
            isFanout |= scanner.isWord("fanout");
            scanner.advance();
        } while (expressions.take(","));
    }

    /** Parses the numbers of queues. A function may follow {@code to}. */
    private Optional<QueueRange> queues() {
        boolean isTo = scanner.isWord("to");
        scanner.advance();
        boolean isFunction = isTo && scanner.isWord() && NumberLiterals.parse(scanner.word()) < 0;
        if (isFunction || scanner.isSymbol("$")) {
            return Optional.empty();
        }
        int at = scanner.at();
        int first = expressions.number("the number of a queue", MAX_QUEUE);
        if (expressions.take("-")) {
            if (scanner.isSymbol("$")) {
                return Optional.empty();
            }
            int last = expressions.number("the number of a queue", MAX_QUEUE);
            if (last < first) {
                throw scanner.file()
                        .fault(
                                at,
                                "queues " + first + "-" + last
                                        + " end before they begin: write the lower number first");
            }
            return Optional.of(new QueueRange(first, last));
        }
        return Optional.of(new QueueRange(first, first));
    }
}
