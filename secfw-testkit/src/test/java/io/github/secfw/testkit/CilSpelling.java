package io.github.secfw.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The same CIL statements in another order and other spelling. */
final class CilSpelling {

    private CilSpelling() {}

    /** The statements that stand in no other, from the last to the first. */
    static String reversed(String text) {
        List<String> statements = statements(text);
        Collections.reverse(statements);
        return String.join("\n; another order\n", statements);
    }

    /** Each list begins on a line of its own, and closing parentheses stand apart. */
    static String spread(String text) {
        StringBuilder spread = new StringBuilder();
        boolean isInString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            isInString ^= c == '"';
            if (!isInString && c == '(') {
                spread.append("\r\n\t( ");
            } else if (!isInString && c == ')') {
                spread.append(" ; closed\n)");
            } else {
                spread.append(c);
            }
        }
        return spread.toString();
    }

    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean isInString = false;
        boolean isInComment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isInComment) {
                isInComment = c != '\n';
            } else if (isInString) {
                isInString = c != '"';
            } else if (c == '"') {
                isInString = true;
            } else if (c == ';') {
                isInComment = true;
            } else if (c == '(') {
                if (depth == 0) {
                    start = i;
                }
                depth++;
            } else if (c == ')') {
                depth--;
                if (depth == 0) {
                    statements.add(text.substring(start, i + 1));
                }
            }
        }
        return statements;
    }
}
