package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A named set is translated once for each field, and words are cached. */
final class NamedSetsTest {

    /** These names have the same hash code. */
    private static final String SETS = """
            set Aa { type ipv4_addr; flags constant; elements = { 192.0.2.1 } }
            set BB { type ipv4_addr; flags constant; elements = { 192.0.2.2 } }
            set ports { type inet_service; flags constant; elements = { 53 } }
            set odd { type inet_service; flags constant; elements = { foo, 5 } }
            set pairs { type ipv4_addr . inet_service; flags constant; elements = { 192.0.2.3 . 7 } }
            """;

    @Test
    void words_of_equal_hashes_are_others() {
        requireRules("""
                ip saddr @Aa accept => from 192.0.2.1; accept
                ip saddr @BB accept => from 192.0.2.2; accept
                ip saddr @Aa drop => from 192.0.2.1; drop
                log prefix "AaBB" => log "AaBB" at level warn
                log prefix "BBAa" => log "BBAa" at level warn
                """);
    }

    @Test
    void a_set_of_one_field_is_none_of_another() {
        requireRules("""
                ip saddr @Aa accept => from 192.0.2.1; accept
                ip daddr @Aa accept => to 192.0.2.1; accept
                ip saddr @Aa drop => from 192.0.2.1; drop
                ip daddr != @Aa drop => from 0.0.0.0/0; not to 192.0.2.1; drop
                ip saddr . tcp dport @pairs accept => (from 192.0.2.3 and dport 7); accept
                ip daddr . tcp dport @pairs accept => (to 192.0.2.3 and dport 7); accept
                ip saddr . udp sport @pairs accept => (from 192.0.2.3 and sport 7); accept
                ip saddr . tcp dport @pairs drop => (from 192.0.2.3 and dport 7); drop
                """);
    }

    /** The packets that have a field may depend on earlier matches of the rule. */
    @Test
    void a_set_is_of_the_protocol_that_its_rule_asked_for() {
        requireRules("""
                meta l4proto tcp th dport @ports accept => tcp; dport 53; accept
                meta l4proto udp th dport @ports accept => udp; dport 53; accept
                meta l4proto tcp th dport @ports drop => tcp; dport 53; drop
                """);
        assertThat(Reading.program("table ip t {\n" + SETS
                                + "chain c {\ntype filter hook input priority 0; policy accept;\n"
                                + "meta l4proto tcp th dport @ports drop\n"
                                + "meta l4proto udp th dport @ports drop\n}\n}\n")
                        .baseChains()
                        .get(0)
                        .rules()
                        .stream()
                        .map(rule -> rule.instructions().get(1))
                        .distinct())
                .hasSize(2);
    }

    /** A name whose number depends on the machine is a condition of its own. */
    @Test
    void a_set_with_an_unknown_value() {
        requireRules("""
                tcp dport @odd accept => tcp; (dport 5 or tcp dport "foo"); accept
                tcp dport != @odd accept => tcp; not (dport 5 or tcp dport "foo"); accept
                """);
    }

    private static void requireRules(String lines) {
        StringBuilder rules = new StringBuilder();
        StringBuilder steps = new StringBuilder();
        lines.lines().forEach(line -> {
            rules.append(line, 0, line.indexOf(" => ")).append('\n');
            steps.append(steps.isEmpty() ? "" : " // ").append(line.substring(line.indexOf(" => ") + 4));
        });
        assertThat(Reading.steps("table ip t {\n" + SETS
                        + "chain c {\ntype filter hook input priority 0; policy accept;\n" + rules + "}\n}\n"))
                .isEqualTo(steps.toString());
    }
}
