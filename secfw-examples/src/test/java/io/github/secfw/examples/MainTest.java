package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, word by word. */
class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void writes_the_four_files_of_a_scenario_and_says_so() throws IOException {
        Path target = folder.resolve("a/b");

        assertThat(run("httpd-loopback", target.toString())).isZero();

        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "httpd-loopback.rules.v4",
                            "httpd-loopback.rules.v6",
                            "httpd-loopback.nft",
                            "httpd-loopback.cil");
        }
        assertThat(output())
                .startsWith("Written:\n  " + target.resolve("httpd-loopback.cil") + "\n")
                .contains("Set the boolean httpd_can_network_connect");
        assertThat(errors()).isEmpty();
    }

    @Test
    void says_the_steps_in_their_order() {
        run("mozilla-proxy", folder.toString());

        assertThat(output())
                .containsSubsequence(
                        "SELinux checks every packet",
                        "cp mozilla-proxy.cil secfw-mozilla-proxy.cil",
                        "semodule -i secfw-mozilla-proxy.cil",
                        "test -e mozilla-proxy.before.v4 || { iptables-save -t mangle > mozilla-proxy.before.v4.part && mv mozilla-proxy.before.v4.part mozilla-proxy.before.v4; }",
                        "iptables-restore mozilla-proxy.rules.v4",
                        "ip6tables-restore mozilla-proxy.rules.v6",
                        "nft -f mozilla-proxy.nft",
                        "conntrack -F",
                        "iptables-restore mozilla-proxy.before.v4",
                        "nft delete table inet secfw-mozilla-proxy",
                        "semodule -r secfw-mozilla-proxy");
    }

    @Test
    void a_second_run_writes_the_same_files() throws IOException {
        run("mozilla-proxy", folder.toString());
        byte[] first = Files.readAllBytes(folder.resolve("mozilla-proxy.nft"));

        assertThat(run("mozilla-proxy", folder.toString())).isZero();

        assertThat(folder.resolve("mozilla-proxy.nft")).hasBinaryContent(first);
        assertThat(folder.toFile().list()).hasSize(4);
    }

    @Test
    void explains_a_packet_and_its_reply() {
        assertThat(run(
                        "explain mozilla-proxy out eth0 tcp to 192.0.2.10 dport 80 state new for mozilla_t for user_t reply"
                                .split(" ")))
                .isZero();

        assertThat(output()).isEqualTo("""
                        packet out eth0 tcp to 192.0.2.10 dport 80 state new, without label, connection without label
                        mangle OUTPUT
                          no:  rule 1: state established,related, then restore (packets of a known connection carry its label); it is not "state established,related"
                          yes: rule 2: to 192.0.2.10, 2001:db8::10 tcp dport 80 state new, then jump as_myhttp_client_packet_t (requests to the company proxy)
                            yes: as_myhttp_client_packet_t rule 1: any packet, then secmark myhttp_client_packet_t => the packet is now labelled system_u:object_r:myhttp_client_packet_t:s0
                            yes: as_myhttp_client_packet_t rule 2: any packet, then save (later packets of the connection get the label from it) => the connection is now labelled system_u:object_r:myhttp_client_packet_t:s0
                            yes: as_myhttp_client_packet_t rule 3: any packet, then accept (the first label decides) => accepted
                        accepted, labelled system_u:object_r:myhttp_client_packet_t:s0, connection labelled system_u:object_r:myhttp_client_packet_t:s0
                        mozilla_t send myhttp_client_packet_t: allowed by "allow mozilla_t myhttp_client_packet_t:packet { send recv }"
                        user_t send myhttp_client_packet_t: denied, no rule of the policy allows it

                        the reply:
                        packet in eth0 tcp from 192.0.2.10 sport 80 state established, without label, connection labelled system_u:object_r:myhttp_client_packet_t:s0
                        mangle INPUT
                          yes: rule 1: state established,related, then restore (packets of a known connection carry its label) => the packet is now labelled system_u:object_r:myhttp_client_packet_t:s0
                          yes: end of the chain => accepted by its policy
                        accepted, labelled system_u:object_r:myhttp_client_packet_t:s0, connection labelled system_u:object_r:myhttp_client_packet_t:s0
                        mozilla_t recv myhttp_client_packet_t: allowed by "allow mozilla_t myhttp_client_packet_t:packet { send recv }"
                        user_t recv myhttp_client_packet_t: denied, no rule of the policy allows it
                        """);
    }

    @Test
    void explains_with_attributes_that_a_domain_has_and_has_not() {
        run("explain httpd-loopback out eth0 state untracked for kernel_t:domain for x_t:-domain".split(" "));

        assertThat(output()).endsWith("""
                        kernel_t send default_packet_t: allowed by "allow { domain -httpd_sys_script_t -httpd_t } default_packet_t:packet { send recv }"
                        x_t send default_packet_t: denied, no rule of the policy allows it
                        """);
    }

    @Test
    void explains_an_icmp_packet_by_the_name_or_the_number_of_its_type() {
        run("explain owner-ping out eth0 icmp type echo-request uid 1001 state new".split(" "));
        String byName = output();
        out.reset();

        run("explain owner-ping out eth0 icmp type 8 uid 1001 state new".split(" "));

        assertThat(output()).isEqualTo(byName).contains("rejected with port-unreachable");
    }

    @Test
    void explains_a_packet_without_socket_that_finds_the_limits_used_up() {
        run("explain server-firewall out eth0 tcp to 198.51.100.7 dport 443 nosocket overlimit state new".split(" "));

        assertThat(output()).endsWith("dropped, without label, connection without label\n");
    }

    @Test
    void a_folder_that_is_no_path_is_one_clear_line() {
        assertThat(run("mozilla-proxy", "a\0b")).isEqualTo(2);
        assertThat(errors()).isEqualTo("secfw: \"a?b\" is not a valid path: Nul character not allowed\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "compare --help", "explain mozilla-proxy out eth0 -h"})
    void prints_its_usage_on_request(String words) {
        assertThat(run(words.split(" "))).isZero();
        assertThat(output()).isEqualTo(Main.USAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nosuch x                                             | unknown scenario "nosuch": the scenarios are mozilla-proxy, ssh-labels, ssh-labels-rollout, httpd-loopback, server-firewall, owner-ping, noinet-group, userspace-verdict, userspace-verdict-bypass, unit-cgroup; --help lists all commands
                    mozilla-proxy                                        | scenario "mozilla-proxy" needs one folder, but got 0 arguments
                    mozilla-proxy a b                                    | scenario "mozilla-proxy" needs one folder, but got 2 arguments
                    explain                                              | explain needs a scenario: one of mozilla-proxy, ssh-labels, ssh-labels-rollout, httpd-loopback, server-firewall, owner-ping, noinet-group, userspace-verdict, userspace-verdict-bypass, unit-cgroup
                    explain mozilla-proxy                                | missing argument: expected in, out or forwarded
                    explain mozilla-proxy out                            | missing argument: expected an interface
                    explain mozilla-proxy over eth0                      | unknown direction "over": expected in, out or forwarded
                    explain mozilla-proxy forwarded eth0                 | missing argument: expected a second interface
                    explain mozilla-proxy out eth*                       | a packet passes one interface, not all of "eth*": write one name
                    explain mozilla-proxy out eth0 xyz                   | unknown word "xyz" for a packet: --help lists them
                    explain mozilla-proxy out eth0 type echo-request     | "type" needs icmp or icmpv6: add one of them
                    explain mozilla-proxy out eth0 tcp type 8            | "type" needs icmp or icmpv6: add one of them
                    explain mozilla-proxy out eth0 protocol 1 type 8     | "type" needs icmp or icmpv6: add one of them
                    explain mozilla-proxy out eth0 icmp type ping        | "ping" is not a valid icmp type: write one of echo-reply, destination-unreachable, source-quench, redirect, echo-request, router-advertisement, router-solicitation, time-exceeded, parameter-problem, timestamp-request, timestamp-reply, info-request, info-reply, address-mask-request, address-mask-reply, or a number
                    explain mozilla-proxy out eth0 tcp udp               | two protocols "tcp" and "udp": name one
                    explain mozilla-proxy out eth0 dport 80              | "dport" needs a protocol with ports: add tcp, for example
                    explain mozilla-proxy out eth0 tcp dport             | missing argument: expected a value after "dport"
                    explain mozilla-proxy out eth0 tcp dport http        | invalid value "http" of "dport": expected a number
                    explain mozilla-proxy out eth0 tcp dport 70000       | port 70000 is out of range: write a number from 0 to 65535
                    explain mozilla-proxy out eth0 tcp dport 1 dport 2   | "dport" is given twice: give it once
                    explain mozilla-proxy out eth0 state open            | invalid value "open" of "state": expected one of new, established, related, invalid, untracked
                    explain mozilla-proxy out eth0 to 192.0.2.0/24       | a packet has one value of each field, but "to 192.0.2.0/24" in "to 192.0.2.0/24" leaves a choice: write one value
                    explain mozilla-proxy out eth0 label nonsense        | "nonsense" is not a valid context: write user:role:type or, for an MLS policy, user:role:type:range
                    explain mozilla-proxy out eth0                       | the packet "out eth0, without label" does not state what "state established,related" asks for, in chain mangle OUTPUT, rule 1: state established,related, then restore (packets of a known connection carry its label): add "state" to the packet
                    explain ssh-labels forwarded eth0 eth1 tcp sport 1 dport 22 state new for sshd_t | the kernel does not ask about "sshd_t" when it forwards the packet "in eth0 out eth1 tcp sport 1 dport 22 state new, without label, connection without label", but about its peer label, which is unlabeled_t unless NetLabel or IPsec gives it one: ask about "unlabeled_t"
                    explain ssh-labels out eth0 tcp sport 22 state new nosocket for sshd_t | the packet "out eth0 tcp sport 22 without socket state new, without label, connection without label" has no socket, so that the kernel sends it and not "sshd_t": ask about "kernel_t"
                    explain ssh-labels-rollout out eth0 tcp sport 1 state new for x_t | whether domain "x_t" has the attribute "domain" is not known, and the rule "allow domain unlabeled_t:packet { send recv }" depends on it: write for x_t:domain or for x_t:-domain
                    """)
    void wrong_arguments_are_one_clear_line(String words, String message) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(errors()).isEqualTo("secfw: " + message + "\n");
    }

    @Test
    void a_folder_that_cannot_be_written_is_one_clear_line() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run("mozilla-proxy", file.toString())).isEqualTo(1);
        assertThat(errors()).isEqualTo("secfw: cannot write to " + file + ": it exists and is not a directory\n");
        assertThat(output()).isEmpty();
    }

    @Test
    void a_folder_where_a_file_belongs_is_one_clear_line() throws IOException {
        Path file =
                Files.createDirectories(folder.resolve("mozilla-proxy.cil/x")).getParent();

        assertThat(run("mozilla-proxy", folder.toString())).isEqualTo(1);
        assertThat(errors())
                .startsWith("secfw: cannot write to " + file + ": ")
                .endsWith("\n")
                .containsOnlyOnce("\n");
        assertThat(folder.toFile().list()).containsExactly("mozilla-proxy.cil");
    }

    @Test
    void control_characters_of_wrong_words_do_not_reach_the_terminal() {
        assertThat(run("x\u001b[2J\ny", "z")).isEqualTo(2);
        assertThat(errors()).startsWith("secfw: unknown scenario \"x?[2J?y\": the scenarios are");
    }

    private int run(String... words) {
        PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Main(outStream, errStream).run(List.of(words));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
