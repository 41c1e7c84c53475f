package io.github.secfw.iptables.reader;

import io.github.secfw.iptables.reader.RuleDraft.JumpDraft;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.QueueRange;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one line of a table: a command and, where it adds rules, their options. Used once. */
final class RuleParser {

    private static final Map<String, List<Instruction>> VERDICTS = Map.of(
            "ACCEPT", List.of(new Instruction.Accept()),
            "DROP", List.of(new Instruction.Drop()),
            "RETURN", List.of(new Instruction.Return()),
            "QUEUE", List.of(new Instruction.Queue(new QueueRange(0, 0), false)));

    private final FileWords file;
    private final TableDraft table;
    private final WordSequence words;
    private final RuleHead head;
    private final RuleExtensions extensions;
    private final NetworkOptions networks;
    private List<Instruction> verdict = List.of();
    private Optional<JumpDraft> jump = Optional.empty();
    private Optional<Word> targetWord = Optional.empty();

    private Optional<AddressOption> source = Optional.empty();
    private Optional<AddressOption> destination = Optional.empty();
    private Optional<GlobalOption> command = Optional.empty();
    private Optional<Word> commandWord = Optional.empty();
    private Optional<Word> chain = Optional.empty();
    private Optional<Word> argument = Optional.empty();
    private Optional<Word> ofRule = Optional.empty();
    private Optional<String> rest = Optional.empty();
    private boolean isOfOtherFamily;
    private Optional<Word> negation = Optional.empty();

    RuleParser(FileWords file, TableDraft table, List<Word> words) {
        this.file = file;
        this.table = table;
        this.words = new WordSequence(words);
        this.networks = new NetworkOptions(file);
        this.head = new RuleHead(file.family(), table.table());
        this.extensions = new RuleExtensions(file.extensions(), file.places(), head);
    }

    /** The command; empty for a line that the file's family leaves out. */
    Optional<Command> parse(Line line) {
        while (words.hasNext() && rest.isEmpty() && !isOfOtherFamily) {
            Word word = words.take();
            if (word.text().equals("!")) {
                if (negation.isPresent()) {
                    throw word.fault("two ! one after the other: leave out one");
                }
                negation = Optional.of(word);
            } else {
                option(word);
            }
        }
        if (isOfOtherFamily) {
            return Optional.empty();
        }
        if (negation.isPresent() && rest.isEmpty()) {
            throw negation.get().fault("a ! without an option behind it");
        }
        return Optional.of(command(line));
    }

    private void option(Word word) {
        String text = word.text();
        if (text.length() < 2 || text.charAt(0) != '-' || text.equals("--")) {
            throw word.fault("\"" + text + "\" stands where an option should");
        }
        if (text.charAt(1) != '-') {
            Optional<GlobalOption> option =
                    text.length() == 2 ? GlobalOption.ofLetter(text.charAt(1)) : Optional.empty();
            if (option.isEmpty() || option.get() == GlobalOption.LINE_NUMBERS) {
                throw word.fault("\"" + text + "\" is not a valid option of iptables-restore"
                        + (text.length() > 2 ? ": write each option and its value as words of their own" : ""));
            }
            global(option.get(), word);
            return;
        }
        int equals = text.indexOf('=');
        String name = equals < 0 ? text.substring(2) : text.substring(2, equals);
        OptionNames.Found found = extensions.find(name, word);
        if (found.global().isPresent()) {
            if (equals >= 0) {
                throw word.fault("\"" + text + "\" has its value behind a =, which iptables takes for the value itself:"
                        + " write it as a word of its own");
            }
            global(found.global().get(), word);
        } else {
            extension(found, word, equals);
        }
    }

    private void extension(OptionNames.Found found, Word word, int equals) {
        int values = extensions.values(found);
        if (equals >= 0 && values == 0) {
            throw word.fault("--" + found.name() + " takes no value: leave it out");
        }
        Word value = word;
        if (equals >= 0) {
            value = new Word(
                    word.line(), word.column() + equals + 1, word.text().substring(equals + 1));
        } else if (values > 0) {
            value = words.value(word);
        }
        extensions.take(
                found, new Option(found.name(), word, takeNegation(), value, values > 1 ? words.value(word) : word));
    }

    private boolean takeNegation() {
        boolean taken = negation.isPresent();
        negation = Optional.empty();
        return taken;
    }

    private void global(GlobalOption option, Word word) {
        boolean negated = takeNegation();
        switch (option) {
            case SOURCE, DESTINATION, PROTOCOL, IN_INTERFACE, OUT_INTERFACE, FRAGMENTS -> asked(option, word, negated);
            default -> {
                if (negated) {
                    throw word.fault(word.text() + " cannot be negated: leave out the !");
                }
                unasked(option, word);
            }
        }
    }

    private void asked(GlobalOption option, Word word, boolean negated) {
        ofRule = Optional.of(word);
        switch (option) {
            case SOURCE -> source = Optional.of(addresses(source, word, negated, true));
            case DESTINATION -> destination = Optional.of(addresses(destination, word, negated, false));
            case PROTOCOL -> protocol(word, negated);
            case IN_INTERFACE -> networks.input(word, words.value(word), negated);
            case OUT_INTERFACE -> networks.output(word, words.value(word), negated);
            default -> networks.fragments(word, negated);
        }
    }

    private AddressOption addresses(Optional<AddressOption> first, Word word, boolean negated, boolean isSource) {
        word.refuseSecond(first.isPresent());
        return AddressOption.of(words.value(word), isSource, negated, file.addresses());
    }

