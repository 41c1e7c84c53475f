package io.github.secfw.testkit.tools;

import io.github.secfw.testkit.tools.NftSecmarks.Declaration;

/** Replaces the labels of one nftables file with packet marks. */
final class NftMarks {

    private final String text;
    private final NftSecmarks places;
    private final LabelEdits edits;

    NftMarks(String text) {
        this.text = text;
        this.places = new NftSecmarks(text);
        this.edits = new LabelEdits(text);
    }

    LabelMarks replace() {
        places.declarations().forEach(this::remove);
        places.keywords().forEach(token -> edits.replace(token.start(), token.end(), "mark"));
        places.uses().forEach(use -> mark(use.table(), use.name()));
        places.elements().forEach(element -> mark(element.table(), element.name()));
        LabelMarks result = edits.apply();
        refuseLeftOvers(result.text());
        return result;
    }

    /** Removes a declaration but keeps its line ends, so that line numbers do not change. */
    private void remove(Declaration declaration) {
        String kept =
                places.contextOf(declaration.table(), declaration.name().text()).orElseThrow();
        if (!kept.equals(declaration.context())) {
            throw new IllegalArgumentException(declaration.name().position() + ": the object '"
                    + declaration.name().text() + "' of table " + declaration.table() + " is declared with '"
                    + declaration.context() + "' after '" + kept
                    + "', and nft silently keeps the first: declare it once");
        }
        String removed = text.substring(declaration.start(), declaration.end());
        edits.replace(declaration.start(), declaration.end(), removed.replaceAll("[^\n]", ""));
    }

    private void mark(String table, NftToken name) {
        String context = places.contextOf(table, name.text())
                .orElseThrow(() -> new IllegalArgumentException(name.position() + ": table '" + table
                        + "' declares no object '" + name.text() + "': write secmark " + name.text()
                        + " { \"context\"; } before it is used"));
        edits.replaceByMark(name.start(), name.end(), context);
    }

    private static void refuseLeftOvers(String marked) {
        NftLexer.tokens(marked).stream()
                .filter(token -> token.is("secmark"))
                .findFirst()
                .ifPresent(token -> {
                    throw new IllegalArgumentException(
                            "line " + token.position().line()
                                    + ": 'secmark' cannot be replaced by a packet mark here: write objects as"
                                    + " secmark NAME { \"context\"; } and maps as type … : secmark, inside a table's block");
                });
    }
}
