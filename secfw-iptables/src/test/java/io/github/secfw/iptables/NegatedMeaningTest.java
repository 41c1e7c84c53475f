package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Family;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the form of an exclusion, a value that is left in meets one line, and one that is left out meets none. */
final class NegatedMeaningTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 18, 60})
    void of_sources_in_ipv4(int count) {
        AddressSet excluded = addresses("10.%d.%d.", count, "0", "77");
        List<String> lines = Rendered.v4(any().except(any().from(excluded)));
        for (IpAddress address : borders(excluded, Family.IPV4)) {
            assertThat(meeting(lines, address, "-s", "--src-range"))
                    .as(address.toString())
                    .isEqualTo(excluded.contains(address) ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 17, 60})
    void of_destinations_in_ipv6(int count) {
        AddressSet excluded = addresses("2001:db8:%x:%x::", count, "0", "ff");
        List<String> lines = Rendered.v6(any().except(any().to(excluded)));
        for (IpAddress address : borders(excluded, Family.IPV6)) {
            assertThat(meeting(lines, address, "-d", "--dst-range"))
                    .as(address.toString())
                    .isEqualTo(excluded.contains(address) ? 0 : 1);
        }
    }

    @Test
    void of_exclusions_up_to_both_ends() {
        List<AddressRange> ends =
                new ArrayList<>(addresses("10.%d.%d.", 17, "0", "77").ranges(Family.IPV4));
        ends.add(AddressRange.parse("0.0.0.0-1.2.3.4"));
        ends.add(AddressRange.parse("240.0.0.1-255.255.255.255"));
        AddressSet excluded = AddressSet.of(ends);
        List<String> lines = Rendered.v4(any().except(any().from(excluded)));
        for (IpAddress address : borders(excluded, Family.IPV4)) {
            assertThat(meeting(lines, address, "-s", "--src-range"))
                    .as(address.toString())
                    .isEqualTo(excluded.contains(address) ? 0 : 1);
        }
    }

    @Test
    void of_addresses_beside_others_of_the_same_side() {
        AddressSet included = AddressSet.of("10.0.0.0/8", "192.0.2.1-192.0.2.9");
        AddressSet excluded = addresses("10.%d.%d.", 20, "0", "77");
        List<String> lines = Rendered.v4(any().from(included).except(any().from(excluded)));
        assertThat(lines).hasSize(2 * 21);
        for (IpAddress address : borders(excluded, Family.IPV4)) {
            assertThat(meeting(lines, address, "-s", "--src-range"))
                    .as(address.toString())
                    .isEqualTo(included.contains(address) && !excluded.contains(address) ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 15, 16, 112, 113, 119, 120, 300})
    void of_ports(int count) {
        List<PortRange> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ranges.add(new PortRange(100 * i + 7, 100 * i + 7 + i % 3));
        }
        PortSet excluded = PortSet.of(ranges);
        List<String> destinations = Rendered.v4(tcp().except(tcp().dport(excluded)));
        List<String> sources = Rendered.v6(tcp().except(tcp().sport(excluded)));
        for (int port : borders(excluded)) {
            int wanted = excluded.contains(port) ? 0 : 1;
            assertThat(meeting(destinations, port, "--dport")).isEqualTo(wanted);
            assertThat(meeting(sources, port, "--sport")).isEqualTo(wanted);
        }
    }

    /** Single addresses, prefixes and ranges in turn. */
    private static AddressSet addresses(String format, int count, String first, String last) {
        List<AddressRange> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String begin = String.format(format, i / 8, 8 * (i % 8));
            ranges.add(AddressRange.parse(
                    switch (i % 3) {
                        case 0 -> begin + "1";
                        case 1 -> begin + first + "/" + (begin.contains(":") ? 64 : 24);
                        default -> begin + "1-" + begin + last;
                    }));
        }
        return AddressSet.of(ranges);
    }

    /** The first and the last address of each range, those beside them, and the ends of the family. */
    private static Set<IpAddress> borders(AddressSet set, Family family) {
        TreeSet<IpAddress> borders = new TreeSet<>();
        AddressRange all = AddressRange.parse(family == Family.IPV4 ? "0.0.0.0/0" : "::/0");
        borders.add(all.first());
        borders.add(all.last());
        for (AddressRange range : set.ranges(family)) {
            borders.add(range.first());
            borders.add(range.last());
        }
        for (AddressRange range : set.othersOf(family)) {
            borders.add(range.first());
            borders.add(range.last());
        }
        return borders;
    }

    private static Set<Integer> borders(PortSet set) {
        TreeSet<Integer> borders = new TreeSet<>();
        for (PortSet ports : List.of(set, set.others())) {
            for (PortRange range : ports.ranges()) {
                borders.add(range.first());
                borders.add(range.last());
            }
        }
        return borders;
    }

    private static long meeting(List<String> lines, IpAddress address, String prefixOption, String rangeOption) {
        return lines.stream()
                .filter(line -> meets(line, address, prefixOption, rangeOption))
                .count();
    }

    private static boolean meets(String line, IpAddress address, String prefixOption, String rangeOption) {
        String[] words = line.split(" ", -1);
        for (int i = 0; i < words.length - 1; i++) {
            boolean negated = i > 0 && words[i - 1].equals("!");
            if (words[i].equals(prefixOption) || words[i].equals(rangeOption)) {
                AddressRange range = AddressRange.parse(words[i + 1]);
                boolean within = range.first().compareTo(address) <= 0 && address.compareTo(range.last()) <= 0;
                if (within == negated) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long meeting(List<String> lines, int port, String option) {
        return lines.stream().filter(line -> meets(line, port, option)).count();
    }

    private static boolean meets(String line, int port, String option) {
        String[] words = line.split(" ", -1);
        for (int i = 0; i < words.length - 1; i++) {
            boolean negated = i > 0 && words[i - 1].equals("!");
            if (words[i].startsWith(option) && isIn(words[i + 1], port) == negated) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(String ports, int port) {
        for (String range : ports.split(",", -1)) {
            String[] bounds = range.split(":", -1);
            if (Integer.parseInt(bounds[0]) <= port && port <= Integer.parseInt(bounds[bounds.length - 1])) {
                return true;
            }
        }
        return false;
    }
}
