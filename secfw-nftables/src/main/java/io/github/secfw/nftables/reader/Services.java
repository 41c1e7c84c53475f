package io.github.secfw.nftables.reader;

import java.util.Map;
import java.util.OptionalLong;

/** Names of ports that every {@code /etc/services} has, as IANA assigns them; other names hang on the machine. */
final class Services {

    private static final Map<String, Integer> PORTS = Map.ofEntries(
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
            Map.entry("ldaps", 636),
            Map.entry("imaps", 993),
            Map.entry("pop3s", 995),
            Map.entry("nfs", 2049),
            Map.entry("mysql", 3306),
            Map.entry("postgresql", 5432));

    private Services() {}

    static OptionalLong port(String name) {
        Integer port = PORTS.get(name);
        return port == null ? OptionalLong.empty() : OptionalLong.of(port);
    }
}
