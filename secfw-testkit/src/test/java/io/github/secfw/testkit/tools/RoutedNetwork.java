package io.github.secfw.testkit.tools;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A client, a router and a server in a row, each in a network namespace of its own. The router's interfaces have the names
 * {@code client} and {@code server}.
 *
 * <p>{@code routed-network.sh} says how scripts send packets, {@code traffic.pl} which.
 */
public final class RoutedNetwork {

    /** The router, as the client sees it. */
    public static final String ROUTER = "198.51.100.1";

    /** The router, as the client sees it. */
    public static final String ROUTER_IPV6 = "2001:db8:1::1";

    /** The client. */
    public static final String CLIENT = "198.51.100.2";

    /** The client. */
    public static final String CLIENT_IPV6 = "2001:db8:1::2";

    /** The server. */
    public static final String SERVER = "203.0.113.2";

    /** The server. */
    public static final String SERVER_IPV6 = "2001:db8:2::2";

    private static final Tool PERL = Tool.named("perl", "perl-base");
    private static final Tool IP = Tool.named("ip", "iproute2");

    private RoutedNetwork() {}

    /**
     * Loads nft rules in the router and runs a bash script there.
     *
     * @return what the script prints, then what {@code nft list ruleset} prints in the end
     */
    public static String output(String rules, String script) {
        return output("true", rules, script);
    }

    /** The same, with a script that runs before the rules are loaded. */
    public static String output(String before, String rules, String script) {
        PERL.require();
        IP.require();
        return SentPackets.listing(
                rules,
                "traffic=" + resource("traffic.pl") + "; . " + resource("routed-network.sh") + "; " + before,
                script);
    }

    /**
     * Goes on only where a script succeeds in the router: otherwise skips the calling test, or fails it where tools are
     * required.
     *
     * @param missing what is missing and what to do, in one line
     */
    public static void require(String script, String missing) {
        if (output("", "if (" + script + "); then echo yes; fi").lines().noneMatch("yes"::equals)) {
            MissingTool.configured().report(missing);
        }
    }

    private static String resource(String name) {
        URL url = Objects.requireNonNull(RoutedNetwork.class.getResource(name));
        try {
            return "'" + Path.of(url.toURI()).toString().replace("'", "'\\''") + "'";
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
