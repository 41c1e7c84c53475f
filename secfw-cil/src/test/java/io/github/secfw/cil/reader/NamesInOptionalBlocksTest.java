package io.github.secfw.cil.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.spi.MalformedTextException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An optional block of a whole policy is disabled if any statement in it uses an undeclared name. */
final class NamesInOptionalBlocksTest {

    private static final String DECLARED = Reads.WHOLE
            + "(type a_t)(type p_t)(typealias l_t)(typeattribute t_a)(role r_r)(roleattribute r_a)"
            + "(classpermission cp)(boolean b true)";
    private static final String RULE = "(allow a_t p_t (packet (send)))";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(typealiasactual l_t a_t)",
                "(roletype r_r a_t)",
                "(roleallow r_r r_r)",
                "(roletransition r_r a_t packet r_r)",
                "(typechange a_t a_t packet a_t)",
                "(typemember a_t a_t packet a_t)",
                "(typetransition a_t a_t packet a_t)",
                "(typetransition a_t a_t packet file a_t)",
                "(roleattributeset r_a (r_r))",
                "(typeattributeset t_a (a_t))",
                "(allow a_t p_t (packet (recv)))",
                "(booleanif b (true (allow a_t p_t (packet (recv)))))"
            })
    void each_name_counts(String statement) {
        assertThat(hasRule(statement)).isTrue();
        String[] words = statement.split("\\b(?=[a-z]+_[a-z]+\\b|packet\\b|b )", -1);
        assertThat(words).hasSizeGreaterThan(1);
        for (int i = 1; i < words.length; i++) {
            String[] changed = words.clone();
            changed[i] = changed[i].replaceFirst("^\\w+", "none");
            String other = String.join("", changed);
            assertThat(hasRule(other)).as(other).isFalse();
        }
    }

    /** Whether the rule without condition is there, for certain. */
    private static boolean hasRule(String statement) {
        var meaning = Reads.meaning(DECLARED + "(optional o " + RULE + statement + ")");
        List<String> rules = meaning.access().orElseThrow().rules().stream()
                .map(Object::toString)
                .toList();
        return rules.stream().anyMatch(rule -> rule.contains("send"))
                && meaning.unknown().isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(roletype r_r)|\"roletype\" has 1 part: expected a role and a type",
                "(roleallow a b c)|\"roleallow\" has 3 parts: expected 2 names",
                "(roletransition a b c)|\"roletransition\" has 3 parts: expected 4 names",
                "(typechange a b c)|\"typechange\" has 3 parts: expected 4 names",
                "(typetransition a b c)|\"typetransition\" has 3 parts: expected 4 names, or 5 with the name of a file",
                "(typetransition a b c d e f)|\"typetransition\" has 6 parts: expected 4 names, or 5 with the name of a file",
                "(roleattributeset a)|\"roleattributeset\" has 1 part: expected an attribute of roles and an expression"
            })
    void parts_of_statements(String statement, String message) {
        assertThatThrownBy(() -> Reads.meaning("(optional o " + statement + ")"))
                .isInstanceOf(MalformedTextException.class)
                .hasMessage("m.cil:1:13: " + message);
    }
}
