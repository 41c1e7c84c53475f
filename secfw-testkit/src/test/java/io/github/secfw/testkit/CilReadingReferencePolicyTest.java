package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.cil.Cil;
import io.github.secfw.program.Meaning;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.PolicyQuery;
import io.github.secfw.testkit.tools.ReferencePolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A distribution's whole policy is read as the compiler compiles it. */
final class CilReadingReferencePolicyTest {

    private static final List<String> PERMISSIONS = List.of("send", "recv", "relabelto", "forward_in");

    /** Its rule on all client packets is in force if two booleans are on, which a relation does not have. */
    private static final String UNDER_TWO_BOOLEANS = "httpd_sys_script_t";

    @Test
    void exactly_those_may_use_packets_that_the_compiled_policy_lets() throws IOException {
        Meaning meaning = read(ReferencePolicy.require().files());
        assertThat(meaning.unknown())
                .filteredOn(line -> !line.endsWith(": a rule on packets under a condition of more than one boolean"))
                .containsExactly("base.cil:954: a constraint on packets");
        List<AccessRule> rules = meaning.access().orElseThrow().rules();
        try (CompiledPolicy compiled = ReferencePolicy.require().compile()) {
            PolicyQuery query = compiled.query();
            for (String type : List.of(
                    "unlabeled_t",
                    "dns_client_packet_t",
                    "http_client_packet_t",
                    "ssh_server_packet_t",
                    "ldap_client_packet_t",
                    "ocsp_client_packet_t")) {
                for (String permission : PERMISSIONS) {
                    SortedSet<String> allowed = new TreeSet<>(query.domainsAllowed(permission, type));
                    allowed.remove(UNDER_TWO_BOOLEANS);
                    SortedSet<String> read = domains(rules, permission, type);
                    read.remove(UNDER_TWO_BOOLEANS);
                    assertThat(read).as(permission + " " + type).isEqualTo(allowed);
                }
            }
        }
    }

    private static SortedSet<String> domains(List<AccessRule> rules, String permission, String type) {
        SortedSet<String> domains = new TreeSet<>();
        for (AccessRule rule : rules) {
            if (rule.kind() == AccessRule.Kind.ALLOW
                    && rule.packetType().equals(type)
                    && rule.permissions().toString().contains(permission)) {
                assertThat(rule.domains().attributes()).isEmpty();
                assertThat(rule.optional()).isEmpty();
                domains.addAll(rule.domains().types());
            }
        }
        return domains;
    }

    private static Meaning read(List<Path> files) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            sources.add(Source.of(file));
        }
        return Cil.create().reader().orElseThrow().read(sources);
    }
}