    private void protocol(Word word, boolean negated) {
        word.refuseSecond(head.word().isPresent());
        Word value = words.value(word);
        Optional<Protocol> protocol = ProtocolWords.parse(value);
        if (negated && protocol.isEmpty()) {
            throw value.fault("a rule for no protocol at all: leave out the !");
        }
        head.setProtocol(value, protocol, negated);
    }

    private void unasked(GlobalOption option, Word word) {
        switch (option) {
            case APPEND, INSERT, NEW_CHAIN, POLICY -> {
                begin(option, word);
                chain = Optional.of(words.value(word));
                if (option == GlobalOption.POLICY) {
                    argument = Optional.of(words.value(word));
                } else if (option == GlobalOption.INSERT) {
                    argument = words.takeFree();
                }
            }
            case FLUSH, ZERO, DELETE_CHAIN -> {
                begin(option, word);
                chain = words.takeFree();
            }
            case JUMP, GOTO -> target(word, option == GlobalOption.GOTO);
            case MATCH -> match(word);
            case SET_COUNTERS -> counters(word);
            case VERBOSE -> {}
            case IPV4 -> isOfOtherFamily |= file.family() != Family.IPV4;
            case IPV6 -> isOfOtherFamily |= file.family() != Family.IPV6;
            case TABLE ->
                throw word.fault("iptables-restore takes no " + word.text() + ": write the rule below *TABLE");
            default ->
                throw word.fault(word.text() + " has no place in a file that is read: write the file that results,"
                        + " as iptables-save prints it");
        }
    }

    private void begin(GlobalOption option, Word word) {
        if (command.isPresent()) {
            throw word.fault("a second command, " + word.text() + ": write it in a line of its own");
        }
        command = Optional.of(option);
        commandWord = Optional.of(word);
    }

    private void counters(Word word) {
        for (int i = 0; i < 2; i++) {
            Word value = words.value(word);
            if (!value.text().matches("[0-9]{1,20}")) {
                throw value.fault(
                        "\"" + value.text() + "\" is not a valid counter: write two numbers, of packets and bytes");
            }
        }
    }

    private void match(Word word) {
        ofRule = Optional.of(word);
        Word name = words.value(word);
        if (!extensions.loadMatch(name)) {
            rest = Optional.of("the unknown match " + name.text() + " of " + words.all());
        }
    }

    private void target(Word word, boolean isGoto) {
        ofRule = Optional.of(word);
        word.refuseSecond(targetWord.isPresent());
        Word name = words.value(word);
        targetWord = Optional.of(name);
        List<Instruction> known = VERDICTS.get(name.text());
        Optional<ChainDraft> to = table.chain(name.text());
        Optional<LoadedTarget> loaded = extensions.target(name);
        if (!isGoto && known != null) {
            if (name.text().equals("DROP") && table.table() == NetfilterTable.NAT) {
                throw name.fault("DROP in the table nat, which iptables refuses: drop packets in the table filter");
            }
            verdict = known;
        } else if (!isGoto && loaded.isPresent()) {
            extensions.load(loaded.get());
        } else if (to.isPresent() && to.get().hook().isEmpty()) {
            jump = Optional.of(new JumpDraft(to.get(), isGoto, name));
        } else if (!isGoto && to.isEmpty() && isUnknownTarget(name)) {
            rest = Optional.of(words.restWith(2));
        } else {
            throw name.fault(
                    "there is no " + (isGoto ? "" : "target and no ") + "chain " + name.text() + " in the table "
                            + table.table() + " to go to: declare it before with :" + name.text() + " - [0:0]");
        }
    }

    /** A word that is no chain is a target of an extension that is not known here, where an option follows that is its own. */
    private boolean isUnknownTarget(Word name) {
        return ExtensionTable.isTarget(name.text())
                || words.peek("--").filter(this::isUnknown).isPresent();
    }

    private boolean isUnknown(Word option) {
        try {
            extensions.find(option.text().substring(2), option);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private Command command(Line line) {
        GlobalOption kind = command.orElseThrow(
                () -> line.fault(1, "a line without a command: begin a rule with -A and its chain"));
        Word word = commandWord.orElseThrow();
        boolean adds = kind == GlobalOption.APPEND || kind == GlobalOption.INSERT;
        if (!adds && ofRule.isPresent()) {
            throw ofRule.get().fault(ofRule.get().text() + " belongs to a rule, and " + word.text() + " has none");
        }
        return new Command(kind, word, chain, argument, adds ? rules(line) : List.of());
    }

    private List<RuleDraft> rules(Line line) {
        List<RuleGuard> guards =
                new ArrayList<>(networks.guards(chain.map(Word::text).orElse("")));
        head.protocol()
                .flatMap(protocol -> ProtocolWords.guard(protocol, file.family(), head.isNegated()))
                .ifPresent(guards::add);
        List<Instruction> steps = steps(guards);
        List<LoadPlaces.Need> needs = extensions.needs();
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
                rules.add(new RuleDraft(commandWord.orElseThrow(), text, comment, all, steps, jump, needs));
            }
        }
        return rules;
    }

    /** What is done, with the guards of the matches added. */
    private List<Instruction> steps(List<RuleGuard> guards) {
        extensions.addTo(guards);
        if (rest.isPresent()) {
            jump = Optional.empty();
            return List.of(new Instruction.Unmodelled(rest.get()));
        }
        return extensions.steps().orElse(verdict);
    }
}
