package io.github.secfw.cil.reader;

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
        PolicyText policy = new PolicyText();
        StatementReader statements = new StatementReader(policy);
        TreeReader tree = new TreeReader(policy);
        for (Source file : files) {
            Lines lines = new Lines(file);
            Scanner scanner = new Scanner(file.text(), lines);
            while (scanner.next()) {
                Statement statement = new Statement(scanner.elements(), lines, 0);
                if (TreeReader.takes(statement)) {
                    tree.read(statement);
                } else {
                    statements.read(statement, policy.scope());
                }
            }
        }
        if (!policy.root.children().isEmpty()) {
            new Expansion(policy).expand();
            new TreeFeed(policy, statements).read();
        }
        return new RelationMaker(policy).make();
    }
}
