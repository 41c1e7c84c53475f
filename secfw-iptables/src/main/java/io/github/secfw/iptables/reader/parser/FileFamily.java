package io.github.secfw.iptables.reader.parser;

import io.github.secfw.net.Family;
import io.github.secfw.spi.Source;
import java.util.Optional;
import java.util.Set;

/** The address family of a file: by its name, otherwise by the first text that only one family has, otherwise IPv4. */
public final class FileFamily {

    private static final Set<String> ADDRESS_OPTIONS =
            Set.of("-s", "-d", "--source", "--destination", "--src", "--dst", "--src-range", "--dst-range");

    private FileFamily() {}

    public static Family of(Source source) {
        if (source.fileName().endsWith(".v4")) {
            return Family.IPV4;
        }
        if (source.fileName().endsWith(".v6")) {
            return Family.IPV6;
        }
        return ofText(source.text()).orElse(Family.IPV4);
    }

    private static Optional<Family> ofText(String text) {
        String before = "";
        int at = 0;
        while (at < text.length()) {
            int begin = at;
            while (at < text.length() && text.charAt(at) > ' ') {
                at++;
            }
            if (at > begin) {
                String word = text.substring(begin, at);
                Optional<Family> family = ofWord(before, word);
                if (family.isPresent()) {
                    return family;
                }
                before = word;
            }
            at++;
        }
        return Optional.empty();
    }

    private static Optional<Family> ofWord(String before, String word) {
        if (isProgram("iptables", before, word) || word.equals("--icmp-type")) {
            return Optional.of(Family.IPV4);
        }
        if (isProgram("ip6tables", before, word) || word.equals("--icmpv6-type")) {
            return Optional.of(Family.IPV6);
        }
        if (ADDRESS_OPTIONS.contains(before)) {
            return Optional.of(word.indexOf(':') >= 0 ? Family.IPV6 : Family.IPV4);
        }
        if (before.equals("--reject-with") && word.startsWith("icmp")) {
            return Optional.of(word.startsWith("icmp6") ? Family.IPV6 : Family.IPV4);
        }
        return Optional.empty();
    }

    /**
     * Whether a word is the name of the program that saved the file. The nft variant writes the name by which it was
     * called: {@code ip6tables-nft-save}.
     */
    private static boolean isProgram(String name, String before, String word) {
        return before.equals("by") && word.startsWith(name + "-") && word.endsWith("-save");
    }
}
