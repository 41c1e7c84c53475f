package io.github.secfw.nftables.reader.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the documentation that has the table is what the code has. */
final class UnmodelledTableTest {

    private static final Path PAGE = Path.of("../docs/nftables-unmodelled.md");

    @Test
    void is_the_one_of_the_documentation() throws IOException {
        String table = "\n\n" + UnmodelledTable.markdown();
        assertThat(Files.readString(PAGE))
                .as("%s must end with the table: replace the table there by%s", PAGE, table)
                .endsWith(table);
    }
}
