package io.github.secfw.testkit.tools;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Replaces the labels of one iptables-restore file with packet marks. */
final class IptablesMarks {

    private static final Set<String> JUMPS = Set.of("-j", "--jump");
    private static final Set<String> FREE_TEXT =
            Set.of("--comment", "--log-prefix", "--nflog-prefix", "--ulog-prefix", "--string", "--hex-string");
    private static final Set<String> TABLES = Set.of("mangle", "security");
    private static final Map<String, String> CONNECTION_OPTIONS =
            Map.of("--save", "--save-mark", "--restore", "--restore-mark");
    private static final Pattern LEFT_OVER =
            Pattern.compile("(-[jg]|--(jump|goto)=)?(CONN)?SECMARK|--selctx(=.*)?", Pattern.DOTALL);
    private static final int LONGEST_CONTEXT = 255;

    private final String text;
    private final LabelEdits edits;

    IptablesMarks(String text) {
        this.text = text;
        this.edits = new LabelEdits(text);
    }

    LabelMarks replace() {
        String table = "";
        int offset = 0;
        int number = 1;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("*")) {
                table = line.substring(1).strip();
            }
            List<IptablesWord> words = options(line);
            for (int i = 0; i + 1 < words.size(); i++) {
                if (JUMPS.contains(words.get(i).value())) {
                    target(words.subList(i + 1, words.size()), offset, number, table);
                }
            }
            offset += line.length() + 1;
            number++;
        }
        LabelMarks result = edits.apply();
        refuseLeftOvers(result.text());
        return result;
    }

    private void target(List<IptablesWord> words, int offset, int line, String table) {
        IptablesWord target = words.get(0);
        boolean packet = target.value().equals("SECMARK");
        if (!packet && !target.value().equals("CONNSECMARK")) {
            return;
        }
        if (!TABLES.contains(table)) {
            throw fault(
                    line,
                    target.value() + " in table '" + table + "': the kernel takes it in mangle and security only");
        }
        edits.replace(offset + target.start(), offset + target.end(), packet ? "MARK" : "CONNMARK");
        if (packet) {
            packetOption(words, offset, line);
        } else {
            connectionOption(words, offset, line);
        }
    }

    private void packetOption(List<IptablesWord> words, int offset, int line) {
        for (int i = 1; i + 1 < words.size(); i++) {
            IptablesWord option = words.get(i);
            if (option.value().equals("--selctx")) {
                IptablesWord context = words.get(i + 1);
                int length = context.value().getBytes(StandardCharsets.UTF_8).length;
                if (length > LONGEST_CONTEXT) {
                    throw fault(
                            line,
                            "a context of " + length + " bytes: the kernel takes " + LONGEST_CONTEXT + " at most: "
                                    + context.value());
                }
                edits.replace(offset + option.start(), offset + option.end(), "--set-mark");
                edits.replaceByMark(offset + context.start(), offset + context.end(), context.value());
                return;
            }
        }
        throw fault(line, "SECMARK without a context: write '-j SECMARK --selctx CONTEXT'");
    }

    private void connectionOption(List<IptablesWord> words, int offset, int line) {
        for (IptablesWord option : words.subList(1, words.size())) {
            if (CONNECTION_OPTIONS.containsKey(option.value())) {
                edits.replace(offset + option.start(), offset + option.end(), CONNECTION_OPTIONS.get(option.value()));
                return;
            }
        }
        throw fault(line, "CONNSECMARK without --save or --restore: write one of them after it");
    }

    private static void refuseLeftOvers(String marked) {
        int number = 1;
        for (String line : marked.split("\n", -1)) {
            for (IptablesWord word : options(line)) {
                if (LEFT_OVER.matcher(word.value()).matches()) {
                    throw fault(
                            number,
                            "'" + word.value() + "' cannot be replaced by a packet mark:"
                                    + " write '-j SECMARK --selctx CONTEXT' or '-j CONNSECMARK --save|--restore'");
                }
            }
            number++;
        }
    }

    /** The words of a line, without comments, comment texts and log prefixes. */
    private static List<IptablesWord> options(String line) {
        if (line.startsWith("#")) {
            return List.of();
        }
        List<IptablesWord> options = new ArrayList<>();
        boolean freeText = false;
        for (IptablesWord word : IptablesWord.in(line)) {
            if (freeText) {
                freeText = false;
            } else {
                options.add(word);
                freeText = FREE_TEXT.contains(word.value());
            }
        }
        return List.copyOf(options);
    }

    private static IllegalArgumentException fault(int line, String what) {
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}
