package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.value.ValueKind;
import io.github.secfw.net.Family;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The matches and targets of iptables 1.8.9 with their options. The reader needs them to know which tokens of a line
 * are values. Each line has a name, with a leading 4 or 6 if only one family has it, and its options. A {@code !} marks
 * an option that can be negated. A {@code =} stands for each value, followed by the kind of the value if the option is
 * outside the model.
 */
public final class ExtensionTable {

    private static final String MATCHES = """
            addrtype: !src-type=names !dst-type=names limit-iface-in limit-iface-out
            4ah: !ahspi=r32
            6ah: !ahspi=r32 !ahlen=u32 ahres
            bpf: bytecode=bytecode object-pinned=
            cgroup: !path= !cgroup=u32
            cluster: !cluster-local-nodemask=u32 !cluster-local-node=p32 cluster-total-nodes=p32
                cluster-hash-seed=u32
            comment: comment=
            connbytes: !connbytes=f64 connbytes-mode=names connbytes-dir=names
            connlabel: !label=label set
            connlimit: !connlimit-upto=u32 !connlimit-above=u32 connlimit-mask=prefix connlimit-saddr connlimit-daddr
            connmark: mark=
            conntrack: ctstate= !ctproto=protocol !ctorigsrc=network !ctorigdst=network !ctreplsrc=network !ctrepldst=network
                !ctorigsrcport=ports !ctorigdstport=ports !ctreplsrcport=ports !ctrepldstport=ports !ctstatus=names
                !ctexpire=r32 ctdir=names
            cpu: !cpu=u32
            dccp: source-port= sport= destination-port= dport= !dccp-types=names !dccp-option=p8
            devgroup: !src-group=group !dst-group=group
            dscp: !dscp=u6 !dscp-class=class
            6dst: !dst-len=u32 dst-opts=unchecked
            ecn: !ecn-tcp-ece !ecn-tcp-cwr !ecn-ip-ect=u2
            esp: !espspi=r32
            6eui64:
            6frag: !fragid=r32 !fraglen=u32 fragres fragfirst fragmore fraglast
            hashlimit: !hashlimit-upto=rate !hashlimit-above=rate !hashlimit=rate hashlimit-burst=burst
                hashlimit-mode=names hashlimit-name= hashlimit-srcmask=u8 hashlimit-dstmask=u8
                hashlimit-htable-size=u32 hashlimit-htable-max=u32 hashlimit-htable-gcinterval=u32
                hashlimit-htable-expire=u32 hashlimit-rate-match hashlimit-rate-interval=p32
            6hbh: !hbh-len=u32 hbh-opts=unchecked
            helper: !helper=
            6hl: !hl-eq=u8 !hl=u8 hl-lt=u8 hl-gt=u8
            4icmp: icmp-type=
            6icmp6: icmpv6-type=
            ipcomp: !ipcompspi=r32 compres
            iprange: src-range= dst-range=
            6ipv6header: !header=names soft
            ipvs: !ipvs !vproto=unchecked !vaddr=unchecked !vport=unchecked !vdir=unchecked !vmethod=unchecked
                !vportctl=unchecked
            length: !length=r16
            limit: limit= limit-burst=
            mac: !mac-source=mac
            mark: mark=
            6mh: !mh-type=unchecked
            multiport: source-ports= sports= destination-ports= dports= ports=
            nfacct: nfacct-name=
            4osf: !genre= ttl=u2 log=u2
            owner: uid-owner= gid-owner= socket-exists suppl-groups
            physdev: !physdev-in=interface !physdev-out=interface !physdev-is-in !physdev-is-out !physdev-is-bridged
            pkttype: !pkt-type=
            policy: dir=names pol=names strict !reqid=u32 !spi=u32 !tunnel-src=network !tunnel-dst=network
                !proto=protocol !mode=names next
            quota: !quota=u64
            rateest: rateest1= rateest= rateest2= rateest-bps1=unchecked rateest-pps1=unchecked
                rateest-bps2=unchecked rateest-pps2=unchecked rateest-bps=unchecked rateest-pps=unchecked
                rateest-delta !rateest-lt !rateest-gt !rateest-eq
            4realm: !realm=realm
            recent: !set !rcheck !update !remove seconds=p32 reap hitcount=u16 rttl name= mask=address rsource rdest
            rpfilter: loose validmark accept-local invert
            6rt: !rt-type=u32 !rt-segsleft=r32 !rt-len=u32 rt-0-res rt-0-addrs=unchecked rt-0-not-strict
            sctp: source-port= sport= destination-port= dport= !chunk-types=names=chunks
            set: !match-set==directions !set==directions return-nomatch !update-counters !packets-eq=u64 packets-lt=u64
                packets-gt=u64 !bytes-eq=u64 bytes-lt=u64 bytes-gt=u64 !update-subcounters
            socket: transparent nowildcard restore-skmark
            6srh: srh-next-hdr=unchecked srh-hdr-len-eq=unchecked srh-hdr-len-gt=unchecked srh-hdr-len-lt=unchecked
                srh-segs-left-eq=unchecked srh-segs-left-gt=unchecked srh-segs-left-lt=unchecked
                srh-last-entry-eq=unchecked srh-last-entry-gt=unchecked srh-last-entry-lt=unchecked
                srh-tag=unchecked srh-psid=unchecked srh-nsid=unchecked srh-lsid=unchecked
            state: state=
            statistic: mode=names !probability=probability !every=p32 packet=u32
            string: !string=plain !hex-string=hex algo=names from=u16 to=u16 icase
            tcp: source-port= sport= destination-port= dport= syn tcp-flags== !tcp-option=p8
            tcpmss: !mss=o16
            time: timestart=time timestop=time !monthdays=monthdays !weekdays=weekdays datestart=date datestop=date
                contiguous kerneltz localtz utc
            tos: !tos=tos
            4ttl: !ttl-eq=u8 !ttl=u8 ttl-lt=u8 ttl-gt=u8
            u32: !u32=tests
            udp: source-port= sport= destination-port= dport=
            """;

