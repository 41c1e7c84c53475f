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
 * The reader of nftables rule sets. It reads text, as people write it for {@code nft -f} and as {@code nft list ruleset} prints
 * it, and JSON, as {@code nft -j list ruleset} prints it. A file is JSON if its name ends with {@code .json} or its text begins
 * with a brace.
 *
 * <p>The result is the state of a kernel without rules after it has loaded the files in order. The reader refuses rules of
 * chains that no file declares, rules by handle, and included files.
 */
public final class NftablesReader implements Reader {

    /** Creates a reader. */
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
        return new RulesetLowering(ruleset).lower();
    }

    private static boolean isJson(Source file) {
        return file.fileName().endsWith(".json") || file.text().stripLeading().startsWith("{");
    }
}
