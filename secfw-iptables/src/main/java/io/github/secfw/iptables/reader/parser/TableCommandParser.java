package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft.JumpDraft;
import io.github.secfw.iptables.reader.draft.TableDraft;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.option.GlobalOption;
import io.github.secfw.iptables.reader.option.OptionResolver;
import io.github.secfw.iptables.reader.rule.ExtensionPlacement;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.SourceLine;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.syntax.TokenSequence;
import io.github.secfw.iptables.reader.value.ProtocolParser;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parser of one line of a table: a command, and the options of the rule that it adds. Used once. */
final class TableCommandParser {

    private final FileParsers file;
    private final TokenSequence tokens;
    private final RuleScope scope;
    private final RuleExtensions extensions;
    private final NetworkOptions networks;
    private final RuleTarget target;

    private Optional<AddressOption> source = Optional.empty();
    private Optional<AddressOption> destination = Optional.empty();
    private Optional<GlobalOption> command = Optional.empty();
    private Optional<Token> commandToken = Optional.empty();
    private Optional<Token> chain = Optional.empty();
    private Optional<Token> argument = Optional.empty();
    private Optional<Token> ruleOption = Optional.empty();
    private Optional<String> unmodelled = Optional.empty();
    private boolean isOfOtherFamily;
    private Optional<Token> negation = Optional.empty();

    TableCommandParser(FileParsers file, TableDraft table, List<Token> tokens) {
        this.file = file;
        this.tokens = new TokenSequence(tokens);
        this.networks = new NetworkOptions(file);
        this.scope = new RuleScope(file.family(), table.table());
        this.extensions = new RuleExtensions(file.extensions(), file.places(), scope);
        this.target = new RuleTarget(table, this.tokens, extensions);
    }

    /** The command; empty for a line with {@code -4} or {@code -6} of the other family. */
    Optional<TableCommand> parse(SourceLine line) {
        while (tokens.hasNext() && unmodelled.isEmpty() && !isOfOtherFamily) {
            Token token = tokens.take();
            if (token.text().equals("!")) {
                if (negation.isPresent()) {
                    throw token.fault("\"!\" must not follow another \"!\": leave out one");
                }
                negation = Optional.of(token);
            } else {
                option(token);
            }
        }
        if (isOfOtherFamily) {
            return Optional.empty();
        }
        if (negation.isPresent() && unmodelled.isEmpty()) {
            throw negation.get().fault("\"!\" must be followed by an option");
        }
        return Optional.of(command(line));
    }

    private void option(Token token) {
        String text = token.text();
        if (text.length() < 2 || text.charAt(0) != '-' || text.equals("--")) {
            throw token.fault("unexpected \"" + text + "\": expected an option");
        }
        if (text.charAt(1) != '-') {
            Optional<GlobalOption> option =
                    text.length() == 2 ? GlobalOption.ofLetter(text.charAt(1)) : Optional.empty();
            if (option.isEmpty() || option.get() == GlobalOption.LINE_NUMBERS) {
                throw token.fault("unknown option \"" + text + "\""
                        + (text.length() > 2 ? ": write a space between an option and its value" : ""));
            }
            global(option.get(), token);
            return;
        }
        int equals = text.indexOf('=');
        String name = equals < 0 ? text.substring(2) : text.substring(2, equals);
        OptionResolver.Found found = extensions.find(name, token);
        if (found.global().isPresent()) {
            if (equals >= 0) {
                throw token.fault(
                        "\"" + text + "\" has a = before its value, which iptables reads as part of the value:"
                                + " write a space instead");
            }
            global(found.global().get(), token);
        } else {
            extension(found, token, equals);
        }
    }

    private void extension(OptionResolver.Found found, Token token, int equals) {
        int values = extensions.values(found);
        if (equals >= 0 && values == 0) {
            throw token.fault("--" + found.name() + " does not accept a value: leave out the value");
        }
        Token value = token;
        if (equals >= 0) {
            value = new Token(
                    token.line(), token.column() + equals + 1, token.text().substring(equals + 1));
        } else if (values > 0) {
            value = tokens.value(token);
        }
        extensions.take(
                found,
                new ExtensionOption(
                        found.name(), token, takeNegation(), value, values > 1 ? tokens.value(token) : token));
    }

    private boolean takeNegation() {
        boolean taken = negation.isPresent();
        negation = Optional.empty();
        return taken;
    }

    private void global(GlobalOption option, Token token) {
        boolean negated = takeNegation();
        switch (option) {
            case SOURCE, DESTINATION, PROTOCOL, IN_INTERFACE, OUT_INTERFACE, FRAGMENTS ->
                matchOption(option, token, negated);
            default -> {
                if (negated) {
                    throw token.fault(token.text() + " cannot be negated: rewrite the rule without \"!\"");
                }
                commandOption(option, token);
            }
        }
    }

    private void matchOption(GlobalOption option, Token token, boolean negated) {
        ruleOption = Optional.of(token);
        switch (option) {
            case SOURCE -> source = Optional.of(addresses(source, token, negated, true));
            case DESTINATION -> destination = Optional.of(addresses(destination, token, negated, false));
            case PROTOCOL -> protocol(token, negated);
            case IN_INTERFACE -> networks.input(token, tokens.value(token), negated);
            case OUT_INTERFACE -> networks.output(token, tokens.value(token), negated);
            default -> networks.fragments(token, negated);
        }
    }

