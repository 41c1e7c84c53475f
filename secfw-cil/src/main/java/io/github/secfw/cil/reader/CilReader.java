package io.github.secfw.cil.reader;

import io.github.secfw.cil.reader.access.AccessRelationBuilder;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.expansion.ExpandedTreeReader;
import io.github.secfw.cil.reader.expansion.Expansion;
import io.github.secfw.cil.reader.parser.StatementReader;
import io.github.secfw.cil.reader.parser.TreeBuilder;
import io.github.secfw.cil.reader.syntax.CilScanner;
import io.github.secfw.cil.reader.syntax.CilStatement;
import io.github.secfw.cil.reader.syntax.SourceLines;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import java.util.List;

/**
 * Reads policies in CIL: modules, a whole policy, or both together. What matters to the object class {@code packet} becomes
 * an access relation, what cannot be said there becomes unknown, and everything else is left aside.
 *
 * <p>What the files declare is taken as they say it: a type stands for itself, an attribute for its types. A name that they do
 * not declare stands for itself, and the relation says which types are put into it if it is an attribute. Files that declare
 * the class {@code packet} are a whole policy, for which it is known which optional blocks are left out.
 */
public final class CilReader implements Reader {

    /** A reader. */
    public CilReader() {}

    @Override
    public Meaning read(List<Source> files) {
        PolicyDatabase policy = new PolicyDatabase();
        StatementReader statements = new StatementReader(policy);
        TreeBuilder tree = new TreeBuilder(policy);
        for (Source file : files) {
            SourceLines lines = new SourceLines(file);
            CilScanner scanner = new CilScanner(file.text(), lines);
            while (scanner.next()) {
                CilStatement statement = new CilStatement(scanner.elements(), lines, 0);
                if (TreeBuilder.takes(statement)) {
                    tree.read(statement);
                } else {
                    statements.read(statement, policy.scope());
                }
            }
        }
        if (!policy.root.children().isEmpty()) {
            new Expansion(policy).expand();
            new ExpandedTreeReader(policy, statements).read();
        }
        return new AccessRelationBuilder(policy).make();
    }
}
