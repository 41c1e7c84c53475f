package io.github.secfw.iptables;

import io.github.secfw.Rule;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.PortSet;

/** How many lines a rule becomes, without writing them. */
final class LineCount {

    private final Family family;

    LineCount(Family family) {
        this.family = family;
    }

    /** The number of lines; where it is above a bound, a number above the bound. */
    long of(Rule rule, long bound) {
        long lines = 1;
        for (Criterion criterion : rule.match().criteria()) {
            lines *= criterion instanceof Criterion.Not not ? ofNegated(not.criterion()) : of(criterion);
            if (lines > bound) {
                return lines;
            }
        }
        return lines;
    }

    private long of(Criterion criterion) {
        if (criterion instanceof Criterion.Source source) {
            return source.addresses().ranges(family).size();
        }
        if (criterion instanceof Criterion.Destination destination) {
            return destination.addresses().ranges(family).size();
        }
        if (criterion instanceof Criterion.SourcePort port) {
            return ports(port.ports());
        }
        if (criterion instanceof Criterion.DestinationPort port) {
            return ports(port.ports());
        }
        if (criterion instanceof Criterion.Input input) {
            return input.interfaces().patterns().size();
        }
        if (criterion instanceof Criterion.Output output) {
            return output.interfaces().patterns().size();
        }
        if (criterion instanceof Criterion.Icmp icmp) {
            return icmp.family() == family ? 1 : 0;
        }
        if (criterion instanceof Criterion.OfIcmpType type) {
            return type.types().size();
        }
        if (criterion instanceof Criterion.OfIcmpCode code) {
            return code.codes().size();
        }
        if (criterion instanceof Criterion.OwnerUid uid) {
            return uid.ids().size();
        }
        if (criterion instanceof Criterion.OwnerGid gid) {
            return gid.ids().size();
        }
        return criterion instanceof Criterion.DeliveredAs delivered
                ? delivered.ways().size()
                : 1;
    }

    private static long ports(PortSet ports) {
        return Multiports.isOne(ports) ? 1 : Multiports.of(ports).size();
    }

    private long ofNegated(Criterion criterion) {
        if (criterion instanceof Criterion.Source source) {
            return others(source.addresses());
        }
        if (criterion instanceof Criterion.Destination destination) {
            return others(destination.addresses());
        }
        if (criterion instanceof Criterion.SourcePort port) {
            return others(port.ports());
        }
        return criterion instanceof Criterion.DestinationPort port ? others(port.ports()) : 1;
    }

    private long others(AddressSet addresses) {
        if (addresses.isAllOf(family)) {
            return 0;
        }
        return addresses.ranges(family).size() > MatchOptions.MAX_EXCEPTIONS
                ? addresses.othersOf(family).size()
                : 1;
    }

    private static long others(PortSet ports) {
        return ports(ports) > MatchOptions.MAX_EXCEPTIONS ? ports(ports.others()) : 1;
    }
}
