package io.github.secfw.nftables.reader.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.spi.Source;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The commands of a JSON document (RFC 8259), read one after the other with Jackson's streaming parser. A name may occur once in
 * an object: nft takes its last value, which a person who reads the file may overlook. Strings are those of nft's library,
 * Jansson: without U+0000 and without half a surrogate pair.
 */
final class JsonDocument {

    /** How deep values may be nested. */
    static final int MAX_DEPTH = 64;

    /** The most values in one command. */
    static final int MAX_VALUES = 8_000_000;

    /** The most characters of a name, and of a number. */
    static final int MAX_WORD = 1_000;

    /** The most characters of a string. */
    static final int MAX_STRING = 100_000;

    /** The object and the array around the commands, which no value counts. */
    private static final int OUTER_DEPTH = 2;

    private final SourceText file;
    private final JsonFaults faults;
    private int values;

    JsonDocument(SourceText file) {
        this.file = file;
        this.faults = new JsonFaults(file);
    }

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(OUTER_DEPTH + MAX_DEPTH)
                        .maxNameLength(MAX_WORD)
                        .maxNumberLength(MAX_WORD)
                        .maxStringLength(MAX_STRING)
                        .maxDocumentLength(Source.MAX_LENGTH)
                        .build())
                .build();
    }

    /** Hands each command on as soon as it is read. */
    void forEachCommand(Consumer<JsonValue> consumer) {
        try (JsonParser parser = factory().createParser(new StringReader(file.text()))) {
            try {
                forEachCommand(parser, consumer);
            } catch (JsonProcessingException e) {
                throw faults.of(e, parser);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading characters in memory fails", e);
        }
    }

    private void forEachCommand(JsonParser parser, Consumer<JsonValue> consumer) throws IOException {
        require(parser, JsonToken.START_OBJECT, "\"{\"");
        int at = require(parser, JsonToken.FIELD_NAME, "\"nftables\"");
        if (!parser.currentName().equals("nftables")) {
            throw file.fault(at, "unknown name \"" + parser.currentName() + "\": expected \"nftables\"");
        }
        require(parser, JsonToken.START_ARRAY, "\"[\"");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values = 0;
            consumer.accept(value(parser));
        }
        require(parser, JsonToken.END_OBJECT, "\"}\"");
        if (parser.nextToken() != null) {
            throw faults.afterTheEnd(from(parser));
        }
    }

    private int require(JsonParser parser, JsonToken expected, String shown) throws IOException {
        JsonToken token = parser.nextToken();
        if (token != expected) {
            throw faults.unexpected(token == null ? file.text().length() : from(parser), shown);
        }
        return from(parser);
    }

    private JsonValue value(JsonParser parser) throws IOException {
        int from = from(parser);
        values++;
        if (values > MAX_VALUES) {
            throw file.fault(from, "more than " + MAX_VALUES + " values in one command: split it");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser, from);
            case START_ARRAY -> array(parser, from);
            case VALUE_STRING -> text(parser, from);
            case VALUE_NUMBER_INT -> {
                String number = parser.getText();
                yield new JsonValue.Numeral(number, from, from + number.length());
            }
            case VALUE_NUMBER_FLOAT ->
                throw file.fault(from, "\"" + parser.getText() + "\" is not a whole number: write one");
            case VALUE_TRUE -> new JsonValue.Flag(true, from, from + 4);
            case VALUE_FALSE -> new JsonValue.Flag(false, from, from + 5);
            case VALUE_NULL -> new JsonValue.Nothing(from, from + 4);
            default -> throw faults.unexpected(from, "a value");
        };
    }

    private JsonValue members(JsonParser parser, int from) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int at = from(parser);
            String name = parser.currentName();
            faults.requireUnicode(name, at);
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw file.fault(at, "duplicate name \"" + name + "\": write it once");
            }
        }
        return new JsonValue.Members(members, from, to(parser));
    }

    private JsonValue array(JsonParser parser, int from) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonValue.Array(items, from, to(parser));
    }

    /** Jackson finds the end of a string when its text is taken. */
    private JsonValue text(JsonParser parser, int from) throws IOException {
        String text = parser.getText();
        faults.requireUnicode(text, from);
        return new JsonValue.Text(text, from, to(parser));
    }

    private static int from(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private static int to(JsonParser parser) {
        return (int) parser.currentLocation().getCharOffset();
    }
}
