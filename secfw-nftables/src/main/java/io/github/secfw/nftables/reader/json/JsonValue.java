package io.github.secfw.nftables.reader.json;

import java.util.List;
import java.util.Map;

/** A value of JSON (RFC 8259) and its place in the text. */
sealed interface JsonValue {

    /** {@return its first character} */
    int from();

    /** {@return the place after its last character} */
    int to();

    /** A text. */
    record Text(String value, int from, int to) implements JsonValue {}

    /** A number as it is written. */
    record Numeral(String value, int from, int to) implements JsonValue {}

    /** {@code true} or {@code false}. */
    record Flag(boolean value, int from, int to) implements JsonValue {}

    /** {@code null}. */
    record Nothing(int from, int to) implements JsonValue {}

    /** Values in order. */
    record Array(List<JsonValue> items, int from, int to) implements JsonValue {}

    /** Values by name, in the order of the text. */
    record Members(Map<String, JsonValue> byName, int from, int to) implements JsonValue {}
}
