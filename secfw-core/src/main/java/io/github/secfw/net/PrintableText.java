package io.github.secfw.net;

/** Text from outside as messages show it: on one line, and printable. */
final class PrintableText {

    private PrintableText() {}

    /** The text with {@code ?} for each character that would not be seen. */
    static String of(String text) {
        return text.replaceAll("\\p{C}|\\R", "?");
    }
}
