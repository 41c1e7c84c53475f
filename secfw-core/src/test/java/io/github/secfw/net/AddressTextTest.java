package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class AddressTextTest {

    @Test
    void digits_are_ascii() {
        assertThatThrownBy(() -> IpAddress.parse("１９２.0.2.1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IpAddress.parse("2001:db8::１")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_length_has_no_leading_zero() {
        assertThatThrownBy(() -> AddressRange.parse("192.0.2.0/024")).isInstanceOf(IllegalArgumentException.class);
    }
}