    private AddressOption addresses(Optional<AddressOption> first, Token token, boolean negated, boolean isSource) {
        token.refuseSecond(first.isPresent());
        return AddressOption.of(tokens.value(token), isSource, negated, file.addresses());
    }

    private void protocol(Token token, boolean negated) {
        token.refuseSecond(scope.token().isPresent());
        Token value = tokens.value(token);
        Optional<Protocol> protocol = ProtocolParser.parse(value);
        if (negated && protocol.isEmpty()) {
            throw value.fault("\"!\" before all protocols matches no packet: name one protocol");
        }
        scope.setProtocol(value, protocol, negated);
    }

    private void commandOption(GlobalOption option, Token token) {
        switch (option) {
            case APPEND, INSERT, NEW_CHAIN, POLICY -> {
                begin(option, token);
                chain = Optional.of(tokens.value(token));
                if (option == GlobalOption.POLICY) {
                    argument = Optional.of(tokens.value(token));
                } else if (option == GlobalOption.INSERT) {
                    argument = tokens.takeFree();
                }
            }
            case FLUSH, ZERO, DELETE_CHAIN -> {
                begin(option, token);
                chain = tokens.takeFree();
            }
            case JUMP, GOTO -> target(token, option == GlobalOption.GOTO);
            case MATCH -> match(token);
            case SET_COUNTERS -> counters(token);
            case VERBOSE -> {}
            case IPV4 -> isOfOtherFamily |= file.family() != Family.IPV4;
            case IPV6 -> isOfOtherFamily |= file.family() != Family.IPV6;
            case TABLE ->
                throw token.fault("iptables-restore does not accept " + token.text() + ": write the rule after *TABLE");
            default ->
                throw token.fault(
                        "the reader does not accept " + token.text() + ": write the file as iptables-save prints it");
        }
    }

    private void begin(GlobalOption option, Token token) {
        if (command.isPresent()) {
            throw token.fault("second command " + token.text() + ": write it on a line of its own");
        }
        command = Optional.of(option);
        commandToken = Optional.of(token);
    }

    private void counters(Token token) {
        for (int i = 0; i < 2; i++) {
            Token value = tokens.value(token);
            if (!value.text().matches("[0-9]{1,20}")) {
                throw value.fault("invalid counter \"" + value.text() + "\": expected two numbers, packets and bytes");
            }
        }
    }

    private void match(Token token) {
        ruleOption = Optional.of(token);
        Token name = tokens.value(token);
        if (!extensions.loadMatch(name)) {
            unmodelled = Optional.of("the unknown match " + name.text() + " of " + tokens.all());
        }
    }

    private void target(Token token, boolean isGoto) {
        ruleOption = Optional.of(token);
        unmodelled = target.take(token, isGoto);
    }

    private TableCommand command(SourceLine line) {
        GlobalOption kind =
                command.orElseThrow(() -> line.fault(1, "the line has no command: begin a rule with -A and its chain"));
        Token token = commandToken.orElseThrow();
        boolean adds = kind == GlobalOption.APPEND || kind == GlobalOption.INSERT;
        if (!adds && ruleOption.isPresent()) {
            throw ruleOption
                    .get()
                    .fault(ruleOption.get().text() + " is an option of rules, and " + token.text()
                            + " has no rule: leave it out");
        }
        return new TableCommand(kind, token, chain, argument, adds ? rules(line) : List.of());
    }

    private List<RuleDraft> rules(SourceLine line) {
        List<RuleGuard> guards =
                new ArrayList<>(networks.guards(chain.map(Token::text).orElse("")));
        scope.protocol()
                .flatMap(protocol -> ProtocolOption.guard(protocol, file.family(), scope.isNegated()))
                .ifPresent(guards::add);
        List<Instruction> steps = steps(guards);
        Optional<JumpDraft> jump = unmodelled.isEmpty() ? target.jump() : Optional.empty();
        List<ExtensionPlacement.Restriction> restrictions = extensions.restrictions();
        guards.removeIf(RuleGuard::isAlways);
        guards.replaceAll(file.guards()::shared);
        String text = "line " + line.number() + ": " + line.text().strip();
        Optional<String> comment = extensions.comment();
        List<Optional<RuleGuard>> sources = AddressOption.guards(source);
        List<Optional<RuleGuard>> destinations = AddressOption.guards(destination);
        List<RuleDraft> rules = new ArrayList<>(sources.size() * destinations.size());
        for (Optional<RuleGuard> from : sources) {
            for (Optional<RuleGuard> to : destinations) {
                List<RuleGuard> all = new ArrayList<>(guards.size() + 2);
                from.ifPresent(all::add);
                to.ifPresent(all::add);
                all.addAll(guards);
                rules.add(new RuleDraft(commandToken.orElseThrow(), text, comment, all, steps, jump, restrictions));
            }
        }
        return rules;
    }

    /** The instructions of the rule; adds the guards of its matches. */
    private List<Instruction> steps(List<RuleGuard> guards) {
        extensions.addTo(guards);
        return unmodelled.isPresent()
                ? List.of(new Instruction.Unmodelled(unmodelled.get()))
                : extensions.steps().orElse(target.verdict());
    }
}
