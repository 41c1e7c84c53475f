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
            throw file.fault(value.from(), "an object is missing here: write it in braces");
        }
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<JsonValue> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    JsonValue get(String name) {
        return find(name).orElseThrow(() -> file.fault(value.from(), "the object has no \"" + name + "\": add it"));
    }

    String text(String name) {
        return text(file, get(name));
    }

    String text(String name, String otherwise) {
        return find(name).map(found -> text(file, found)).orElse(otherwise);
    }

    /** A text, or a number as it is written. */
    static String text(SourceText file, JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        if (value instanceof JsonValue.Numeral number) {
            return number.value();
        }
        throw file.fault(value.from(), "a text is missing here: write it in quotes");
    }

    /** The items of an array; a value that is none stands for an array of it. */
    List<JsonValue> items(String name) {
        return find(name).map(JsonFields::items).orElse(List.of());
    }

    static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonValue.Array array ? array.items() : List.of(value);
    }

    /** The one member of an object. */
    static Map.Entry<String, JsonValue> only(SourceText file, JsonValue value) {
        if (!(value instanceof JsonValue.Members object) || object.byName().size() != 1) {
            throw file.fault(value.from(), "an object with one member is missing here");
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
                    found.from(), "\"" + name + "\" is a number from " + min + " to " + max + ", not \"" + word + "\"");
        }
        return (int) number;
    }
}
