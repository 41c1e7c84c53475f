package io.github.secfw.iptables;

/** Strings as {@code iptables-restore} reads them as one word: in double quotes, with these and backslashes escaped. */
final class Quoted {

    private Quoted() {}

    static String of(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('"') < 0) {
            return '"' + text + '"';
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
