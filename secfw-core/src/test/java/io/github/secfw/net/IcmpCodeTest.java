package io.github.secfw.net;

import static io.github.secfw.net.Family.IPV4;
import static io.github.secfw.net.Family.IPV6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IcmpCodeTest {

    private static final IcmpType UNREACHABLE = IcmpType.named(IPV4, "destination-unreachable");

    @ParameterizedTest
    @CsvSource({
        "IPV4, 3, net-unreachable, 0",
        "IPV4, 3, host-unreachable, 1",
        "IPV4, 3, prot-unreachable, 2",
        "IPV4, 3, port-unreachable, 3",
        "IPV4, 3, frag-needed, 4",
        "IPV4, 3, source-route-failed, 5",
        "IPV4, 3, network-unknown, 6",
        "IPV4, 3, host-unknown, 7",
        "IPV4, 3, net-prohibited, 9",
        "IPV4, 3, host-prohibited, 10",
        "IPV4, 3, TOS-network-unreachable, 11",
        "IPV4, 3, TOS-host-unreachable, 12",
        "IPV4, 3, admin-prohibited, 13",
        "IPV4, 3, host-precedence-violation, 14",
        "IPV4, 3, precedence-cutoff, 15",
        "IPV4, 5, network-redirect, 0",
        "IPV4, 5, host-redirect, 1",
        "IPV4, 5, TOS-network-redirect, 2",
        "IPV4, 5, TOS-host-redirect, 3",
        "IPV4, 11, ttl-zero-during-transit, 0",
        "IPV4, 11, ttl-zero-during-reassembly, 1",
        "IPV4, 12, ip-header-bad, 0",
        "IPV4, 12, required-option-missing, 1",
        "IPV6, 1, no-route, 0",
        "IPV6, 1, admin-prohibited, 1",
        "IPV6, 1, beyond-scope, 2",
        "IPV6, 1, addr-unreachable, 3",
        "IPV6, 1, port-unreachable, 4",
        "IPV6, 1, policy-fail, 5",
        "IPV6, 1, reject-route, 6",
        "IPV6, 3, ttl-zero-during-transit, 0",
        "IPV6, 3, ttl-zero-during-reassembly, 1",
        "IPV6, 4, bad-header, 0",
        "IPV6, 4, unknown-header-type, 1",
        "IPV6, 4, unknown-option, 2"
    })
    void the_codes_of_a_type_have_names(Family family, int type, String name, int number) {
        IcmpCode code = IcmpCode.named(new IcmpType(family, type), name);
        assertThat(code)
                .isEqualTo(new IcmpCode(new IcmpType(family, type), number))
                .hasToString(name);
        assertThat(code.name()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"IPV4, 3, 16", "IPV4, 3, 255", "IPV4, 8, 0", "IPV4, 1, 3", "IPV6, 3, 3", "IPV6, 128, 0"})
    void any_other_code_has_only_a_number(Family family, int type, int number) {
        IcmpCode code = new IcmpCode(new IcmpType(family, type), number);
        assertThat(code.name()).isEmpty();
        assertThat(code).hasToString(Integer.toString(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void a_number_out_of_range_is_refused(int number) {
        assertThatThrownBy(() -> new IcmpCode(UNREACHABLE, number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("code " + number
                        + " of icmp type destination-unreachable is out of range: write a number from 0 to 255");
    }

    @ParameterizedTest
    @CsvSource({"redirect, IPV4, 5", "no-route, IPV4, 5", "Host-redirect, IPV4, 5", "'', IPV4, 5"})
    void a_name_that_the_type_has_not_is_refused(String name, Family family, int type) {
        assertThatThrownBy(() -> IcmpCode.named(new IcmpType(family, type), name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"" + name + "\" is not a valid code of the icmp type redirect: write one of network-redirect,"
                                + " host-redirect, TOS-network-redirect, TOS-host-redirect, or a number");
    }

    @Test
    void a_type_whose_codes_have_no_names_takes_numbers_only() {
        assertThatThrownBy(() -> IcmpCode.named(IcmpType.named(IPV6, "echo-request"), "no-route"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"no-route\" is not a valid code of the icmp type echo-request: write a number, its codes have no"
                                + " names");
    }

    @Test
    void codes_are_sorted_by_type_and_number() {
        List<IcmpCode> ordered = List.of(
                new IcmpCode(new IcmpType(IPV4, 3), 4),
                new IcmpCode(new IcmpType(IPV4, 3), 10),
                new IcmpCode(new IcmpType(IPV4, 5), 0),
                new IcmpCode(new IcmpType(IPV6, 1), 0));
        assertThat(new TreeSet<>(List.of(ordered.get(3), ordered.get(1), ordered.get(0), ordered.get(2))))
                .containsExactlyElementsOf(ordered);
    }
}
