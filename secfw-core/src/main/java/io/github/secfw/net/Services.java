package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Names of services by their ports, those that lists of services (services(5)) have with the same number on every machine,
 * whatever the protocol, as IANA assigns them.
 */
@CheckReturnValue
public final class Services {

    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry("ftp-data", 20),
            Map.entry("ftp", 21),
            Map.entry("ssh", 22),
            Map.entry("telnet", 23),
            Map.entry("smtp", 25),
            Map.entry("domain", 53),
            Map.entry("bootps", 67),
            Map.entry("bootpc", 68),
            Map.entry("tftp", 69),
            Map.entry("http", 80),
            Map.entry("kerberos", 88),
            Map.entry("pop3", 110),
            Map.entry("sunrpc", 111),
            Map.entry("ntp", 123),
            Map.entry("imap2", 143),
            Map.entry("snmp", 161),
            Map.entry("bgp", 179),
            Map.entry("ldap", 389),
            Map.entry("https", 443),
            Map.entry("submission", 587),
            Map.entry("ipp", 631),
            Map.entry("ldaps", 636),
            Map.entry("imaps", 993),
            Map.entry("pop3s", 995),
            Map.entry("nfs", 2049),
            Map.entry("mysql", 3306),
            Map.entry("postgresql", 5432));

    private Services() {}

    /**
     * {@return the port of a service, empty for a name whose port hangs on the machine}
     *
     * @param name the name, in lower case as lists of services have it
     */
    public static OptionalInt port(String name) {
        Integer port = PORTS.get(name);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
