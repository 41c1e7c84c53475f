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
 * The reader of CIL: modules, a whole policy, or both together. Rules on the object class {@code packet} become an access
 * relation. Features that affect packets and that the relation cannot express are listed as unmodelled. Everything else is ignored.
 *
 * <p>An attribute that the files declare is resolved to its types. A name that they do not declare stands for itself; the relation
 * lists the types that the files add to it. Files that declare the class {@code packet} are a whole policy, in which optional
 * blocks with undeclared names are disabled.
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
        return new AccessRelationBuilder(policy).build();
    }
}