    private static final String TARGETS = """
            AUDIT: type=names
            CHECKSUM: checksum-fill
            CLASSIFY: set-class=major:minor
            4CLUSTERIP: new hashmode= clustermac= total-nodes= local-node= hash-init=
            CONNMARK: set-xmark= set-mark= and-mark= or-mark= xor-mark= save-mark restore-mark left-shift-mark=u8
                right-shift-mark=u8 ctmask= nfmask= mask=
            CONNSECMARK: save restore
            CT: notrack helper= timeout= ctevents= expevents= zone-orig= zone-reply= zone=
            DNAT: to-destination= random persistent
            6DNPT: src-pfx= dst-pfx=
            DSCP: set-dscp=u6 set-dscp-class=class
            4ECN: ecn-tcp-remove ecn-tcp-cwr=unchecked ecn-tcp-ece=unchecked ecn-ip-ect=unchecked
            6HL: hl-set=u8 hl-dec=p8 hl-inc=p8
            HMARK: hmark-tuple=unchecked hmark-src-prefix=u8 hmark-dst-prefix=u8 hmark-sport-mask=u32
                hmark-dport-mask=u32 hmark-spi-mask=u32 hmark-sport=u32 hmark-dport=u32 hmark-spi=u32
                hmark-proto-mask=u32 hmark-rnd=u32 hmark-mod=p32 hmark-offset=u32
            IDLETIMER: timeout=p32 label= alarm
            LED: led-trigger-id= led-delay=unchecked led-always-blink
            LOG: log-level= log-prefix= log-tcp-sequence log-tcp-options log-ip-options log-uid log-macdecode
            MARK: set-xmark= set-mark= and-mark= or-mark= xor-mark=
            MASQUERADE: to-ports= random random-fully
            NETMAP: to=
            NFLOG: nflog-prefix= nflog-group=u16 nflog-range=u32 nflog-size=u32 nflog-threshold=u16
            NFQUEUE: queue-num= queue-balance= queue-bypass queue-cpu-fanout
            NOTRACK:
            RATEEST: rateest-name= rateest-interval=unchecked rateest-ewmalog=unchecked
            REDIRECT: to-ports= random
            REJECT: reject-with=
            SECMARK: selctx=
            SET: add-set==directions del-set==directions exist timeout=u32 map-set==directions map-mark map-prio map-queue
            SNAT: to-source= random random-fully persistent
            6SNPT: src-pfx= dst-pfx=
            SYNPROXY: sack-perm timestamp wscale= mss= ecn
            TCPMSS: set-mss=u16 clamp-mss-to-pmtu
            TCPOPTSTRIP: strip-options=tcpoptions
            TEE: gateway=address oif=interface
            TOS: set-tos=tos and-tos=u8 or-tos=u8 xor-tos=u8
            TPROXY: on-port=u16 on-ip=address tproxy-mark=masked
            TRACE:
            4TTL: ttl-set=u8 ttl-dec=p8 ttl-inc=p8
            4ULOG: ulog-nlgroup=u32 ulog-prefix= ulog-cprange=u32 ulog-qthreshold=u32
            """;

