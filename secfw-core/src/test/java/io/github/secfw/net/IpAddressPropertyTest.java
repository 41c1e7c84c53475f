package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class IpAddressPropertyTest {

    @Property
    void ipv4_is_read_as_the_jdk_reads_it(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
        String text = InetAddress.getByAddress(bytes).getHostAddress();
        assertThat(IpAddress.parse(text)).hasToString(text);
    }

    @Property
    void text_and_address_are_one_to_one_in_ipv6(@ForAll @Size(16) byte[] bytes) {
        StringBuilder full = new StringBuilder();
        for (int i = 0; i < 16; i += 2) {
            full.append(i == 0 ? "" : ":").append(String.format("%02x%02x", bytes[i], bytes[i + 1]));
        }
        IpAddress address = IpAddress.parse(full.toString());
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
        assertThat(address.value().toString(16))
                .isEqualTo(full.toString().replace(":", "").replaceFirst("^0+(?=.)", ""));
    }

    @Property
    void the_address_after_is_the_one_before_which_this_is(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
        IpAddress address = IpAddress.parse(InetAddress.getByAddress(bytes).getHostAddress());
        address.next().ifPresent(next -> {
            assertThat(next).isGreaterThan(address);
            assertThat(next.previous()).contains(address);
        });
    }
}
