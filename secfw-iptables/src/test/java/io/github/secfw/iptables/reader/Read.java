package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the reader makes of small files. */
final class Read {

    private Read() {}

    static Meaning meaning(Source... files) {
        return Iptables.create().reader().orElseThrow().read(List.of(files));
    }

    static PacketProgram program(String fileName, String text) {
        return meaning(new Source(fileName, text)).program().orElseThrow();
    }

    /** The steps of the rules of one chain of a table, each rule as a line. */
    static String chain(String table, Hook hook, String fileName, String lines) {
        return program(fileName, "*" + table + "\n" + lines + "\nCOMMIT\n").at(hook).stream()
                .map(Read::rules)
                .collect(Collectors.joining());
    }

    static String rules(ProgramBaseChain chain) {
        return chain.rules().stream()
                .map(ProgramRule::instructions)
                .map(Objects::toString)
                .collect(Collectors.joining("\n"));
    }

    /** The steps of rules in the chain FORWARD of the table filter, of IPv4. */
    static String v4(String options) {
        return chain("filter", Hook.FORWARD, "rules.v4", "-A FORWARD " + options);
    }

    /** The same of IPv6. */
    static String v6(String options) {
        return chain("filter", Hook.FORWARD, "rules.v6", "-A FORWARD " + options);
    }

    /** The same where marks and labels are set. */
    static String mangle(String options) {
        return chain("mangle", Hook.FORWARD, "rules.v4", "-A FORWARD " + options);
    }

    /** The same where packets have an owner. */
    static String output(String options) {
        return chain("filter", Hook.OUTPUT, "rules.v4", "-A OUTPUT " + options);
    }

    /** Why a file is not read. */
    static String fault(String fileName, String text) {
        return String.valueOf(Objects.requireNonNull(
                        catchThrowableOfType(MalformedTextException.class, () -> program(fileName, text)))
                .getMessage());
    }

    /** Why a rule of the chain FORWARD of a table is not read; its options begin in line 2, column 12. */
    static String faultIn(String table, String options) {
        return fault("rules.v4", "*" + table + "\n-A FORWARD " + options + "\nCOMMIT\n");
    }

    static String fault(String options) {
        return faultIn("filter", options);
    }
}
