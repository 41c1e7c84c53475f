package io.github.secfw.nftables.reader.json;

import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of an object, as what they must be. */
final class JsonFields {

    private final SourceText file;
    private final Map<String, JsonValue> members;
    private final JsonValue value;

    /** Of an object; null has no members. */
    JsonFields(SourceText file, JsonValue value) {
        this.file = file;
        this.value = value;
        if (value instanceof JsonValue.Members object) {
            members = object.byName();
        } else if (value instanceof JsonValue.Nothing) {
            members = Map.of();
        } else {
            throw file.fault(value.from(), "expected an object: write it in braces");
        }
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<JsonValue> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    JsonValue get(String name) {
        return find(name).orElseThrow(() -> file.fault(value.from(), "missing \"" + name + "\": add it"));
    }

    String text(String name) {
        return text(file, get(name));
    }

    String text(String name, String otherwise) {
        return find(name).map(found -> text(file, found)).orElse(otherwise);
    }

    /** A string, where nft takes nothing else. */
    String string(String name) {
        return string(file, get(name));
    }

    static String string(SourceText file, JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        throw file.fault(value.from(), "expected a string: write it in quotes");
    }

    /** A string that is one of some words. */
    String oneOf(String name, String... words) {
        String word = string(name);
        if (!List.of(words).contains(word)) {
            throw file.fault(
                    get(name).from(),
                    "unknown value \"" + word + "\" of \"" + name + "\": expected " + String.join(", ", words));
        }
        return word;
    }

    /** Checks a member that may be left out. */
    void requireOneOf(String name, String... words) {
        if (has(name)) {
            oneOf(name, words);
        }
    }

    /** Whether a flag is there and true. */
    boolean isTrue(String name) {
        return members.get(name) instanceof JsonValue.Flag flag && flag.value();
    }

    /** A whole number, where nft takes no string. */
    JsonValue.Numeral numeral(String name) {
        JsonValue found = get(name);
        if (found instanceof JsonValue.Numeral numeral) {
            return numeral;
        }
        throw file.fault(found.from(), "\"" + name + "\" must be a number: write it without quotes");
    }

    /** A text, or a number as it is written. */
    static String text(SourceText file, JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        if (value instanceof JsonValue.Numeral number) {
            return number.value();
        }
        throw file.fault(value.from(), "expected a string: write it in quotes");
    }

    /** The items of an array; any other value stands for an array of it. */
    List<JsonValue> items(String name) {
        return find(name).map(JsonFields::items).orElse(List.of());
    }

    static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonValue.Array array ? array.items() : List.of(value);
    }

    /** The one member of an object. */
    static Map.Entry<String, JsonValue> only(SourceText file, JsonValue value) {
        if (!(value instanceof JsonValue.Members object) || object.byName().size() != 1) {
            throw file.fault(value.from(), "expected an object with one member: write one");
        }
        return object.byName().entrySet().iterator().next();
    }

    int number(String name, int min, int max) {
        JsonValue found = get(name);
        String word = text(file, found);
        long number = word.startsWith("-")
                ? -Math.max(0, NumberLiterals.parse(word.substring(1)))
                : NumberLiterals.parse(word);
        if (number < min || number > max || (number == -1 && !word.equals("-1"))) {
            throw file.fault(
                    found.from(),
                    "invalid \"" + name + "\" \"" + word + "\": expected a number from " + min + " to " + max);
        }
        return (int) number;
    }
}
