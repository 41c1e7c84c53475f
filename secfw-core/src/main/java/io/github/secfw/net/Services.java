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
            Map.entry("discard", 9),
            Map.entry("daytime", 13),
            Map.entry("chargen", 19),
            Map.entry("ftp-data", 20),
            Map.entry("ftp", 21),
            Map.entry("ssh", 22),
            Map.entry("telnet", 23),
            Map.entry("smtp", 25),
            Map.entry("time", 37),
            Map.entry("whois", 43),
            Map.entry("tacacs", 49),
            Map.entry("domain", 53),
            Map.entry("bootps", 67),
            Map.entry("bootpc", 68),
            Map.entry("tftp", 69),
            Map.entry("gopher", 70),
            Map.entry("finger", 79),
            Map.entry("http", 80),
            Map.entry("kerberos", 88),
            Map.entry("pop3", 110),
            Map.entry("sunrpc", 111),
            Map.entry("nntp", 119),
            Map.entry("ntp", 123),
            Map.entry("netbios-ns", 137),
            Map.entry("netbios-dgm", 138),
            Map.entry("netbios-ssn", 139),
            Map.entry("imap2", 143),
            Map.entry("snmp", 161),
            Map.entry("bgp", 179),
            Map.entry("ldap", 389),
            Map.entry("https", 443),
            Map.entry("microsoft-ds", 445),
            Map.entry("kpasswd", 464),
            Map.entry("submissions", 465),
            Map.entry("isakmp", 500),
            Map.entry("printer", 515),
            Map.entry("gdomap", 538),
            Map.entry("dhcpv6-client", 546),
            Map.entry("dhcpv6-server", 547),
            Map.entry("rtsp", 554),
            Map.entry("nntps", 563),
            Map.entry("submission", 587),
            Map.entry("ipp", 631),
            Map.entry("ldaps", 636),
            Map.entry("ldp", 646),
            Map.entry("rsync", 873),
            Map.entry("ftps-data", 989),
            Map.entry("ftps", 990),
            Map.entry("telnets", 992),
            Map.entry("imaps", 993),
            Map.entry("pop3s", 995),
            Map.entry("socks", 1080),
            Map.entry("openvpn", 1194),
            Map.entry("ms-sql-s", 1433),
            Map.entry("l2f", 1701),
            Map.entry("radius", 1812),
            Map.entry("radius-acct", 1813),
            Map.entry("nfs", 2049),
            Map.entry("rtcm-sc104", 2101),
            Map.entry("iscsi-target", 3260),
            Map.entry("mysql", 3306),
            Map.entry("ms-wbt-server", 3389),
            Map.entry("svn", 3690),
            Map.entry("epmd", 4369),
            Map.entry("sip", 5060),
            Map.entry("sip-tls", 5061),
            Map.entry("xmpp-client", 5222),
            Map.entry("xmpp-server", 5269),
            Map.entry("mdns", 5353),
            Map.entry("postgresql", 5432),
            Map.entry("amqps", 5671),
            Map.entry("amqp", 5672),
            Map.entry("http-alt", 8080),
            Map.entry("git", 9418),
            Map.entry("webmin", 10000),
            Map.entry("zabbix-agent", 10050));

    private Services() {}

    /**
     * {@return the port of a service, empty for a name whose port depends on the machine}
     *
     * @param name the name, in lower case as lists of services have it
     */
    public static OptionalInt port(String name) {
        Integer port = PORTS.get(name);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
