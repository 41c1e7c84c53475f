package io.github.secfw.nftables.reader.json;

import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.spi.MalformedTextException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses JSON (RFC 8259), strictly; a name stands in an object once. */
final class JsonParser {

    /** How deep values may stand in others. */
    static final int MAX_DEPTH = 64;

    /** The most values in one. */
    static final int MAX_VALUES = 8_000_000;

    private final SourceText file;
    private final String text;
    private int at;
    private int depth;
    private int values;

    JsonParser(SourceText file) {
        this.file = file;
        this.text = file.text();
    }

    /** Where the next token begins. */
    int at() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Goes over a character, if it is the next one. */
    boolean take(char expected) {
        boolean is = at() < text.length() && text.charAt(at) == expected;
        at += is ? 1 : 0;
        return is;
    }

    void require(char expected) {
        if (!take(expected)) {
            throw fault("'" + expected + "' is missing before " + shown());
        }
    }

    void requireEnd() {
        if (at() < text.length()) {
            throw fault("the text has ended, but " + shown() + " follows: leave it out");
        }
    }

    MalformedTextException fault(String fault) {
        return file.fault(at, fault);
    }

    private String shown() {
        return at == text.length() ? "the end of the text" : "'" + Character.getName(text.charAt(at)) + "'";
    }

    /** A value that is none of another. */
    JsonValue outerValue() {
        values = 0;
        return value();
    }

    private JsonValue value() {
        int from = at();
        values++;
        if (values > MAX_VALUES) {
            throw fault("more than " + MAX_VALUES + " values in one: read them in parts");
        }
        if (from == text.length()) {
            throw fault("a value is missing before " + shown());
        }
        return switch (text.charAt(from)) {
            case '{' -> members(from);
            case '[' -> array(from);
            case '"' -> new JsonValue.Text(string(), from, at);
            case 't' -> word("true", new JsonValue.Flag(true, from, from + 4));
            case 'f' -> word("false", new JsonValue.Flag(false, from, from + 5));
            case 'n' -> word("null", new JsonValue.Nothing(from, from + 4));
            default -> number(from);
        };
    }

    private JsonValue word(String word, JsonValue value) {
        if (!text.startsWith(word, at)) {
            throw fault("a value does not begin with " + shown() + ": write true, false, null, a number, or quotes");
        }
        at = value.to();
        return value;
    }

    private JsonValue members(int from) {
        enter();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (!take('}')) {
            do {
                int name = at();
                String key = name();
                require(':');
                if (members.put(key, value()) != null) {
                    throw file.fault(name, "the name \"" + key + "\" stands here twice: write it once");
                }
            } while (take(','));
            require('}');
        }
        depth--;
        return new JsonValue.Members(members, from, at);
    }

    /** The name of a member. */
    String name() {
        if (at() == text.length() || text.charAt(at) != '"') {
            throw fault("a name in quotes is missing before " + shown());
        }
        return string();
    }

    private JsonValue array(int from) {
        enter();
        List<JsonValue> items = new ArrayList<>();
        if (!take(']')) {
            do {
                items.add(value());
            } while (take(','));
            require(']');
        }
        depth--;
        return new JsonValue.Array(items, from, at);
    }

    private void enter() {
        at++;
        depth++;
        if (depth > MAX_DEPTH) {
            throw fault("more than " + MAX_DEPTH + " levels of JSON: write it simpler");
        }
    }

    private JsonValue number(int from) {
        int digits = from + (text.charAt(from) == '-' ? 1 : 0);
        int end = digits;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean hasZero = end > digits + 1 && text.charAt(digits) == '0';
        if (end == digits || hasZero) {
            throw fault("a value does not begin with " + shown() + ": write true, false, null, a number, or quotes");
        }
        if (end < text.length() && ".eE".indexOf(text.charAt(end)) >= 0) {
            throw fault("nft writes whole numbers only: write one");
        }
        at = end;
        return new JsonValue.Numeral(text.substring(from, end), from, end);
    }

    /** Most texts have nothing that is escaped. */
    private String string() {
        int from = at;
        at++;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            return text.substring(from + 1, at - 1);
        }
        StringBuilder value = new StringBuilder(text.substring(from + 1, at));
        while (at < text.length() && text.charAt(at) != '"') {
            char next = text.charAt(at);
            if (next < ' ') {
                throw fault("the control character U+" + String.format("%04X", (int) next)
                        + " stands in quotes: write it as \\u" + String.format("%04x", (int) next));
            }
            at++;
            value.append(next == '\\' ? escaped() : next);
        }
        if (at == text.length()) {
            throw file.fault(from, "the text in quotes does not end: close the quotes");
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char kind = at < text.length() ? text.charAt(at) : ' ';
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at -= 2;
                throw fault("this is not a valid escape of JSON: write \\\\ for a backslash");
            }
        };
    }

    private char unicode() {
        int end = at + 4;
        int value = 0;
        for (int i = at; i < end; i++) {
            int digit = i < text.length() && text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw fault("behind \\u four hexadecimal digits are missing");
            }
            value = value * 16 + digit;
        }
        at = end;
        return (char) value;
    }
}
