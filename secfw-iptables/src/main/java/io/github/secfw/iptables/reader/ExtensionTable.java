package io.github.secfw.iptables.reader;

import io.github.secfw.net.Family;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The matches and targets of iptables 1.8.9 and their options, for a reader must know which words of a line are values. Each
 * line has a name, behind 4 or 6 if it is of one family, and its options, with a {@code =} for each value.
 */
final class ExtensionTable {

    private static final String MATCHES = """
            addrtype: src-type= dst-type= limit-iface-in limit-iface-out
            ah: ahspi= ahlen= ahres
            bpf: bytecode= object-pinned=
            cgroup: path= cgroup=
            cluster: cluster-total-nodes= cluster-local-node= cluster-local-nodemask= cluster-hash-seed=
            comment: comment=
            connbytes: connbytes= connbytes-dir= connbytes-mode=
            connlabel: label= set
            connlimit: connlimit-upto= connlimit-above= connlimit-mask= connlimit-saddr connlimit-daddr
            connmark: mark=
            conntrack: ctstate= ctproto= ctorigsrc= ctorigdst= ctreplsrc= ctrepldst= ctstatus= ctexpire=
                ctorigsrcport= ctorigdstport= ctreplsrcport= ctrepldstport= ctdir=
            cpu: cpu=
            dccp: source-port= sport= destination-port= dport= dccp-types= dccp-option=
            devgroup: src-group= dst-group=
            dscp: dscp= dscp-class=
            6dst: dst-len= dst-opts=
            ecn: ecn-tcp-cwr ecn-tcp-ece ecn-ip-ect=
            esp: espspi=
            6eui64:
            6frag: fragid= fraglen= fragres fragfirst fragmore fraglast
            hashlimit: hashlimit-upto= hashlimit-above= hashlimit= hashlimit-srcmask= hashlimit-dstmask=
                hashlimit-burst= hashlimit-htable-size= hashlimit-htable-max= hashlimit-htable-gcinterval=
                hashlimit-htable-expire= hashlimit-mode= hashlimit-name= hashlimit-rate-match
                hashlimit-rate-interval=
            6hbh: hbh-len= hbh-opts=
            helper: helper=
            6hl: hl-lt= hl-gt= hl-eq= hl=
            4icmp: icmp-type=
            6icmp6: icmpv6-type=
            ipcomp: ipcompspi= compres
            iprange: src-range= dst-range=
            6ipv6header: header= soft
            ipvs: ipvs vproto= vaddr= vport= vdir= vmethod= vportctl=
            length: length=
            limit: limit= limit-burst=
            mac: mac-source=
            mark: mark=
            6mh: mh-type=
            multiport: source-ports= sports= destination-ports= dports= ports=
            nfacct: nfacct-name=
            4osf: genre= ttl= log=
            owner: uid-owner= gid-owner= socket-exists suppl-groups
            physdev: physdev-in= physdev-out= physdev-is-in physdev-is-out physdev-is-bridged
            pkttype: pkt-type=
            policy: dir= pol= strict reqid= spi= tunnel-src= tunnel-dst= proto= mode= next
            quota: quota=
            rateest: rateest1= rateest= rateest2= rateest-bps1 rateest-pps1 rateest-bps2 rateest-pps2
                rateest-bps rateest-pps rateest-delta rateest-lt rateest-gt rateest-eq
            4realm: realm=
            recent: set rcheck update remove seconds= reap hitcount= rttl name= rsource rdest mask=
            rpfilter: loose validmark accept-local invert
            6rt: rt-type= rt-segsleft= rt-len= rt-0-res rt-0-addrs= rt-0-not-strict
            sctp: source-port= sport= destination-port= dport= chunk-types==
            set: match-set== set== return-nomatch update-counters packets-eq= packets-lt= packets-gt= bytes-eq=
                bytes-lt= bytes-gt= update-subcounters
            socket: transparent nowildcard restore-skmark
            6srh: srh-next-hdr= srh-hdr-len-eq= srh-hdr-len-gt= srh-hdr-len-lt= srh-segs-left-eq=
                srh-segs-left-gt= srh-segs-left-lt= srh-last-entry-eq= srh-last-entry-gt= srh-last-entry-lt=
                srh-tag= srh-psid= srh-nsid= srh-lsid=
            state: state=
            statistic: mode= probability= every= packet=
            string: from= to= algo= string= hex-string= icase
            tcp: source-port= sport= destination-port= dport= syn tcp-flags== tcp-option=
            tcpmss: mss=
            time: datestart= datestop= timestart= timestop= contiguous weekdays= monthdays= localtz utc kerneltz
            tos: tos=
            4ttl: ttl-lt= ttl-gt= ttl-eq= ttl=
            u32: u32=
            udp: source-port= sport= destination-port= dport=
            """;

