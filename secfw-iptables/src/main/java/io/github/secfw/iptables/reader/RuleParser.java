package io.github.secfw.iptables.reader;

import io.github.secfw.iptables.reader.RuleDraft.JumpDraft;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.QueueRange;
import io.github.secfw.program.Condition;
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
    private final List<Word> words;
    private final RuleHead head;
    private final OptionNames names = new OptionNames();
    private final List<LoadedMatch> matches = new ArrayList<>(4);

    /** What stands for each extension in the names: a match, or nothing for the target. */
    private final List<Optional<LoadedMatch>> owners = new ArrayList<>(4);

    private Optional<LoadedTarget> target = Optional.empty();
    private List<Instruction> verdict = List.of();
    private Optional<JumpDraft> jump = Optional.empty();
    private Optional<Word> targetWord = Optional.empty();

    private final List<RuleGuard> interfaces = new ArrayList<>(2);
    private Optional<AddressOption> source = Optional.empty();
    private Optional<AddressOption> destination = Optional.empty();
    private Optional<GlobalOption> command = Optional.empty();
    private Optional<Word> commandWord = Optional.empty();
    private Optional<Word> chain = Optional.empty();
    private Optional<Word> argument = Optional.empty();
    private Optional<Word> ofRule = Optional.empty();
    private Optional<Word> input = Optional.empty();
    private Optional<Word> output = Optional.empty();
    private Optional<Word> fragments = Optional.empty();
    private Optional<String> rest = Optional.empty();
    private boolean isOfOtherFamily;
    private int next;
    private Optional<Word> negation = Optional.empty();

    /** Addresses, which may be several. */
    private record AddressOption(Word word, boolean negated, List<AddressWords.Masked> addresses) {}

    RuleParser(FileWords file, TableDraft table, List<Word> words) {
        this.file = file;
        this.table = table;
        this.words = words;
        this.head = new RuleHead(file.family(), table.table());
    }

    /** The command; empty for a line that the file's family leaves out. */
    Optional<Command> parse(Line line) {
        while (next < words.size() && rest.isEmpty() && !isOfOtherFamily) {
            Word word = words.get(next);
            next++;
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
            GlobalOption option = text.length() == 2 ? GlobalOption.words().get(text.substring(1)) : null;
            if (option == null || option == GlobalOption.LINE_NUMBERS) {
                throw word.fault("\"" + text + "\" is no option of iptables-restore"
                        + (text.length() > 2 ? ": write each option and its value as words of their own" : ""));
            }
            global(option, word);
            return;
        }
        int equals = text.indexOf('=');
        String name = equals < 0 ? text.substring(2) : text.substring(2, equals);
        OptionNames.Found found = find(name, word);
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

    /** An option that nothing knows may be one of the protocol's match, which is loaded then. */
    private OptionNames.Found find(String name, Word word) {
        Optional<OptionNames.Found> found = names.find(name, word);
        if (found.isEmpty() && !head.isNegated() && head.protocol().isPresent()) {
            String match = ProtocolWords.match(head.protocol().get());
            boolean isLoaded =
                    matches.stream().anyMatch(one -> one.extension().name().equals(match));
            if (!match.isEmpty() && !isLoaded) {
                file.extensions().match(match, word).ifPresent(this::load);
                found = names.find(name, word);
            }
        }
        return found.orElseThrow(() -> word.fault("\"" + word.text()
                + "\" is no option of iptables, of the rule's matches and protocol, or of its target: write its match"
                + " before it"));
    }

    private void load(LoadedMatch match) {
        matches.add(match);
        owners.add(Optional.of(match));
        names.load(match.extension());
    }

    private void extension(OptionNames.Found found, Word word, int equals) {
        Optional<LoadedMatch> match = owners.get(found.extension());
        Extension extension = match.isPresent()
                ? match.get().extension()
                : target.orElseThrow().extension();
        int values = extension.options().getOrDefault(found.name(), 0);
        if (equals >= 0 && values == 0) {
            throw word.fault("--" + found.name() + " takes no value: leave it out");
        }
        Word value = word;
        if (equals >= 0) {
            value = new Word(
                    word.line(), word.column() + equals + 1, word.text().substring(equals + 1));
        } else if (values > 0) {
            value = value(word);
        }
        Option option = new Option(found.name(), word, takeNegation(), value, values > 1 ? value(word) : word);
        if (match.isPresent()) {
            match.get().take(option, head);
        } else {
            target.orElseThrow().take(option, head);
        }
    }

    private Word value(Word option) {
        if (next == words.size()) {
            throw option.fault(option.text() + " needs a value behind it");
        }
        next++;
        return words.get(next - 1);
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
            case SOURCE -> source = Optional.of(addresses(source.isPresent(), word, negated));
            case DESTINATION -> destination = Optional.of(addresses(destination.isPresent(), word, negated));
            case PROTOCOL -> protocol(word, negated);
            case IN_INTERFACE -> input = Optional.of(network(input, word, true, negated));
            case OUT_INTERFACE -> output = Optional.of(network(output, word, false, negated));
            default -> fragments(word, negated);
        }
    }

    private AddressOption addresses(boolean isSecond, Word word, boolean negated) {
        refuseSecond(isSecond, word);
        Word value = value(word);
        List<AddressWords.Masked> addresses = file.addresses().parse(value);
        if (negated && addresses.size() > 1) {
            throw value.fault("several addresses cannot be negated: write a chain that returns for each of them");
        }
        return new AddressOption(value, negated, addresses);
    }

    private static void refuseSecond(boolean isSecond, Word word) {
        if (isSecond) {
            throw word.fault("a second " + word.text() + " in a rule: leave out one");
        }
    }

    private void protocol(Word word, boolean negated) {
        refuseSecond(head.word().isPresent(), word);
        Word value = value(word);
        Optional<Protocol> protocol = ProtocolWords.parse(value);
        if (negated && protocol.isEmpty()) {
            throw value.fault("a rule for no protocol at all: leave out the !");
        }
        head.setProtocol(value, protocol, negated);
    }

    private Word network(Optional<Word> first, Word word, boolean isInput, boolean negated) {
        refuseSecond(first.isPresent(), word);
        Word value = value(word);
        file.interfaces().guard(value, isInput, negated).ifPresent(interfaces::add);
        return word;
    }

    private void fragments(Word word, boolean negated) {
        refuseSecond(fragments.isPresent(), word);
        if (file.family() == Family.IPV6) {
            throw word.fault("-f is for IPv4: write -m frag");
        }
        fragments = Optional.of(word);
        interfaces.add(RuleGuard.opaque(negated ? "! -f" : "-f"));
    }

    private void unasked(GlobalOption option, Word word) {
        switch (option) {
            case APPEND, INSERT, NEW_CHAIN, POLICY -> {
                begin(option, word);
                chain = Optional.of(value(word));
                if (option == GlobalOption.POLICY) {
                    argument = Optional.of(value(word));
                } else if (option == GlobalOption.INSERT) {
                    argument = freeWord();
                }
            }
            case FLUSH, ZERO, DELETE_CHAIN -> {
                begin(option, word);
                chain = freeWord();
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

    private Optional<Word> freeWord() {
        boolean isFree = next < words.size()
                && !words.get(next).text().startsWith("-")
                && !words.get(next).text().startsWith("!");
        return isFree ? Optional.of(words.get(next++)) : Optional.empty();
    }

    private void counters(Word word) {
        for (int i = 0; i < 2; i++) {
            Word value = value(word);
            if (!value.text().matches("[0-9]{1,20}")) {
                throw value.fault("\"" + value.text() + "\" is no counter: write two numbers, of packets and bytes");
            }
        }
    }

    private void match(Word word) {
        ofRule = Optional.of(word);
        Word name = value(word);
        Optional<LoadedMatch> match = file.extensions().match(name.text(), name);
        match.ifPresentOrElse(this::load, () -> rest = Optional.of(restFrom(next - 2)));
    }

    private void target(Word word, boolean isGoto) {
        ofRule = Optional.of(word);
        refuseSecond(targetWord.isPresent(), word);
        Word name = value(word);
        targetWord = Optional.of(name);
        List<Instruction> known = VERDICTS.get(name.text());
        Optional<ChainDraft> to = table.chain(name.text());
        Optional<LoadedTarget> loaded = file.extensions().target(name);
        if (!isGoto && known != null) {
            verdict = known;
        } else if (!isGoto && loaded.isPresent()) {
            target = loaded;
            owners.add(Optional.empty());
            names.load(loaded.get().extension());
        } else if (to.isPresent() && to.get().hook().isEmpty()) {
            jump = Optional.of(new JumpDraft(to.get(), isGoto, name));
        } else if (!isGoto && to.isEmpty() && isUnknownTarget(name)) {
            rest = Optional.of(restFrom(next - 2));
        } else {
            throw name.fault(
                    "there is no " + (isGoto ? "" : "target and no ") + "chain " + name.text() + " in the table "
                            + table.table() + " to go to: declare it before with :" + name.text() + " - [0:0]");
        }
    }

    /** A word that is no chain is a target of an extension that is not known here, where an option follows that is its own. */
    private boolean isUnknownTarget(Word name) {
        return ExtensionTable.isTarget(name.text())
                || next < words.size() && words.get(next).text().startsWith("--") && isUnknown(words.get(next));
    }

    private boolean isUnknown(Word option) {
        try {
            find(option.text().substring(2), option);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private String restFrom(int index) {
        StringBuilder text = new StringBuilder();
        for (Word word : words.subList(index, words.size())) {
            text.append(text.length() == 0 ? "" : " ").append(word.text());
        }
        return text.toString();
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
        checkInterfaces();
        List<RuleGuard> guards = new ArrayList<>(interfaces);
        head.protocol()
                .map(protocol -> RuleGuard.of(ProtocolWords.criterion(protocol, file.family()), head.isNegated()))
                .ifPresent(guards::add);
        List<Instruction> steps = steps(guards);
        String text = "line " + line.number() + ": " + line.text().strip();
        Optional<String> comment = comment();
        List<Optional<RuleGuard>> sources = alternatives(source, true);
        List<Optional<RuleGuard>> destinations = alternatives(destination, false);
        List<RuleDraft> rules = new ArrayList<>(sources.size() * destinations.size());
        for (Optional<RuleGuard> from : sources) {
            for (Optional<RuleGuard> to : destinations) {
                List<RuleGuard> all = new ArrayList<>(guards.size() + 2);
                from.ifPresent(all::add);
                to.ifPresent(all::add);
                all.addAll(guards);
                rules.add(new RuleDraft(commandWord.orElseThrow(), text, comment, all, steps, jump));
            }
        }
        return rules;
    }

    private Optional<String> comment() {
        for (LoadedMatch match : matches) {
            if (match.comment().isPresent()) {
                return match.comment();
            }
        }
        return Optional.empty();
    }

    /** What is done, with the guards of the matches added: up to the first that changes the packet. */
    private List<Instruction> steps(List<RuleGuard> guards) {
        for (LoadedMatch match : matches) {
            match.addTo(guards, head);
            if (match.changesPacket()) {
                jump = Optional.empty();
                return List.of(new Instruction.Opaque(match.toString()));
            }
        }
        if (rest.isPresent()) {
            jump = Optional.empty();
            return List.of(new Instruction.Opaque(rest.get()));
        }
        return target.isPresent() ? target.get().steps(head) : verdict;
    }

    private void checkInterfaces() {
        String name = chain.map(Word::text).orElse("");
        if (input.isPresent() && (name.equals("OUTPUT") || name.equals("POSTROUTING"))) {
            throw input.get().fault("-i in the chain " + name + ", which iptables does not take: leave it out");
        }
        if (output.isPresent() && (name.equals("INPUT") || name.equals("PREROUTING"))) {
            throw output.get().fault("-o in the chain " + name + ", which iptables does not take: leave it out");
        }
    }

    private static List<Optional<RuleGuard>> alternatives(Optional<AddressOption> option, boolean isSource) {
        if (option.isEmpty()) {
            return List.of(Optional.empty());
        }
        List<Optional<RuleGuard>> guards = new ArrayList<>();
        for (AddressWords.Masked masked : option.get().addresses()) {
            guards.add(guard(option.get(), masked, isSource));
        }
        return guards;
    }

    private static Optional<RuleGuard> guard(AddressOption option, AddressWords.Masked masked, boolean isSource) {
        if (masked.isAll()) {
            return option.negated() ? Optional.of(RuleGuard.of(RuleGuard.NEVER)) : Optional.empty();
        }
        if (masked.addresses().isEmpty()) {
            return Optional.of(RuleGuard.opaque((option.negated() ? "! " : "")
                    + (isSource ? "-s " : "-d ")
                    + option.word().text()));
        }
        Condition condition = Condition.of(
                isSource
                        ? new Criterion.Source(masked.addresses().get())
                        : new Criterion.Destination(masked.addresses().get()));
        return Optional.of(RuleGuard.of(option.negated() ? condition.negated() : condition));
    }
}
