package io.github.secfw.iptables.reader.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.iptables.reader.value.ValueKind;
import io.github.secfw.net.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the grammar page have all matches and targets with all their options, and no others. */
final class GrammarTest {

    private static final Path PAGE = Path.of("../docs/grammar/iptables.md");
    private static final Pattern ROW = Pattern.compile("\\| `(-[mj]) (\\w+)` \\| (both|IPv4|IPv6) \\| (.*) \\|");
    private static final Pattern OPTION = Pattern.compile("(\\[!] )?--([a-z0-9-]+)");

    private static final ExtensionTable IPV4 = new ExtensionTable(Family.IPV4);
    private static final ExtensionTable IPV6 = new ExtensionTable(Family.IPV6);

    private record Row(String text, String flag, String name, String family, String options) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            Optional.of(ROW.matcher(line))
                    .filter(row -> row.matches())
                    .ifPresent(row -> rows.add(new Row(line, row.group(1), row.group(2), row.group(3), row.group(4))));
        }
        return rows;
    }

    @Test
    void has_every_match_and_target_once_for_each_family() throws IOException {
        assertThat(names(rows(), "-m", "IPv4")).containsExactlyInAnyOrderElementsOf(names(IPV4.matches()));
        assertThat(names(rows(), "-m", "IPv6")).containsExactlyInAnyOrderElementsOf(names(IPV6.matches()));
        assertThat(names(rows(), "-j", "IPv4")).containsExactlyInAnyOrderElementsOf(names(IPV4.targets()));
        assertThat(names(rows(), "-j", "IPv6")).containsExactlyInAnyOrderElementsOf(names(IPV6.targets()));
    }

    private static List<String> names(List<Row> rows, String flag, String family) {
        return rows.stream()
                .filter(row -> row.flag().equals(flag) && !row.family().equals(family.equals("IPv4") ? "IPv6" : "IPv4"))
                .map(Row::name)
                .toList();
    }

    private static List<String> names(Collection<Extension> extensions) {
        return extensions.stream().map(Extension::name).toList();
    }

    @Test
    void has_the_options_of_each_with_their_kinds_of_values() throws IOException {
        for (Row row : rows()) {
            ExtensionTable table = row.family().equals("IPv6") ? IPV6 : IPV4;
            Extension extension =
                    (row.flag().equals("-m") ? table.match(row.name()) : table.target(row.name())).orElseThrow();
            boolean isOutsideTheModel =
                    !row.options().contains(" | ") && !row.options().endsWith(" |");
            if (isOutsideTheModel) {
                assertThat(row.options()).as(row.text()).isEqualTo(options(extension));
            } else {
                Set<String> options = new TreeSet<>();
                OPTION.matcher(row.options()).results().forEach(option -> options.add(option.group(2)));
                assertThat(options).as(row.text()).isEqualTo(extension.options().keySet());
                assertThat(extension.negatable())
                        .as(row.text())
                        .allMatch(option -> row.options().contains("[!] --" + option + "`"));
            }
        }
    }

    private static String options(Extension extension) {
        String options = extension.options().keySet().stream()
                .map(option -> (extension.negatable().contains(option) ? "`[!] --" : "`--") + option
                        + extension.kinds(option).stream()
                                .map(kind -> " " + kind)
                                .collect(Collectors.joining()) + "`")
                .collect(Collectors.joining(", "));
        return options.isEmpty() ? "no options" : options;
    }

    @Test
    void has_every_kind_of_value() throws IOException {
        String kinds = Files.readString(PAGE).split("## Kinds of values")[1];
        for (ValueKind kind : ValueKind.values()) {
            assertThat(kinds).contains("`" + kind + "`");
        }
    }
}
