package io.github.secfw.iptables.reader;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import java.util.Optional;

/** Loads matches and targets for the rules of one file. */
final class Extensions {

    private final ExtensionTable table;
    private final AddressWords addresses;
    private final UnmodelledExtensions unmodelled;

    Extensions(Family family, AddressWords addresses, UnmodelledExtensions unmodelled) {
        this.table = new ExtensionTable(family);
        this.addresses = addresses;
        this.unmodelled = unmodelled;
    }

    /** The match of a name; empty where iptables has none. */
    Optional<LoadedMatch> match(String name, Word word) {
        refuse(table.isMatchOfOtherFamily(name), name, word);
        return table.match(name).map(extension -> load(extension, word));
    }

    private static void refuse(boolean isOfOtherFamily, String name, Word word) {
        if (isOfOtherFamily) {
            throw word.fault(name + " is for packets of the other family only: write it into the file of that family");
        }
    }

    private LoadedMatch load(Extension extension, Word word) {
        return switch (extension.name()) {
            case "tcp" -> new PortsMatch(extension, word, Protocol.TCP, unmodelled);
            case "udp" -> new PortsMatch(extension, word, Protocol.UDP, unmodelled);
            case "sctp" -> new PortsMatch(extension, word, Protocol.SCTP, unmodelled);
            case "dccp" -> new PortsMatch(extension, word, Protocol.DCCP, unmodelled);
            case "multiport" -> new MultiportMatch(extension, word);
            case "state", "conntrack" -> new StateMatch(extension, word, unmodelled);
            case "icmp", "icmp6" -> new IcmpMatch(extension, word);
            case "owner" -> new OwnerMatch(extension, word);
            case "mark" -> new MarkMatch(extension, word, false);
            case "connmark" -> new MarkMatch(extension, word, true);
            case "limit" -> new LimitMatch(extension, word);
            case "pkttype" -> new DeliveryMatch(extension, word, unmodelled);
            case "iprange" -> new RangeMatch(extension, word, addresses);
            case "cgroup" -> new ControlGroupMatch(extension, word, unmodelled);
            case "policy" -> new PolicyMatch(extension, word, unmodelled);
            case "comment" -> new CommentMatch(extension, word);
            default -> new UnmodelledMatch(extension, word, unmodelled);
        };
    }

    /** The target of a name; empty where iptables has none with options. */
    Optional<LoadedTarget> target(Word word) {
        refuse(table.isTargetOfOtherFamily(word.text()), word.text(), word);
        return table.target(word.text()).map(extension -> load(word, extension));
    }

    private LoadedTarget load(Word word, Extension extension) {
        return switch (extension.name()) {
            case "LOG" -> new LogTarget(extension, word);
            case "REJECT" -> new RejectTarget(extension, word);
            case "SECMARK", "CONNSECMARK" -> new LabelTarget(extension, word);
            case "MARK" -> new MarkTarget(extension, word, false);
            case "CONNMARK" -> new MarkTarget(extension, word, true);
            case "NFQUEUE" -> new QueueTarget(extension, word);
            default -> new UnmodelledTarget(extension, word, unmodelled);
        };
    }
}
