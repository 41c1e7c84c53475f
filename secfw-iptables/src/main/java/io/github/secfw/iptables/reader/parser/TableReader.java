package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.draft.ChainDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.draft.TableDraft;
import io.github.secfw.iptables.reader.rule.NetfilterTable;
import io.github.secfw.iptables.reader.syntax.LineTokenizer;
import io.github.secfw.iptables.reader.syntax.SourceLine;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.NumberParser;
import io.github.secfw.net.Family;
import io.github.secfw.program.Verdict;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Parser of one file: runs its commands, and returns its tables. Used once. */
final class TableReader {

    static final int MAX_RULES = 1_000_000;

    /** The greatest number of rules that all insertions together may move, so that time stays bounded. */
    private static final long MAX_MOVES = 2_000_000_000L;

    private final Source source;
    private final FileParsers parsers;
    private final Map<NetfilterTable, TableDraft> tables = new EnumMap<>(NetfilterTable.class);
    private Optional<TableDraft> open = Optional.empty();
    private int rules;
    private long moves;

    TableReader(Source source, Family family) {
        this.source = source;
        this.parsers = new FileParsers(family);
    }

    /** The tables of the file. */
    List<TableDraft> read() {
        String text = source.text();
        int number = 0;
        int begin = 0;
        while (begin < text.length()) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            number++;
            if (end > begin && text.charAt(begin) != '#') {
                read(new SourceLine(source.fileName(), number, text.substring(begin, end)));
            }
            begin = end + 1;
        }
        if (open.isPresent()) {
            throw new MalformedTextException(
                    source.fileName(),
                    number + 1,
                    1,
                    "the table " + open.get().table() + " has no end: write COMMIT after its rules");
        }
        return new ArrayList<>(tables.values());
    }

    private void read(SourceLine line) {
        String text = line.text();
        if (text.charAt(text.length() - 1) == '\r') {
            throw line.fault(
                    text.length(),
                    "the line ends with a carriage return, which iptables-restore reads as part of the last word:"
                            + " convert the file to Unix line ends");
        }
        if (open.isEmpty()) {
            if (text.charAt(0) != '*') {
                throw line.fault(1, "the line is outside a table: write *TABLE before it");
            }
            begin(line);
        } else if (text.equals("COMMIT")) {
            open = Optional.empty();
        } else if (text.charAt(0) == ':') {
            declare(line, open.get());
        } else {
            command(line, open.get());
        }
    }

    private void begin(SourceLine line) {
        List<Token> names = LineTokenizer.tokens(line, 1, parsers.interner());
        if (names.isEmpty()) {
            throw line.fault(1, "the table has no name: write it after the *");
        }
        Token name = names.get(0);
        NetfilterTable table = NetfilterTable.named(name.text())
                .orElseThrow(() -> name.fault(
                        "unknown table \"" + name.text() + "\": expected filter, mangle, nat, raw or security"));
        TableDraft draft = new TableDraft(table, name, parsers.unmodelled().hashlimits());
        if (tables.putIfAbsent(table, draft) != null) {
            throw name.fault("the file has a second table " + table + ", which replaces the first: join them");
        }
        open = Optional.of(draft);
    }

    private void declare(SourceLine line, TableDraft table) {
        List<Token> parts = LineTokenizer.tokens(line, 1, parsers.interner());
        if (parts.size() < 2) {
            throw line.fault(1, "the chain has no policy: write :CHAIN - [0:0], or the policy of a built-in chain");
        }
        Token name = parts.get(0);
        Token policy = parts.get(1);
        Optional<ChainDraft> known = table.chain(name.text());
        boolean isKept = policy.text().equals("-");
        if (known.isPresent() && known.get().hook().isPresent()) {
            if (!isKept) {
                known.get().setPolicy(policy(policy));
            }
            return;
        }
        if (!isKept) {
            throw policy.fault(
                    "the chain " + name.text() + " is not a built-in chain, so it cannot have a policy: write -");
        }
        table.create(name);
    }

    private static Verdict policy(Token token) {
        return switch (token.text()) {
            case "ACCEPT" -> Verdict.ACCEPT;
            case "DROP" -> Verdict.DROP;
            default -> throw token.fault("unknown policy \"" + token.text() + "\": expected ACCEPT or DROP");
        };
    }

    private void command(SourceLine line, TableDraft table) {
        List<Token> all = LineTokenizer.tokens(line, afterCounters(line), parsers.interner());
        new TableCommandParser(parsers, table, all).parse(line).ifPresent(command -> run(command, table));
    }

    private static int afterCounters(SourceLine line) {
        String text = line.text();
        if (text.charAt(0) != '[') {
            return 0;
        }
        int at = 1;
        int colons = 0;
        while (at < text.length() && (text.charAt(at) == ':' || Character.isDigit(text.charAt(at)))) {
            colons += text.charAt(at) == ':' ? 1 : 0;
            at++;
        }
        if (colons != 1 || at == text.length() || text.charAt(at) != ']') {
            throw line.fault(1, "invalid counters: expected [PACKETS:BYTES]");
        }
        return at + 1;
    }

    private void run(TableCommand command, TableDraft table) {
        switch (command.kind()) {
            case APPEND -> add(command, table, Optional.empty());
            case INSERT -> add(command, table, command.argument().or(command::chain));
            case NEW_CHAIN -> table.create(command.chain().orElseThrow());
            case POLICY -> {
                ChainDraft chain = chain(command, table);
                if (chain.hook().isEmpty()) {
                    throw command.token()
                            .fault(
                                    "the chain " + chain
                                            + " is not a built-in chain, so it cannot have a policy: end it with a rule instead");
                }
                chain.setPolicy(policy(command.argument().orElseThrow()));
            }
            case FLUSH -> {
                if (command.chain().isPresent()) {
                    chain(command, table).flush();
                } else {
                    refuseFlushing(command.token(), table);
                }
            }
            case DELETE_CHAIN -> {
                if (command.chain().isPresent()) {
                    table.remove(command.chain().get());
                } else {
                    table.removeAll(command.token());
                }
            }
            default -> command.chain().ifPresent(name -> chain(command, table));
        }
    }

    /**
     * Refuses {@code -F} without a chain after rules: the nft variant flushes only what the kernel had before, and
     * keeps the rules of the file.
     */
    private static void refuseFlushing(Token token, TableDraft table) {
        if (table.chains().stream().anyMatch(chain -> chain.size() > 0)) {
            throw token.fault(token.text()
                    + " without a chain comes after rules, which the nft variant of iptables keeps: write one"
                    + " for each chain");
        }
    }

    private static ChainDraft chain(TableCommand command, TableDraft table) {
        Token name = command.chain().orElseThrow();
        return table.chain(name.text()).orElseThrow(() -> table.unknown(name));
    }

    /** Adds the rules of a command. Insertions are at the same index one after another, which reverses their order. */
    private void add(TableCommand command, TableDraft table, Optional<Token> place) {
        ChainDraft chain = chain(command, table);
        int index = place.isPresent() ? index(command, chain) : chain.size();
        for (RuleDraft rule : command.rules()) {
            if (rules == MAX_RULES) {
                throw command.token().fault("the file has more than " + MAX_RULES + " rules: read it in parts");
            }
            rules++;
            moves += chain.add(place.isPresent() ? index : chain.size(), rule);
            if (moves > MAX_MOVES) {
                throw command.token()
                        .fault("too many insertions into the middle of a long chain: write its rules in order with -A");
            }
        }
    }

    private static int index(TableCommand command, ChainDraft chain) {
        if (command.argument().isEmpty()) {
            return 0;
        }
        Token token = command.argument().get();
        OptionalLong number = NumberParser.parse(token.text(), Integer.MAX_VALUE);
        if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > chain.size() + 1L) {
            throw token.fault("invalid place \"" + token.text() + "\" in the chain " + chain
                    + ": expected a number from 1 to " + (chain.size() + 1));
        }
        return (int) number.getAsLong() - 1;
    }
}
