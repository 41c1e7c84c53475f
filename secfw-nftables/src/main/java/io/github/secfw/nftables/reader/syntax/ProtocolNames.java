package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.net.Protocol;
import java.util.Map;
import java.util.OptionalLong;

/** The protocol names that nft uses, those of {@code /etc/protocols}: IANA's keywords and a few others. */
public final class ProtocolNames {

    /** Names that {@link Protocol#named} does not have. */
    private static final Map<String, Integer> OTHERS = Map.ofEntries(
            Map.entry("ip", 0),
            Map.entry("ggp", 3),
            Map.entry("ipencap", 4),
            Map.entry("st", 5),
            Map.entry("igp", 9),
            Map.entry("pup", 12),
            Map.entry("hmp", 20),
            Map.entry("xns-idp", 22),
            Map.entry("rdp", 27),
            Map.entry("iso-tp4", 29),
            Map.entry("xtp", 36),
            Map.entry("ddp", 37),
            Map.entry("idpr-cmtp", 38),
            Map.entry("ipv6-route", 43),
            Map.entry("ipv6-frag", 44),
            Map.entry("idrp", 45),
            Map.entry("skip", 57),
            Map.entry("icmpv6", 58),
            Map.entry("ipv6-nonxt", 59),
            Map.entry("ipv6-opts", 60),
            Map.entry("rspf", 73),
            Map.entry("vmtp", 81),
            Map.entry("ax.25", 93),
            Map.entry("ipip", 94),
            Map.entry("encap", 98),
            Map.entry("isis", 124),
            Map.entry("fc", 133),
            Map.entry("mobility-header", 135),
            Map.entry("manet", 138),
            Map.entry("hip", 139),
            Map.entry("shim6", 140),
            Map.entry("wesp", 141),
            Map.entry("rohc", 142),
            Map.entry("ethernet", 143));

    private ProtocolNames() {}

    /** {@return the number of a name, empty if it depends on the machine} */
    public static OptionalLong number(String name) {
        Integer other = OTHERS.get(name);
        if (other != null) {
            return OptionalLong.of(other);
        }
        try {
            return OptionalLong.of(Protocol.named(name).number());
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}
