package io.github.secfw.iptables;

import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two options of one match need the match twice. */
final class IcmpCodeBesideTypeTest {

    @Test
    void a_code_beside_an_excluded_type() {
        assertThat(Rendered.v4(icmp().type(3).code(2).except(icmp().type(4))))
                .containsExactly("-p icmp -m icmp ! --icmp-type 4 -m icmp --icmp-type 3/2");
        assertThat(Rendered.v6(icmpv6().type(1).code(2).except(icmpv6().type(4))))
                .containsExactly("-p icmpv6 -m icmp6 ! --icmpv6-type 4 -m icmp6 --icmpv6-type 1/2");
    }
}
