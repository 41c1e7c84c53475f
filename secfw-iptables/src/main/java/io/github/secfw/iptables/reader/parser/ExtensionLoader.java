package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.match.CommentMatch;
import io.github.secfw.iptables.reader.match.ControlGroupMatch;
import io.github.secfw.iptables.reader.match.DeliveryMatch;
import io.github.secfw.iptables.reader.match.IcmpTypeMatch;
import io.github.secfw.iptables.reader.match.IpsecMatch;
import io.github.secfw.iptables.reader.match.LimitMatch;
import io.github.secfw.iptables.reader.match.LoadedMatch;
import io.github.secfw.iptables.reader.match.MarkMatch;
import io.github.secfw.iptables.reader.match.MultiportMatch;
import io.github.secfw.iptables.reader.match.OwnerMatch;
import io.github.secfw.iptables.reader.match.RangeMatch;
import io.github.secfw.iptables.reader.match.StateMatch;
import io.github.secfw.iptables.reader.match.TransportProtocolMatch;
import io.github.secfw.iptables.reader.match.UnmodelledMatch;
import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionTable;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.target.LabelTarget;
import io.github.secfw.iptables.reader.target.LoadedTarget;
import io.github.secfw.iptables.reader.target.LogTarget;
import io.github.secfw.iptables.reader.target.MarkTarget;
import io.github.secfw.iptables.reader.target.QueueTarget;
import io.github.secfw.iptables.reader.target.RejectTarget;
import io.github.secfw.iptables.reader.target.UnmodelledTarget;
import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensions;
import io.github.secfw.iptables.reader.value.AddressParser;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import java.util.Optional;

/** Creates the matches and targets of rules by name, for one file. */
final class ExtensionLoader {

    private final ExtensionTable table;
    private final AddressParser addresses;
    private final UnmodelledExtensions unmodelled;

    ExtensionLoader(Family family, AddressParser addresses, UnmodelledExtensions unmodelled) {
        this.table = new ExtensionTable(family);
        this.addresses = addresses;
        this.unmodelled = unmodelled;
    }

    /** The match with a name; empty for an unknown match. */
    Optional<LoadedMatch> match(String name, Token token) {
        refuse(table.isMatchOfOtherFamily(name), name, token);
        return table.match(name).map(extension -> load(extension, token));
    }

    private static void refuse(boolean isOfOtherFamily, String name, Token token) {
        if (isOfOtherFamily) {
            throw token.fault(name + " is for the other address family only: write it into the file of that family");
        }
    }

    private LoadedMatch load(Extension extension, Token token) {
        return switch (extension.name()) {
            case "tcp" -> new TransportProtocolMatch(extension, token, Protocol.TCP, unmodelled);
            case "udp" -> new TransportProtocolMatch(extension, token, Protocol.UDP, unmodelled);
            case "sctp" -> new TransportProtocolMatch(extension, token, Protocol.SCTP, unmodelled);
            case "dccp" -> new TransportProtocolMatch(extension, token, Protocol.DCCP, unmodelled);
            case "multiport" -> new MultiportMatch(extension, token);
            case "state", "conntrack" -> new StateMatch(extension, token, unmodelled);
            case "icmp", "icmp6" -> new IcmpTypeMatch(extension, token);
            case "owner" -> new OwnerMatch(extension, token);
            case "mark" -> new MarkMatch(extension, token, false);
            case "connmark" -> new MarkMatch(extension, token, true);
            case "limit" -> new LimitMatch(extension, token);
            case "pkttype" -> new DeliveryMatch(extension, token, unmodelled);
            case "iprange" -> new RangeMatch(extension, token, addresses);
            case "cgroup" -> new ControlGroupMatch(extension, token, unmodelled);
            case "policy" -> new IpsecMatch(extension, token, unmodelled);
            case "comment" -> new CommentMatch(extension, token);
            default -> new UnmodelledMatch(extension, token, unmodelled);
        };
    }

    /** The target with a name; empty for an unknown target or a verdict. */
    Optional<LoadedTarget> target(Token token) {
        refuse(table.isTargetOfOtherFamily(token.text()), token.text(), token);
        return table.target(token.text()).map(extension -> load(token, extension));
    }

    private LoadedTarget load(Token token, Extension extension) {
        return switch (extension.name()) {
            case "LOG" -> new LogTarget(extension, token);
            case "REJECT" -> new RejectTarget(extension, token);
            case "SECMARK", "CONNSECMARK" -> new LabelTarget(extension, token);
            case "MARK" -> new MarkTarget(extension, token, false);
            case "CONNMARK" -> new MarkTarget(extension, token, true);
            case "NFQUEUE" -> new QueueTarget(extension, token);
            default -> new UnmodelledTarget(extension, token, unmodelled);
        };
    }
}
