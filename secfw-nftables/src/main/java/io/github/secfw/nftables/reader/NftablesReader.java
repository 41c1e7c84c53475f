package io.github.secfw.nftables.reader;

import io.github.secfw.nftables.reader.json.JsonCommands;
import io.github.secfw.nftables.reader.lowering.RulesetLowering;
import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.nftables.reader.table.Ruleset;
import io.github.secfw.nftables.reader.text.TextParser;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import java.util.List;

/**
 * Reads rule sets of nftables: text as people write it for {@code nft -f} and as {@code nft list ruleset} prints it, and JSON
 * as {@code nft -j list ruleset} prints it. A file is JSON if its name ends with {@code .json}, or if its text begins with a
 * brace.
 *
 * <p>The files are taken as loaded one after the other into a kernel without rules. Rules that belong to chains that the files
 * do not make, rules by their handles and included files are refused.
 */
public final class NftablesReader implements Reader {

    /** A reader. */
    public NftablesReader() {}

    @Override
    public Meaning read(List<Source> files) {
        Ruleset ruleset = new Ruleset();
        for (Source file : files) {
            boolean isJson = isJson(file);
            SourceText text = new SourceText(file, isJson);
            if (isJson) {
                new JsonCommands(text, ruleset).parse();
            } else {
                new TextParser(text, ruleset).parse();
            }
        }
        return new RulesetLowering(ruleset).find();
    }

    private static boolean isJson(Source file) {
        return file.fileName().endsWith(".json") || file.text().stripLeading().startsWith("{");
    }
}
