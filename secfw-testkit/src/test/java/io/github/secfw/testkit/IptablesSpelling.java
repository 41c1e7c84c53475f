package io.github.secfw.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same file for iptables-restore, with its chains in another order or its values in another spelling. */
final class IptablesSpelling {

    private static final Map<String, String> PROTOCOLS = Map.of(
            "tcp",
            "6",
            "udp",
            "17",
            "icmp",
            "1",
            "ipv6-icmp",
            "58",
            "icmpv6",
            "58",
            "sctp",
            "132",
            "esp",
            "50",
            "ah",
            "51");

    private static final Map<String, String> WORDS = Map.of(
            " --dport 80 ", " --dport http ",
            " --dport 22 ", " --dport 22:22 ",
            " --dport 443 ", " --dport https ",
            " --limit 60/minute ", " --limit 1/second ",
            " --limit 5/min ", " --limit 5/minute ",
            " --icmp-type 8 ", " --icmp-type echo-request ",
            " --syn ", " --tcp-flags SYN,RST,ACK,FIN SYN ");

    private static final Pattern PROTOCOL = Pattern.compile(" -p (" + String.join("|", PROTOCOLS.keySet()) + ")(?= )");
    private static final Pattern ADDRESS = Pattern.compile("(?<= -[sd] )([0-9.]+)/([0-9]+)(?= )");
    private static final Pattern ADDRESS_OF_IPV6 = Pattern.compile("(?<= -[sd] )[0-9a-f:]*:[0-9a-f:]*(?=[/ ])");
    private static final Pattern LISTS =
            Pattern.compile("(?<= --(?:ctstate|state|dports|sports|ports) )[\\w:]+(?:,[\\w:]+)+");
    private static final Pattern MARKS = Pattern.compile(
            "(?<= --(?:mark|set-mark|set-xmark|or-mark|and-mark|nfmask|ctmask) )(\\w+)(?:/(\\w+))?(?= )");
    private static final Pattern PLACES = Pattern.compile(" (?:! )?-[sdio] [^ \"]+");

    private IptablesSpelling() {}

    /** Chains of users are declared from the last to the first, and have their rules in that order too. */
    static String reordered(String text) {
        List<String> lines = new ArrayList<>();
        List<String> declared = new ArrayList<>();
        Map<String, List<String>> rules = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("-A ")) {
                rules.computeIfAbsent(line.split(" ")[1], chain -> new ArrayList<>())
                        .add(line);
            } else if (line.matches(":\\S+ - .*")) {
                declared.add(0, line);
            } else if (line.equals("COMMIT")) {
                lines.addAll(declared);
                List<List<String>> chains = new ArrayList<>(rules.values());
                Collections.reverse(chains);
                chains.forEach(lines::addAll);
                lines.add(line);
                declared.clear();
                rules.clear();
            } else {
                lines.add(line);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Numbers for names and names for numbers, lists from the last to the first, other bases, masks; places at the end. */
    static String respelled(String text) {
        return text.lines().map(IptablesSpelling::line).map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String line(String line) {
        int quote = line.indexOf('"');
        if (!line.startsWith("-A ") || line.contains(" --comment ") || (quote >= 0 && line.indexOf(" -", quote) >= 0)) {
            return line;
        }
        String padded = line + " ";
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            padded = padded.replace(word.getKey(), word.getValue());
        }
        padded = PROTOCOL.matcher(padded).replaceAll(found -> " -p " + PROTOCOLS.get(found.group(1)));
        padded = ADDRESS.matcher(padded)
                .replaceAll(found -> found.group(1) + "/" + mask(Integer.parseInt(found.group(2), 10)));
        padded = ADDRESS_OF_IPV6
                .matcher(padded)
                .replaceAll(found -> found.group().toUpperCase(java.util.Locale.ROOT));
        padded = LISTS.matcher(padded).replaceAll(found -> reversed(found.group()));
        padded = MARKS.matcher(padded).replaceAll(IptablesSpelling::mark);
        String places = PLACES.matcher(padded).results().map(MatchResult::group).collect(Collectors.joining());
        return (PLACES.matcher(padded).replaceAll("").stripTrailing() + places).stripTrailing();
    }

    private static String mask(int length) {
        long bits = length == 0 ? 0 : 0xffff_ffffL << (32 - length) & 0xffff_ffffL;
        return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }

    private static String reversed(String list) {
        List<String> parts = Arrays.asList(list.split(","));
        Collections.reverse(parts);
        return String.join(",", parts);
    }

    private static String mark(MatchResult found) {
        return otherBase(found.group(1)) + (found.group(2) == null ? "" : "/" + otherBase(found.group(2)));
    }

    private static String otherBase(String number) {
        long value = Long.decode(number);
        return number.startsWith("0x") ? Long.toString(value) : "0x" + Long.toHexString(value);
    }
}
