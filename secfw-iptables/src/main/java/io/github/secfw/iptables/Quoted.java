package io.github.secfw.iptables;

/** Strings as {@code iptables-restore} reads them as one word: in double quotes, with these and backslashes escaped. */
final class Quoted {

    private Quoted() {}

    static void append(StringBuilder line, String text) {
        boolean isPlain = text.indexOf('\\') < 0 && text.indexOf('"') < 0;
        line.append('"')
                .append(isPlain ? text : text.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }
}