    private static final String TARGETS = """
            AUDIT: type=
            CHECKSUM: checksum-fill
            CLASSIFY: set-class=
            4CLUSTERIP: new hashmode= clustermac= total-nodes= local-node= hash-init=
            CONNMARK: set-xmark= set-mark= and-mark= or-mark= xor-mark= save-mark restore-mark left-shift-mark=
                right-shift-mark= ctmask= nfmask= mask=
            CONNSECMARK: save restore
            CT: notrack helper= timeout= ctevents= expevents= zone-orig= zone-reply= zone=
            DNAT: to-destination= random persistent
            6DNPT: src-pfx= dst-pfx=
            DSCP: set-dscp= set-dscp-class=
            4ECN: ecn-tcp-remove ecn-tcp-cwr= ecn-tcp-ece= ecn-ip-ect=
            6HL: hl-set= hl-dec= hl-inc=
            HMARK: hmark-tuple= hmark-src-prefix= hmark-dst-prefix= hmark-sport-mask= hmark-dport-mask=
                hmark-spi-mask= hmark-sport= hmark-dport= hmark-spi= hmark-proto-mask= hmark-rnd= hmark-mod=
                hmark-offset=
            IDLETIMER: timeout= label= alarm
            LED: led-trigger-id= led-delay= led-always-blink
            LOG: log-level= log-prefix= log-tcp-sequence log-tcp-options log-ip-options log-uid log-macdecode
            MARK: set-xmark= set-mark= and-mark= or-mark= xor-mark=
            MASQUERADE: to-ports= random random-fully
            NETMAP: to=
            NFLOG: nflog-group= nflog-prefix= nflog-range= nflog-size= nflog-threshold=
            NFQUEUE: queue-num= queue-balance= queue-bypass queue-cpu-fanout
            NOTRACK:
            RATEEST: rateest-name= rateest-interval= rateest-ewmalog=
            REDIRECT: to-ports= random
            REJECT: reject-with=
            SECMARK: selctx=
            SET: add-set== del-set== exist timeout= map-set== map-mark map-prio map-queue
            SNAT: to-source= random random-fully persistent
            6SNPT: src-pfx= dst-pfx=
            SYNPROXY: sack-perm timestamp wscale= mss= ecn
            TCPMSS: set-mss= clamp-mss-to-pmtu
            TCPOPTSTRIP: strip-options=
            TEE: gateway= oif=
            TOS: set-tos= and-tos= or-tos= xor-tos=
            TPROXY: on-port= on-ip= tproxy-mark=
            TRACE:
            4TTL: ttl-set= ttl-dec= ttl-inc=
            4ULOG: ulog-nlgroup= ulog-prefix= ulog-cprange= ulog-qthreshold=
            """;

    /** Verdicts, and targets of the collection xtables-addons, whose options are not known here. */
    private static final Set<String> FURTHER_TARGETS = Set.of(
            "ACCEPT", "DROP", "QUEUE", "RETURN", "ACCOUNT", "CHAOS", "DELUDE", "DHCPMAC", "DNETMAP", "ECHO", "IPMARK",
            "LOGMARK", "PROTO", "SYSRQ", "TARPIT");

    private static final Map<String, String> ALIASES =
            Map.of("icmpv6", "icmp6", "ipv6-icmp", "icmp6", "mobility-header", "mh", "ipv6-mh", "mh");

    private final Map<String, Extension> matches;
    private final Map<String, Extension> targets;

    /** The extensions of a family. */
    ExtensionTable(Family family) {
        matches = parse(MATCHES, family);
        targets = parse(TARGETS, family);
    }

    private static Map<String, Extension> parse(String table, Family family) {
        char other = family == Family.IPV4 ? '6' : '4';
        Map<String, Extension> extensions = new HashMap<>();
        for (String line : table.replaceAll("\\n +", " ").split("\n")) {
            if (line.charAt(0) != other) {
                int colon = line.indexOf(':');
                String name = line.substring(Character.isDigit(line.charAt(0)) ? 1 : 0, colon);
                Map<String, Integer> options = new LinkedHashMap<>();
                for (String option : line.substring(colon + 1).trim().split(" ")) {
                    int end = option.indexOf('=');
                    if (!option.isEmpty()) {
                        options.put(end < 0 ? option : option.substring(0, end), end < 0 ? 0 : option.length() - end);
                    }
                }
                extensions.put(name, new Extension(name, options));
            }
        }
        return extensions;
    }

    Optional<Extension> match(String name) {
        Extension match = matches.get(name);
        return Optional.ofNullable(match == null ? matches.get(ALIASES.getOrDefault(name, name)) : match);
    }

    Optional<Extension> target(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    /** Whether a chain of this name could not be told from a target. */
    static boolean isTarget(String name) {
        return FURTHER_TARGETS.contains(name) || TARGETS.contains("\n" + name + ":") || TARGETS.startsWith(name + ":");
    }
}
