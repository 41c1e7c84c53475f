package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.restore;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;
import static io.github.secfw.selinux.DomainSet.attribute;

import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;

/**
 * A web server that serves everyone but connects only to this machine. TCP 80 and 443 are open on every interface. The
 * server and its scripts reach everything over loopback and nothing else. No other service changes.
 */
public final class HttpdLoopback {

    private HttpdLoopback() {}

    /** {@return the policy} */
    public static FirewallPolicy policy() {
        PacketType httpdPackets = PacketType.named("httpd_packet_t");
        PacketType defaultPackets = PacketType.named("default_packet_t");
        PacketType loopbackPackets = PacketType.named("loopback_packet_t");

        Chain loopback = Chain.named("LOOPBACK_ACCEPT")
                .rule(secmark(loopbackPackets))
                .because("the server and its scripts reach anything over loopback")
                .rule(accept())
                .because("loopback needs no other label");
        Chain known = Chain.named("SECMARK_RESTORE")
                .rule(restore())
                .because("replies carry the label of their connection")
                .rule(accept())
                .because("established and related packets only restore");
        Chain httpd = Chain.named("HTTPD_SECMARK")
                .rule(secmark(httpdPackets))
                .because("httpd serves TCP 80 and 443")
                .rule(save())
                .because("for the replies")
                .rule(accept())
                .because("requests need no other label");
        Chain rest = Chain.named("DEFAULT_SECMARK")
                .rule(secmark(defaultPackets))
                .because("no other service changes")
                .rule(save())
                .because("unsaved, every other service would lose its second packet")
                .rule(accept())
                .because("new connections need no other label");

        return FirewallPolicy.named("httpd-loopback")
                .define(httpdPackets, defaultPackets, loopbackPackets)
                .labelling(
                        INPUT,
                        in -> in.rule(any().in("lo"), jump(loopback))
                                .because("over loopback everything is reached")
                                .rule(any().state(ESTABLISHED, RELATED), jump(known))
                                .because("known connections")
                                .rule(tcp().dport(80, 443).state(NEW), jump(httpd))
                                .because("requests to httpd, on every interface")
                                .rule(any().state(NEW), jump(rest))
                                .because("every other new connection")
                                .rule(any().state(INVALID, UNTRACKED), secmark(defaultPackets))
                                .because("IPv6 neighbour discovery, for one, has no connection"))
                .labelling(
                        OUTPUT,
                        out -> out.rule(any().out("lo"), jump(loopback))
                                .because("over loopback everything is reached")
                                .rule(any().state(ESTABLISHED, RELATED), jump(known))
                                .because("known connections")
                                .rule(any().state(NEW), jump(rest))
                                .because("new connections are not for httpd and its scripts")
                                .rule(any().state(INVALID, UNTRACKED), secmark(defaultPackets))
                                .because("IPv6 neighbour discovery, for one, has no connection"))
                .allow("httpd_t", httpdPackets)
                .allow("kernel_t", httpdPackets) // the kernel sends TCP resets
                .allow(attribute("domain"), loopbackPackets)
                .allow(attribute("domain").except("httpd_t", "httpd_sys_script_t"), defaultPackets)
                .note("Set the boolean httpd_can_network_connect: the base policy lets httpd connect to other services,"
                        + " over loopback too, only if it is on (setsebool -P httpd_can_network_connect on).")
                .build();
    }
}
