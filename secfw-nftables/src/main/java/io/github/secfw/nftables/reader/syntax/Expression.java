package io.github.secfw.nftables.reader.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What rules compare, look up and set, as text and JSON both say it. */
public sealed interface Expression {

    /** The most levels of an expression, where variables and operations count too. */
    int MAX_DEPTH = 64;

    /**
     * A field of a packet, its connection or its surroundings.
     *
     * @param name the words of nft, {@code ip saddr} for instance
     */
    record Field(String name) implements Expression {}

    /**
     * A word, number, address or quoted text.
     *
     * @param text the value, without quotes
     */
    record Literal(String text) implements Expression {}

    /**
     * An operation on bits.
     *
     * @param operator one of {@code & | ^}, {@code <} and {@code >} for shifts
     * @param left the one operand
     * @param right the other operand
     */
    record Operation(char operator, Expression left, Expression right) implements Expression {

        /** The operator as nft writes it. */
        public String words() {
            return isShift() ? operator + "" + operator : String.valueOf(operator);
        }

        /** Whether the right operand says by how many bits, and is no value of a field. */
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
     * Flags with commas between them.
     *
     * @param flags the flags
     */
    record Flags(List<Expression> flags) implements Expression {}

    /**
     * All values from one to another.
     *
     * @param first the lowest
     * @param last the highest
     */
    record Range(Expression first, Expression last) implements Expression {}

    /**
     * All values with the same first bits.
     *
     * @param address one of them
     * @param length how many bits
     */
    record Prefix(Expression address, int length) implements Expression {}

    /**
     * Several values together.
     *
     * @param parts the values
     */
    record Concatenation(List<Expression> parts) implements Expression {}

    /**
     * A set or map without name.
     *
     * @param elements what is in it
     */
    record Elements(List<Element> elements) implements Expression {

        /** {@return whether an element has a value, as those of maps have} */
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
     * A set or map by its name.
     *
     * @param name the name
     */
    record Named(String name) implements Expression {}

    /** Every value that no other element has. */
    record Wildcard() implements Expression {}

    /**
     * A hash of a value.
     *
     * @param of the value
     * @param options how many values there are, the seed and so on, in canonical words
     */
    record Hash(Expression of, String options) implements Expression {}

    /**
     * The value that a map has for a key.
     *
     * @param key the key
     * @param map the map
     */
    record Mapped(Expression key, Expression map) implements Expression {}

    /**
     * A verdict.
     *
     * @param kind which one
     * @param chain the chain of a jump or goto
     * @param file the text that has it
     * @param at where it stands
     */
    record Decision(Kind kind, Optional<String> chain, SourceText file, int at) implements Expression {
        /** The verdicts. */
        public enum Kind {
            ACCEPT,
            DROP,
            CONTINUE,
            RETURN,
            JUMP,
            GOTO
        }
    }

    /** Something that is not in the model. */
    record Unmodelled() implements Expression {}
}
