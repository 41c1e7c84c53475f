package io.github.secfw.nftables.reader.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.spi.MalformedTextException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faults of JSON with our messages: Jackson's exceptions give the place only. */
final class JsonFaults {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u[0-9a-fA-F]{0,3})?$");

    /** The most characters of an escape before its fault. */
    private static final int ESCAPE_LENGTH = 5;

    /** The most characters of a word that a message shows. */
    private static final int SHOWN = 40;

    private final SourceText file;
    private final String text;

    JsonFaults(SourceText file) {
        this.file = file;
        this.text = file.text();
    }

    /** The fault that stopped a parser. */
    MalformedTextException of(JsonProcessingException e, JsonParser parser) {
        if (e instanceof StreamConstraintsException) {
            return tooMuch(parser);
        }
        int at = e.getLocation() == null ? text.length() : (int) e.getLocation().getCharOffset();
        if (e instanceof JsonEOFException || at >= text.length()) {
            return endOfDocument();
        }
        return at(at, parser);
    }

    private MalformedTextException tooMuch(JsonParser parser) {
        int at = Math.min(text.length(), (int) parser.currentTokenLocation().getCharOffset());
        if (parser.getParsingContext().getNestingDepth() > JsonDocument.MAX_DEPTH) {
            return file.fault(at, "more than " + JsonDocument.MAX_DEPTH + " levels of JSON: nest it less");
        }
        return file.fault(
                at,
                "a name or number of more than " + JsonDocument.MAX_WORD + " characters, or a string of more than "
                        + JsonDocument.MAX_STRING + ": shorten it");
    }

    private MalformedTextException at(int place, JsonParser parser) {
        int at = isControl(place - 1) ? place - 1 : place;
        if (isControl(at)) {
            return file.fault(at, "unexpected " + shown(at) + ": write it as an escape in quotes");
        }
        Matcher escape = ESCAPE.matcher(text.substring(Math.max(0, at - ESCAPE_LENGTH), at));
        if (escape.find()) {
            String begin = escape.group();
            return file.fault(
                    at - begin.length(),
                    begin.length() > 1
                            ? "invalid escape \"" + begin + "\": expected four hexadecimal digits after \\u"
                            : "invalid escape \"\\" + text.charAt(at) + "\": write \\\\ for a backslash");
        }
        while (at > 0 && (Character.isLetter(text.charAt(at - 1)) || text.charAt(at - 1) == '+')) {
            at--;
        }
        if (parser.getParsingContext().inRoot() && parser.getParsingContext().hasCurrentIndex()) {
            return afterTheEnd(at);
        }
        return unexpected(at, expected(at, parser));
    }

    /** What could stand at a place, by the last character before it. */
    private String expected(int at, JsonParser parser) {
        int last = at - 1;
        while (last >= 0 && " \t\r\n".indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        boolean isInObject = parser.getParsingContext().inObject();
        return switch (last < 0 ? ' ' : text.charAt(last)) {
            case ' ' -> "\"{\"";
            case ':', '[' -> "a value";
            case '{' -> "a name in quotes";
            case ',' -> isInObject ? "a name in quotes" : "a value";
            case '-' -> "a digit";
            default -> isInObject ? "\":\", \",\" or \"}\"" : "\",\" or \"]\"";
        };
    }

    MalformedTextException unexpected(int at, String expected) {
        return file.fault(at, "unexpected " + shown(at) + ": expected " + expected);
    }

    MalformedTextException afterTheEnd(int at) {
        return file.fault(at, "unexpected " + shown(at) + " after the end of the document: write one document");
    }

    private MalformedTextException endOfDocument() {
        return file.fault(text.length(), "unexpected end of the document: close its quotes, brackets and braces");
    }

    /** Refuses characters that nft's library refuses. */
    void requireUnicode(String value, int at) {
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            boolean isPair = Character.isHighSurrogate(one)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (isPair) {
                i++;
            } else if (one == 0 || Character.isSurrogate(one)) {
                throw file.fault(at, "invalid character " + codePoint(one) + " in a string: write another");
            }
        }
    }

    private boolean isControl(int at) {
        return at >= 0
                && at < text.length()
                && text.charAt(at) < ' '
                && (text.charAt(at) == '\0' || "\t\r\n".indexOf(text.charAt(at)) < 0 || isInQuotes(at));
    }

    /** White space is allowed outside of quotes only: a fault never points at it elsewhere. */
    private boolean isInQuotes(int at) {
        boolean isInQuotes = false;
        for (int i = 0; i < at; i++) {
            char one = text.charAt(i);
            i += isInQuotes && one == '\\' ? 1 : 0;
            isInQuotes ^= one == '"';
        }
        return isInQuotes;
    }

    /** A character, or the word that it begins. */
    private String shown(int at) {
        if (at >= text.length()) {
            return "end of the document";
        }
        int end = at;
        while (end < text.length() && end < at + SHOWN && Character.isLetter(text.charAt(end))) {
            end++;
        }
        int first = text.codePointAt(at);
        if (end == at && (first <= ' ' || first > '~')) {
            return codePoint(first);
        }
        return "\"" + text.substring(at, Math.max(end, at + 1)) + "\"";
    }

    private static String codePoint(int one) {
        return String.format("U+%04X", one);
    }
}
