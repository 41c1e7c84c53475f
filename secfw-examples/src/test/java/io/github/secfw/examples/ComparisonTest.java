package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code compare A B}. */
class ComparisonTest {

    private static final String DROPS_SSH =
            "*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -p tcp --dport 22 -j DROP\nCOMMIT\n";
    private static final String NFT_DROPS_SSH =
            "table inet f { chain i { type filter hook input priority 0;\n" + "tcp dport 22 drop\n}; }\n";

    private static final String MODULE = """
            (type p_t)
            (roletype object_r p_t)
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... words) {
        return new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(words));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"httpd-loopback", "server-firewall", "unit-cgroup"})
    void the_files_of_a_scenario_are_equal_to_it(String scenario) {
        run(scenario, folder.toString());
        out.reset();

        assertThat(run("compare", scenario, folder.resolve(scenario + ".nft").toString()))
                .isZero();
        assertThat(output()).isEqualTo("compared for packets only: the second has no access rules\nequal\n");
        out.reset();
        assertThat(run("compare", folder.resolve(scenario + ".rules.v4").toString(), scenario))
                .isZero();
        assertThat(output()).isEqualTo("""
                        compared for packets only: the first has no access rules
                        compared for packets of IPv4 only
                        equal
                        """);
        out.reset();
        assertThat(run(
                        "compare",
                        folder.resolve(scenario + ".rules.v6").toString(),
                        folder.resolve(scenario + ".nft").toString()))
                .isZero();
        assertThat(output()).isEqualTo("compared for packets of IPv6 only\nequal\n");
        out.reset();
        assertThat(run("compare", scenario, folder.resolve(scenario + ".cil").toString()))
                .isZero();
        assertThat(output()).isEqualTo("compared for access only: the second has no packet rules\nequal\n");
    }

    @Test
    void policy_modules_are_compared_for_access() throws IOException {
        String left = file("a.cil", MODULE + "(allow web_t p_t (packet (send)))\n");
        String same = file("b", "; written by hand\n" + MODULE + "(allow web_t p_t (packet (send)))\n");
        String other = file("c", "\n" + MODULE + "(allow mail_t p_t (packet (send)))\n");

        assertThat(run("compare", left, same)).isZero();
        assertThat(output()).isEqualTo("equal\n");
        out.reset();
        assertThat(run("compare", left, other)).isEqualTo(Comparison.DIFFERENT);
        assertThat(output())
                .isEqualTo(
                        "different only the first has for send \"allow web_t p_t:packet { send }\": for a domain that is web_t\n"
                                + "what changes from the first to the second:\n"
                                + "not known: what changes in access, which is not listed: compare the access relations\n"
                                + "and more\n");
        out.reset();
        assertThat(run("compare", left, "mozilla-proxy")).isEqualTo(Comparison.DIFFERENT);
        assertThat(output()).startsWith("compared for access only: the first has no packet rules\ndifferent only ");
    }

    @Test
    void a_policy_module_and_rules_have_nothing_in_common() throws IOException {
        String module = file("a.cil", MODULE);
        String rules = file("b.v4", DROPS_SSH);

        assertThat(run("compare", module, rules)).isEqualTo(Comparison.UNDECIDED);
        assertThat(run("compare", rules, module)).isEqualTo(Comparison.UNDECIDED);
        assertThat(output()).isEqualTo("""
                        nothing to compare: the second has only packet rules and the other only access rules; \
                        compare each with a scenario
                        undecided: the inputs have nothing in common to compare
                        nothing to compare: the first has only packet rules and the other only access rules; \
                        compare each with a scenario
                        undecided: the inputs have nothing in common to compare
                        """);
    }

    @Test
    void a_scenario_is_equal_to_itself_and_different_from_another() {
        assertThat(run("compare", "owner-ping", "owner-ping")).isZero();
        assertThat(run("compare", "owner-ping", "noinet-group")).isEqualTo(Comparison.DIFFERENT);
        assertThat(output()).startsWith("equal\ndifferent at INPUT\nfirst: packet in eth0 ");
    }

    @Test
    void a_difference_is_shown_with_both_traces() throws IOException {
        String left = file("a.v4", DROPS_SSH);
        String right = file("b.nft", "table ip f { chain i { type filter hook input priority 0; }; }");

        assertThat(run("compare", left, right)).isEqualTo(Comparison.DIFFERENT);
        assertThat(output()).isEqualTo("""
                        compared for packets of IPv4 only
                        different at INPUT
                        first: packet in eth0 tcp from 192.0.2.1 to 198.51.100.7 sport 40000 dport 22 flags syn of \
                        fin,syn,rst,psh,ack,urg delivered as unicast state new, without label, connection without label
                        filter INPUT
                          yes: line 3: -A INPUT -p tcp --dport 22 -j DROP => dropped
                        dropped, without label, connection without label
                        second: packet in eth0 tcp from 192.0.2.1 to 198.51.100.7 sport 40000 dport 22 flags syn of \
                        fin,syn,rst,psh,ack,urg delivered as unicast state new, without label, connection without label
                        f i at INPUT
                          yes: end of the chain => accepted by its policy
                        accepted, without label, connection without label

