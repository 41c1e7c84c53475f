package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets. */
final class TargetReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -j ACCEPT | accept
                    -j DROP | drop
                    --jump RETURN | return
                    -j QUEUE | queue 0
                    -p tcp | tcp
                    -j REJECT | reject with port-unreachable
                    -j REJECT --reject-with icmp-net-unreachable | reject with no-route
                    -j REJECT --reject-with host-unreach | reject with host-unreachable
                    -j REJECT --reject-with port-unr | reject with port-unreachable
                    -j REJECT --reject-with icmp | reject with no-route
                    -j REJECT --reject-with ADMIN-prohib | reject with admin-prohibited
                    -j REJECT --reject-with icmp-admin-prohibited | reject with admin-prohibited
                    -p tcp -j REJECT --reject-with tcp-rst | tcp, reject with tcp reset
                    -j REJECT --reject-with icmp-proto-unreachable | -j REJECT --reject-with icmp-proto-unreachable
                    -j REJECT --reject-with icmp-p | -j REJECT --reject-with icmp-proto-unreachable
                    -j REJECT --reject-with net-prohib | -j REJECT --reject-with icmp-net-prohibited
                    -j REJECT --reject-with icmp-host-prohibited | -j REJECT --reject-with icmp-host-prohibited
                    -j LOG | log "" at level warn
                    -j LOG --log-prefix "a b " --log-level 7 | log "a b " at level debug
                    -j LOG --log-level emerg | log "" at level emerg
                    -j LOG --log-level panic | log "" at level emerg
                    -j LOG --log-level alert | log "" at level alert
                    -j LOG --log-level crit | log "" at level crit
                    -j LOG --log-level error | log "" at level err
                    -j LOG --log-level warning | log "" at level warn
                    -j LOG --log-level notice | log "" at level notice
                    -j LOG --log-level info | log "" at level info
                    -j LOG --log-level debug | log "" at level debug
                    -j LOG --log-level 0 | log "" at level emerg
                    -j LOG --log-uid --log-ip-options --log-macdecode --log-tcp-options --log-tcp-sequence | log "" at level warn, tcp sequence, tcp options, ip options, owner, link layer
                    -j LOG --log-prefix 12345678901234567890123456789abc | log "12345678901234567890123456789" at level warn
                    -j NFQUEUE | queue 0
                    -j NFQUEUE --queue-num 5 --queue-bypass | queue 5, bypass
                    -j NFQUEUE --queue-balance 0:3 | queue 0-3
                    -j NFQUEUE --queue-balance 0:3 --queue-cpu-fanout | -j NFQUEUE --queue-balance 0:3 --queue-cpu-fanout
                    -j NFLOG --nflog-group 5 | -j NFLOG --nflog-group 5
                    -j TRACE | -j TRACE
                    -j SET --add-set a src | -j SET --add-set a src
                    -j TARPIT | -j TARPIT
                    -p tcp -j DELUDE -m mark --mark 1 | tcp, -j DELUDE -m mark --mark 1
                    -p tcp -j FOOBAR --some thing | tcp, -j FOOBAR --some thing
                    """)
    void that_filter(String options, String steps) {
        assertThat(Read.v4(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -j REJECT | reject with port-unreachable
                    -j REJECT --reject-with icmp6-no-route | reject with no-route
                    -j REJECT --reject-with addr-unreach | reject with host-unreachable
                    -j REJECT --reject-with adm-prohibited | reject with admin-prohibited
                    -p tcp -j REJECT --reject-with tcp-reset | tcp, reject with tcp reset
                    -j REJECT --reject-with icmp6-port-unreachable | reject with port-unreachable
                    -j REJECT --reject-with policy-fail | -j REJECT --reject-with icmp6-policy-fail
                    -j REJECT --reject-with reject-route | -j REJECT --reject-with icmp6-reject-route
                    """)
    void of_ipv6(String options, String steps) {
        assertThat(Read.v6(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -j SECMARK --selctx system_u:object_r:a_t:s0 | secmark system_u:object_r:a_t:s0
                    -j CONNSECMARK --save | save
                    -j CONNSECMARK --restore | restore
                    -j MARK --set-mark 1 | set mark 0x1
                    -j MARK --set-mark 0x1/0xf0 | set mark 0x1/0xf1
                    -j MARK --set-xmark 0x1/0xff | set mark 0x1/0xff
                    -j MARK --set-xmark 0x3/0x1 | -j MARK --set-xmark 0x3/0x1
                    -j MARK --and-mark 0xff | set mark 0x0/0xffffff00
                    -j MARK --or-mark 6 | set mark 0x6/0x6
                    -j MARK --xor-mark 6 | -j MARK --set-xmark 0x6/0x0
                    -j MARK --xor-mark 0 | ~~
                    -j MARK --or-mark 0 | ~~
                    -j MARK --and-mark 0xffffffff | ~~
                    -j CONNMARK --set-mark 5 | set connection mark 0x5
                    -j CONNMARK --set-xmark 5/7 | set connection mark 0x5/0x7
                    -j CONNMARK --or-mark 2 | set connection mark 0x2/0x2
                    -j CONNMARK --and-mark 0 | set connection mark 0x0
                    -j CONNMARK --xor-mark 1 | -j CONNMARK --set-xmark 0x1/0x0
                    -j CONNMARK --save-mark | save mark
                    -j CONNMARK --restore-mark | restore mark
                    -j CONNMARK --save-mark --mask 0xff | save mark, bits 0xff
                    -j CONNMARK --restore-mark --nfmask 0xff --ctmask 0xff | restore mark, bits 0xff
                    -j CONNMARK --save-mark --nfmask 0xf --ctmask 0xff | save mark, bits 0xf, set connection mark 0x0/0xf0
                    -j CONNMARK --save-mark --nfmask 0 --ctmask 0xff | packet of a connection, set connection mark 0x0/0xff
                    -j CONNMARK --restore-mark --ctmask 0xf | restore mark, bits 0xf, set mark 0x0/0xfffffff0
                    -j CONNMARK --restore-mark --nfmask 3 --ctmask 0 | packet of a connection, set mark 0x0/0x3
                    -j CONNMARK --save-mark --nfmask 0xff --ctmask 0xf | -j CONNMARK --save-mark --nfmask 0xff --ctmask 0xf
                    -j CONNMARK --restore-mark --nfmask 0xf | -j CONNMARK --restore-mark --nfmask 0xf --ctmask 0xffffffff
                    -j CONNMARK --save-mark --left-shift-mark 2 | -j CONNMARK --save-mark --nfmask 0xffffffff --ctmask 0xffffffff --left-shift-mark 2
                    -j CONNMARK --right-shift-mark 2 --set-xmark 1 | -j CONNMARK --set-xmark 0x1/0xffffffff --right-shift-mark 2
                    -j TOS --set-tos 0x10 | -j TOS --set-tos 0x10/0xff
                    """)
    void that_label_and_mark(String options, String steps) {
        assertThat(Read.mangle(options)).isEqualTo("[" + steps + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -j BAR | 15: unknown target or chain "BAR" in the table filter: declare the chain before with :BAR - [0:0]
                    -j INPUT | 15: unknown target or chain "INPUT" in the table filter: declare the chain before with :INPUT - [0:0]
                    -g ACCEPT | 15: unknown chain "ACCEPT" in the table filter: declare the chain before with :ACCEPT - [0:0]
                    -j ACCEPT -g DROP | 22: the rule has a second -g: leave out one
                    ! -j ACCEPT | 14: -j cannot be negated: rewrite the rule without "!"
                    -j SECMARK --selctx a:b:c | 15: the kernel does not accept SECMARK in the table filter: write it into mangle or security
                    -j CONNSECMARK --save | 15: the kernel does not accept CONNSECMARK in the table filter: write it into mangle or security
                    -j CONNSECMARK --save --restore | 34: --restore conflicts with another option of the target: leave out one
                    -j REJECT --reject-with tcp-reset | 15: a TCP reset needs a rule for TCP: add -p tcp
                    -j REJECT --reject-with echo-reply | 36: unknown reject type "echo-reply" for IPv4: expected icmp-net-unreachable, icmp-host-unreachable, icmp-proto-unreachable, icmp-port-unreachable, icmp-net-prohibited, icmp-host-prohibited, tcp-reset, icmp-admin-prohibited
                    -j LOG --log-level warn | 31: unknown log level "warn": expected emerg, alert, crit, error, warning, notice, info, debug, or a number from 0 to 7
                    -j LOG --log-level 8 | 31: unknown log level "8": expected emerg, alert, crit, error, warning, notice, info, debug, or a number from 0 to 7
                    -j LOG --log-prefix "" | 32: empty log prefix: leave out the option
                    -j LOG --log-prefix 1234567890123456789012345678é | 32: the log prefix has more than 29 bytes, and iptables cuts it within a character: shorten it
                    -j LOG --log-uid --log-uid | 29: --log-uid conflicts with another option of the target: leave out one
                    -j NFQUEUE --queue-num 65536 | 35: invalid queue "65536": expected a number from 0 to 65535, or two with a colon after --queue-balance
                    -j NFQUEUE --queue-balance 3 | 39: invalid queue "3": expected a number from 0 to 65535, or two with a colon after --queue-balance
                    -j NFQUEUE --queue-balance 3:1 | 39: invalid queue range "3:1": expected the lower number first
                    -j NFQUEUE --queue-num 1 --queue-balance 0:3 | 37: --queue-balance conflicts with another option of the target: leave out one
                    -j MARK | 15: target "MARK" has no option: add --set-xmark
                    -j CONNMARK | 15: target "CONNMARK" has no option: add --set-xmark, --save-mark or --restore-mark
                    -j MARK --set-mark 1 --or-mark 2 | 33: --or-mark conflicts with another option of the target: leave out one
                    -j MARK --or-mark 1/2 | 30: invalid value "1/2" of --or-mark: expected a number without a mask
                    -j CONNMARK --set-mark 1 --mask 2 | 37: --mask needs --save-mark or --restore-mark: leave it out
                    -j CONNMARK --save-mark --mask 2 --ctmask 1 | 45: --ctmask conflicts with another option of the target: leave out one
                    -j CONNMARK --save-mark --nfmask 2 --mask 1 | 47: --mask conflicts with another option of the target: leave out one
                    -j CONNMARK --save-mark --mask 1/2 | 43: invalid mask "1/2": expected a number from 0 to 4294967295
                    """)
    void that_are_refused(String options, String fault) {
        assertThat(Read.fault(options)).isEqualTo("rules.v4:2:" + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -j SECMARK | 15: target "SECMARK" has no option: add --selctx
                    -j CONNSECMARK | 15: target "CONNSECMARK" has no option: add --save or --restore
                    -j SECMARK --selctx a | 32: "a" is not a valid context: write user:role:type or, for an MLS policy, user:role:type:range
                    -j REJECT | 15: the kernel does not accept REJECT in the table mangle: write it into filter
                    """)
    void that_do_not_say_what_they_set(String options, String fault) {
        assertThat(Read.faultIn("mangle", options)).isEqualTo("rules.v4:2:" + fault);
    }
}
