package io.github.secfw.nftables.reader.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An expression of a rule: a field, a constant, an operation, a set or a map. Text and JSON give the same expressions. */
public sealed interface Expression {

    /** The most levels of an expression, where variables and operations count too. */
    int MAX_DEPTH = 64;

    /**
     * A field of the packet, of its connection or of its environment.
     *
     * @param name its name in nft, {@code ip saddr} for instance
     */
    record Field(String name) implements Expression {}

    /**
     * A constant: a word, a number, an address or a quoted text.
     *
     * @param text the value, without quotes
     */
    record Literal(String text) implements Expression {}

    /**
     * A bitwise operation.
     *
     * @param operator one of {@code & | ^}, {@code <} and {@code >} for shifts
     * @param left the left operand
     * @param right the right operand
     */
    record Operation(char operator, Expression left, Expression right) implements Expression {

        /** {@return the operator in nft's notation} */
        public String words() {
            return isShift() ? operator + "" + operator : String.valueOf(operator);
        }

        /** {@return whether this is a shift, whose right operand is a number of bits and not a value of a field} */
        public boolean isShift() {
            return operator == '<' || operator == '>';
        }

        /** {@return the result for two numbers; empty for a shift} */
        public OptionalLong calculate(long first, long second) {
            return switch (operator) {
                case '&' -> OptionalLong.of(first & second);
                case '|' -> OptionalLong.of(first | second);
                case '^' -> OptionalLong.of(first ^ second);
                default -> OptionalLong.empty();
            };
        }
    }

    /**
     * Flags separated by commas.
     *
     * @param flags the flags
     */
    record Flags(List<Expression> flags) implements Expression {}

    /**
     * A range of values, both ends included.
     *
     * @param first the lowest
     * @param last the highest
     */
    record Range(Expression first, Expression last) implements Expression {}

    /**
     * A prefix: all values with the same first bits.
     *
     * @param address one of the values
     * @param length the number of bits
     */
    record Prefix(Expression address, int length) implements Expression {}

    /**
     * A concatenation of values.
     *
     * @param parts the values
     */
    record Concatenation(List<Expression> parts) implements Expression {}

    /**
     * An anonymous set or map.
     *
     * @param elements its elements
     */
    record Elements(List<Element> elements) implements Expression {

        /** {@return whether an element has a value, which makes this a map} */
        public boolean isMap() {
            for (Element element : elements) {
                if (element.value().isPresent()) {
                    return true;
                }
            }
            return false;
        }

        /** {@return whether an element has options} */
        public boolean hasOptions() {
            for (Element element : elements) {
                if (element.option() != Element.Option.NONE) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A reference to a named set or map.
     *
     * @param name the name
     */
    record Named(String name) implements Expression {}

    /** The wildcard element {@code *}, which matches every value that no other element matches. */
    record Wildcard() implements Expression {}

    /**
     * A hash of a value.
     *
     * @param of the value
     * @param options modulus, seed and offset as canonical text
     */
    record Hash(Expression of, String options) implements Expression {}

    /**
     * A look-up of a key in a map.
     *
     * @param key the key
     * @param map the map
     */
    record Mapped(Expression key, Expression map) implements Expression {}

    /**
     * A verdict.
     *
     * @param kind its kind
     * @param chain the chain of a jump or goto
     * @param file its file
     * @param at its offset in the file
     */
    record Decision(Kind kind, Optional<String> chain, SourceText file, int at) implements Expression {
        /** The kinds of verdicts. */
        public enum Kind {
            ACCEPT,
            DROP,
            CONTINUE,
            RETURN,
            JUMP,
            GOTO
        }
    }

    /** An unmodelled expression. */
    record Unmodelled() implements Expression {}
}
