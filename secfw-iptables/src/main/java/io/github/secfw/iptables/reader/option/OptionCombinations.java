package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options that require or exclude each other, for matches and targets outside the model. A line has the name of an
 * extension, a kind and options. {@code one}: exactly one of them is required. {@code some}: at least one is required.
 * {@code most}: at most one is allowed. {@code all}: all are required. {@code with}: the first requires the others.
 */
public final class OptionCombinations {

    private static final String RULES = """
            addrtype some src-type dst-type
            addrtype most limit-iface-in limit-iface-out
            bpf one bytecode object-pinned
            cluster one cluster-local-nodemask cluster-local-node
            cluster all cluster-total-nodes cluster-hash-seed
            connbytes all connbytes connbytes-mode connbytes-dir
            connlabel all label
            connlimit one connlimit-upto connlimit-above
            connlimit most connlimit-saddr connlimit-daddr
            cpu all cpu
            devgroup some src-group dst-group
            dscp one dscp dscp-class
            ecn some ecn-tcp-ece ecn-tcp-cwr ecn-ip-ect
            frag most fragmore fraglast
            hashlimit one hashlimit-upto hashlimit-above hashlimit
            hashlimit all hashlimit-name
            helper all helper
            hl one hl-eq hl hl-lt hl-gt
            ipv6header all header
            ipvs some ipvs vproto vaddr vport vdir vmethod vportctl
            length all length
            mac all mac-source
            nfacct all nfacct-name
            osf all genre
            physdev some physdev-in physdev-out physdev-is-in physdev-is-out physdev-is-bridged
            quota all quota
            rateest some rateest1 rateest rateest2
            realm all realm
            recent one set rcheck update remove
            recent with reap seconds
            set one match-set set
            statistic all mode
            statistic one probability every
            statistic with every packet
            statistic with packet every
            string one string hex-string
            string all algo
            tcpmss all mss
            time most kerneltz localtz utc
            tos all tos
            ttl one ttl-eq ttl ttl-lt ttl-gt
            u32 all u32
            AUDIT all type
            CHECKSUM all checksum-fill
            CLASSIFY all set-class
            DSCP one set-dscp set-dscp-class
            ECN some ecn-tcp-remove ecn-tcp-cwr ecn-tcp-ece ecn-ip-ect
            HL one hl-set hl-dec hl-inc
            IDLETIMER all timeout label
            LED all led-trigger-id
            NFLOG most nflog-range nflog-size
            RATEEST all rateest-name rateest-interval rateest-ewmalog
            SET some add-set del-set map-set
            TCPMSS one set-mss clamp-mss-to-pmtu
            TEE all gateway
            TOS one set-tos and-tos or-tos xor-tos
            TTL one ttl-set ttl-dec ttl-inc
            """;

    private final Map<String, List<Combination>> rules = new TreeMap<>();

    private record Combination(String kind, List<String> options) {}

    public OptionCombinations() {
        for (String line : RULES.split("\n")) {
            List<String> parts = List.of(line.split(" "));
            rules.computeIfAbsent(parts.get(0), name -> new ArrayList<>())
                    .add(new Combination(parts.get(1), parts.subList(2, parts.size())));
        }
    }

    /** Refuses options that iptables refuses together. */
    public void check(UnmodelledOptions given, Token token) {
        String name = given.extension().name();
        for (Combination rule : rules.getOrDefault(name, List.of())) {
            List<String> there = rule.options().stream().filter(given::has).toList();
            boolean needsAll = rule.kind().equals("all")
                    || (rule.kind().equals("with") && given.has(rule.options().get(0)));
            boolean needsOne = rule.kind().equals("one") || rule.kind().equals("some");
            boolean allowsOne = rule.kind().equals("one") || rule.kind().equals("most");
            if (allowsOne && there.size() > 1) {
                throw token.fault("--" + String.join(" and --", there) + " of " + name
                        + " exclude each other: leave out all but one");
            }
            if ((needsOne && there.isEmpty())
                    || (needsAll && there.size() < rule.options().size())) {
                List<String> missing = new ArrayList<>(rule.options());
                missing.removeAll(there);
                throw token.fault(name + " lacks a required option: add --"
                        + String.join(needsAll ? " and --" : " or --", missing));
            }
        }
    }
}