                        what changes from the first to the second:
                        INPUT: IPv4 tcp, dport 22: was dropped, now accepted
                        """);
    }

    @Test
    void that_labels_are_checked_is_a_change() throws IOException {
        String left = file("a.nft", "table inet t { secmark s { \"system_u:object_r:http_packet_t:s0\" ; }; }\n");
        String right = file("b.nft", "table inet t { }\n");

        assertThat(run("compare", left, right)).isEqualTo(Comparison.DIFFERENT);
        assertThat(output()).startsWith("different at PREROUTING\n").endsWith("""
                        only the first has SELinux check the labels of packets

                        what changes from the first to the second:
                        SELinux: checked the labels of all packets, now none
                        """);
    }

    @Test
    void a_file_is_known_by_its_text_where_its_name_says_nothing() throws IOException {
        String left = file("a", "# saved\n" + DROPS_SSH);
        String right = file("b", NFT_DROPS_SSH);
        String listed = file("c", """
                {"nftables": [
                 {"table": {"family": "inet", "name": "f"}},
                 {"chain": {"family": "inet", "table": "f", "name": "i", "type": "filter", "hook": "input", "prio": 0,
                   "policy": "accept"}},
                 {"rule": {"family": "inet", "table": "f", "chain": "i", "expr": [
                   {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}}, "right": 22}},
                   {"drop": null}]}}
                ]}
                """);

        assertThat(run("compare", left, right)).isZero();
        assertThat(run("compare", right, listed)).isZero();
        assertThat(output()).isEqualTo("compared for packets of IPv4 only\nequal\nequal\n");
    }

    @Test
    void nothing_in_common_is_undecided() throws IOException {
        assertThat(run("compare", file("a.v4", DROPS_SSH), file("b.v6", DROPS_SSH)))
                .isEqualTo(Comparison.UNDECIDED);
        assertThat(output())
                .isEqualTo(
                        "compared for packets of no address family\nundecided: the inputs have nothing in common to compare\n");
    }

    @Test
    void a_file_whose_name_and_rules_do_not_tell_its_family_is_taken_for_ipv4() throws IOException {
        String guessed = file("a", DROPS_SSH);
        String named = file("b.v6", DROPS_SSH);

        assertThat(run("compare", guessed, named)).isEqualTo(Comparison.UNDECIDED);
        assertThat(run("compare", named, guessed)).isEqualTo(Comparison.UNDECIDED);
        assertThat(output()).isEqualTo("""
                        compared for packets of no address family: name iptables files NAME.v4 or NAME.v6, because their rules \
                        may not show the family
                        undecided: the inputs have nothing in common to compare
                        """.repeat(2));
    }

    @Test
    void what_the_model_does_not_know_is_undecided() throws IOException {
        String nat = "*nat\n:POSTROUTING ACCEPT [0:0]\n-A POSTROUTING -o eth0 -j MASQUERADE\nCOMMIT\n";

        assertThat(run("compare", file("a.v4", nat), file("b.v4", nat))).isEqualTo(Comparison.UNDECIDED);
        assertThat(output()).contains("undecided: ").contains("POSTROUTING");
    }

    @Test
    void a_malformed_file_is_named_with_line_and_column() throws IOException {
        assertThat(run("compare", file("a.nft", "table inet t {\n  chain c { tcp dport { }\n"), "owner-ping"))
                .isEqualTo(2);
        assertThat(errors()).startsWith("secfw: a.nft:2:");
    }

    @Test
    void a_missing_file_is_neither_file_nor_scenario() {
        String missing = folder.resolve("missing.v4").toString();

        assertThat(run("compare", missing, "owner-ping")).isEqualTo(2);
        assertThat(errors())
                .startsWith("secfw: no file or scenario \"" + missing + "\": the scenarios are mozilla-proxy,");
    }

    @Test
    void a_folder_and_a_file_of_bytes_are_refused() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes.v4"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(run("compare", folder.toString(), "owner-ping")).isEqualTo(2);
        assertThat(run("compare", bytes.toString(), "owner-ping")).isEqualTo(2);
        assertThat(errors())
                .isEqualTo("secfw: cannot read \"" + folder + "\": it is a folder: name a file\n"
                        + "secfw: bytes.v4:1:1: byte 0xff is not UTF-8: give a file of rules, converted to UTF-8\n");
    }

    @Test
    void two_words_must_follow() {
        assertThat(run("compare", "owner-ping")).isEqualTo(2);
        assertThat(run("compare", "a", "b", "c")).isEqualTo(2);
        assertThat(errors()).isEqualTo("""
                secfw: compare needs two files or scenarios, but got 1 argument
                secfw: compare needs two files or scenarios, but got 3 arguments
                """);
    }
}
