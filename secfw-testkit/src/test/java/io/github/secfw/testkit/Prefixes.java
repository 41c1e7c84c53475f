package io.github.secfw.testkit;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;

/** Prefixes of log lines, with characters of all kinds that a target takes. */
final class Prefixes {

    private static final int IPTABLES_LIMIT = 29;
    private static final int NFT_LIMIT = 127;

    private Prefixes() {}

    /** Prefixes that every backend writes. */
    static Arbitrary<String> forAllTools() {
        return ofIptables(withoutVariables());
    }

    /** Prefixes that nft takes, which are longer. */
    static Arbitrary<String> forNft() {
        return withoutVariables().filter(prefix -> bytes(prefix) <= NFT_LIMIT);
    }

    /** Prefixes that iptables takes, with dollar signs and double quotes among them. */
    static Arbitrary<String> forIptables() {
        return ofIptables(Comments.forIptables());
    }

    private static Arbitrary<String> withoutVariables() {
        return Comments.forAllTools().filter(prefix -> prefix.indexOf('$') < 0);
    }

    private static Arbitrary<String> ofIptables(Arbitrary<String> texts) {
        return texts.map(text -> {
                    StringBuilder prefix = new StringBuilder(text);
                    while (bytes(prefix.toString()) > IPTABLES_LIMIT) {
                        prefix.setLength(prefix.offsetByCodePoints(prefix.length(), -1));
                    }
                    return prefix.toString();
                })
                .filter(prefix -> !prefix.isBlank());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
