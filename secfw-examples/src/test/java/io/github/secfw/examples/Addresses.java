package io.github.secfw.examples;

import io.github.secfw.net.Family;

/** The documentation addresses that the scenarios' tables use, in both families. */
record Addresses(String here, String proxy, String elsewhere) {

    static Addresses of(Family family) {
        return family == Family.IPV4
                ? new Addresses("192.0.2.1", "192.0.2.10", "198.51.100.7")
                : new Addresses("2001:db8::1", "2001:db8::10", "2001:db8:100::7");
    }
}
