package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.ParsedChain;
import io.github.secfw.nftables.reader.table.ParsedTable;
import io.github.secfw.nftables.reader.table.Ruleset;

/** Parser of the blocks of tables and chains. */
final class BlockParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;
    private final DefinitionParser definitions;
    private final RuleParser rules;
    private final HookParser hooks;
    private final SetParser sets;
    private final ObjectParser objects;
    private final Braces braces;

    BlockParser(Scanner scanner, Ruleset ruleset, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
        this.definitions = new DefinitionParser(scanner, expressions);
        this.rules = new RuleParser(scanner, ruleset, expressions);
        this.hooks = new HookParser(scanner, expressions);
        this.sets = new SetParser(scanner, ruleset, expressions, definitions);
        this.objects = new ObjectParser(scanner, expressions);
        this.braces = new Braces(scanner, expressions);
    }

    DefinitionParser definitions() {
        return definitions;
    }

    RuleParser rules() {
        return rules;
    }

    SetParser sets() {
        return sets;
    }

    ObjectParser objects() {
        return objects;
    }

    /** Parses the block of a table. */
    void table(ParsedTable table) {
        int open = braces.begin();
        CommentParser comment = new CommentParser(scanner, expressions);
        expressions.variables().begin();
        while (!braces.isEnd(open)) {
            if (scanner.isWord("chain")) {
                scanner.advance();
                String name = expressions.newName("the name of a chain");
                braces.requireBlock();
                chain(table, name);
            } else if (scanner.isWord("set") || scanner.isWord("map")) {
                boolean isMap = scanner.isWord("map");
                scanner.advance();
                sets.set(table, expressions.newName("the name of a set"), isMap);
            } else if (scanner.isWord("secmark")) {
                scanner.advance();
                objects.label(table, expressions.identifier("the name of a label"));
            } else if (scanner.isWord("flags")) {
                scanner.advance();
                flags(table);
            } else if (!comment.parse() && !definitions.parse()) {
                objects.object(table);
            }
            braces.endOfEntry();
        }
        expressions.variables().end();
    }

    private void flags(ParsedTable table) {
        do {
            String flag = expressions.word("a flag");
            switch (flag) {
                case "dormant" -> table.setDormant(true);
                case "owner", "persist" -> {}
                default ->
                    throw scanner.file()
                            .fault(scanner.lastEnd() - flag.length(), "a table has no flag \"" + flag + "\"");
            }
        } while (expressions.take(","));
    }

    /** Parses the block of a chain after its name. The block is optional. */
    void chain(ParsedTable table, String name) {
        ParsedChain chain = table.chains().computeIfAbsent(name, ParsedChain::new);
        if (!scanner.isSymbol("{")) {
            chain.setDeclared();
            return;
        }
        int open = braces.begin();
        hooks.begin();
        expressions.variables().begin();
        while (!braces.isEnd(open)) {
            if (!definitions.parse() && !hooks.parse(chain, table.key().family())) {
                chain.addRule(rules.parse(table));
            }
            braces.endOfEntry();
        }
        chain.setDeclared();
        expressions.variables().end();
    }
}
