package io.github.secfw.iptables;

import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.UnsupportedFeatureException;
import org.junit.jupiter.api.Test;

final class IcmpOptionsTest {

    @Test
    void icmp_is_for_ipv4() {
        assertThat(Rendered.v4(icmp())).containsExactly("-p icmp");
        assertThat(Rendered.v6(icmp())).isEmpty();
    }

    @Test
    void icmpv6_is_for_ipv6() {
        assertThat(Rendered.v4(icmpv6())).isEmpty();
        assertThat(Rendered.v6(icmpv6())).containsExactly("-p icmpv6");
    }

    @Test
    void types_by_number() {
        assertThat(Rendered.v4(icmp().type("echo-request"))).containsExactly("-p icmp --icmp-type 8");
        assertThat(Rendered.v4(icmp().type(0))).containsExactly("-p icmp --icmp-type 0");
        assertThat(Rendered.v4(icmp().type(254))).containsExactly("-p icmp --icmp-type 254");
        assertThat(Rendered.v6(icmp().type("echo-request"))).isEmpty();
        assertThat(Rendered.v6(icmpv6().type("echo-request"))).containsExactly("-p icmpv6 --icmpv6-type 128");
        assertThat(Rendered.v6(icmpv6().type(255))).containsExactly("-p icmpv6 --icmpv6-type 255");
        assertThat(Rendered.v4(icmpv6().type("echo-request"))).isEmpty();
    }

    @Test
    void a_set_of_types_is_a_line_for_each() {
        assertThat(Rendered.v4(icmp().type("time-exceeded", "echo-reply", "destination-unreachable")))
                .containsExactly("-p icmp --icmp-type 0", "-p icmp --icmp-type 3", "-p icmp --icmp-type 11");
        assertThat(Rendered.v6(icmpv6().type(136, 135)))
                .containsExactly("-p icmpv6 --icmpv6-type 135", "-p icmpv6 --icmpv6-type 136");
    }

    @Test
    void only_addresses_of_the_family_stand_beside_it() {
        assertThat(Rendered.v4(icmp().from("192.0.2.1", "2001:db8::1"))).containsExactly("-s 192.0.2.1 -p icmp");
        assertThat(Rendered.v6(icmp().from("192.0.2.1", "2001:db8::1"))).isEmpty();
        assertThat(Rendered.v6(icmpv6().type(1).to("192.0.2.1", "2001:db8::1")))
                .containsExactly("-d 2001:db8::1 -p icmpv6 --icmpv6-type 1");
    }

    @Test
    void type_255_which_iptables_reads_as_any_is_refused_in_ipv4() {
        var policy = Rendered.policy(Hook.INPUT, in -> in.rule(icmp().type(8, 255), Target.accept()));
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n  chain INPUT, rule 1: iptables cannot say the icmp"
                        + " type 255, which means any type to it: leave it out, it is reserved; to match any type"
                        + " write icmp() alone");
    }
}
