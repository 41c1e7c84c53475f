package io.github.secfw.testkit.tools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All places in an nftables file that involve labels, found without running nft.
 *
 * <p>Objects belong to their table, so a name is looked up in the table that uses it.
 */
final class NftSecmarks {

    /** {@code secmark name { "context" }}, from start (included) to end (excluded). */
    record Declaration(String table, NftToken name, String context, int start, int end) {}

    /** {@code meta secmark set "name"}. */
    record Use(String table, NftToken name) {}

    /** {@code first … : "name"} in a map to secmark. */
    record Element(String table, NftToken first, NftToken name) {}

    private static final Set<String> TABLE_WORDS = Set.of("add", "create", "table");

    private final List<NftToken> tokens;
    private final List<Declaration> declarations = new ArrayList<>();
    private final Map<List<String>, String> contexts = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private final List<NftToken> keywords = new ArrayList<>();
    private final Set<NftToken> mapTypes = new HashSet<>();

    NftSecmarks(String text) {
        this.tokens = NftLexer.tokens(text);
        scan();
        uses.removeIf(use -> use.name().kind() == NftToken.Kind.WORD
                && contextOf(use.table(), use.name().text()).isEmpty());
    }

    List<Declaration> declarations() {
        return List.copyOf(declarations);
    }

    List<Use> uses() {
        return List.copyOf(uses);
    }

    List<Element> elements() {
        return List.copyOf(elements);
    }

    /** The words {@code secmark} in {@code meta secmark}, {@code ct secmark} and {@code type … : secmark}. */
    List<NftToken> keywords() {
        return List.copyOf(keywords);
    }

    /** The context of an object in its first declaration; a second declaration changes nothing. */
    Optional<String> contextOf(String table, String name) {
        return Optional.ofNullable(contexts.get(List.of(table, name)));
    }

    private void scan() {
        String table = "";
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            NftToken token = tokens.get(i);
            if (token.is("{")) {
                table = depth == 0 ? tableBefore(i) : table;
                depth++;
            } else if (token.is("}")) {
                depth--;
            } else if (depth == 1 && opensBlock(i, "secmark")) {
                i = declaration(i, table);
            } else if (depth == 1 && opensBlock(i, "map")) {
                map(i + 2, table);
            } else if (token.is("secmark")) {
                keyword(i, table);
            }
        }
    }

    private String tableBefore(int brace) {
        List<String> words = new ArrayList<>();
        for (int i = brace - 1; i >= 0 && !tokens.get(i).endsStatement(); i--) {
            if (!TABLE_WORDS.contains(tokens.get(i).text())) {
                words.add(0, tokens.get(i).text());
            }
        }
        return words.size() == 1 ? "ip " + words.get(0) : String.join(" ", words);
    }

    private boolean opensBlock(int i, String keyword) {
        return at(i).is(keyword)
                && (at(i - 1).endsStatement() || at(i - 1).is("{"))
                && at(i + 2).is("{");
    }

    /** Returns the index of the closing brace. A declaration needs exactly one context; others are ignored. */
    private int declaration(int i, String table) {
        int close = closing(i + 2);
        List<NftToken> found = new ArrayList<>();
        for (int j = i + 3; j < close; j++) {
            if (at(j).kind() == NftToken.Kind.STRING && !at(j - 1).is("comment")) {
                found.add(at(j));
            }
        }
        if (found.size() == 1 && close < tokens.size()) {
            contexts.putIfAbsent(List.of(table, at(i + 1).text()), found.get(0).text());
            declarations.add(new Declaration(
                    table,
                    at(i + 1),
                    found.get(0).text(),
                    at(i).start(),
                    at(close).end()));
        }
        return close;
    }

    private void map(int open, String table) {
        int close = closing(open);
        boolean toSecmark = false;
        for (int i = open + 1; i < close; i++) {
            if (at(i).is("secmark") && at(i - 1).is(":")) {
                mapTypes.add(at(i));
                toSecmark = true;
            } else if (at(i).is("secmark") && at(i - 2).is(":")) {
                toSecmark = true;
            }
        }
        for (int i = open + 1; toSecmark && i < close; i++) {
            if (at(i).is("elements") && at(i + 1).is("=") && at(i + 2).is("{")) {
                elements(i + 2, table);
            }
        }
    }

    private void keyword(int i, String table) {
        if (at(i - 1).is("meta") || at(i - 1).is("ct") || mapTypes.contains(at(i))) {
            keywords.add(at(i));
        }
        if (at(i - 1).is("meta") && at(i + 1).is("set")) {
            uses.add(new Use(table, at(i + 2)));
            anonymousMap(i + 2, table);
        }
    }

    /** The map of {@code meta secmark set … map { … }}; the search ends with the statement or at the next {@code set}. */
    private void anonymousMap(int from, String table) {
        for (int i = from; !at(i).endsStatement() && !at(i).is("set"); i++) {
            if (at(i).is("map") && at(i + 1).is("{")) {
                elements(i + 1, table);
                return;
            }
        }
    }

    private void elements(int open, String table) {
        int close = closing(open);
        List<NftToken> element = new ArrayList<>();
        int depth = 0;
        for (int i = open + 1; i <= close; i++) {
            NftToken token = at(i);
            if (i == close || (depth == 0 && token.is(","))) {
                element(element, table);
                element.clear();
            } else if (token.kind() != NftToken.Kind.NEWLINE) {
                element.add(token);
                depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            }
        }
    }

    private void element(List<NftToken> element, String table) {
        int last = element.size() - 1;
        if (last >= 2 && element.get(last - 1).is(":")) {
            elements.add(new Element(table, element.get(0), element.get(last)));
        }
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += at(i).is("{") ? 1 : at(i).is("}") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    /** The token at an index; before the first and after the last token, a line end. */
    private NftToken at(int i) {
        return i >= 0 && i < tokens.size()
                ? tokens.get(i)
                : new NftToken(NftToken.Kind.NEWLINE, "\n", 0, 0, new NftToken.Position(0, 0));
    }
}