    /** The verdicts, and the targets of xtables-addons, whose options are unknown here. */
    private static final Set<String> FURTHER_TARGETS = Set.of(
            "ACCEPT", "DROP", "QUEUE", "RETURN", "ACCOUNT", "CHAOS", "DELUDE", "DHCPMAC", "DNETMAP", "ECHO", "IPMARK",
            "LOGMARK", "PROTO", "SYSRQ", "TARPIT");

    private static final Map<String, String> ALIASES =
            Map.of("icmpv6", "icmp6", "ipv6-icmp", "icmp6", "mobility-header", "mh", "ipv6-mh", "mh");

    private final Family family;
    private final Map<String, Extension> matches;
    private final Map<String, Extension> targets;

    /** The matches and targets of a family. */
    public ExtensionTable(Family family) {
        this.family = family;
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
                extensions.put(name, extension(name, line.substring(colon + 1).trim()));
            }
        }
        return extensions;
    }

    private static Extension extension(String name, String words) {
        Map<String, List<ValueKind>> options = new LinkedHashMap<>();
        Set<String> negatable = new HashSet<>();
        for (String word : words.isEmpty() ? new String[0] : words.split(" +")) {
            String[] parts = (word.startsWith("!") ? word.substring(1) : word).split("=", -1);
            options.put(parts[0], Stream.of(parts).skip(1).map(ValueKind::named).toList());
            if (word.startsWith("!")) {
                negatable.add(parts[0]);
            }
        }
        return new Extension(name, options, negatable);
    }

    public Optional<Extension> match(String name) {
        Extension match = matches.get(name);
        return Optional.ofNullable(match == null ? matches.get(ALIASES.getOrDefault(name, name)) : match);
    }

    /** All matches. */
    Collection<Extension> matches() {
        return matches.values();
    }

    /** All targets. */
    Collection<Extension> targets() {
        return targets.values();
    }

    /** Whether only the other family has a match of a name. */
    public boolean isMatchOfOtherFamily(String name) {
        String known = ALIASES.getOrDefault(name, name);
        return !matches.containsKey(known) && MATCHES.contains(ofOtherFamily(known));
    }

    /** Whether only the other family has a target of a name. */
    public boolean isTargetOfOtherFamily(String name) {
        return !targets.containsKey(name) && TARGETS.contains(ofOtherFamily(name));
    }

    /** The beginning of the line of an extension that only the other family has. */
    private String ofOtherFamily(String name) {
        return "\n" + (family == Family.IPV4 ? "6" : "4") + name + ":";
    }

    public Optional<Extension> target(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    /** Whether a name is the name of a target, so that no chain may have it. */
    public static boolean isTarget(String name) {
        return FURTHER_TARGETS.contains(name)
                || TARGETS.contains("\n" + name + ":")
                || TARGETS.contains("\n4" + name + ":")
                || TARGETS.contains("\n6" + name + ":")
                || TARGETS.startsWith(name + ":");
    }
}
