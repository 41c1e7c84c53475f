package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NetworkNamespaceTest {

    private static final String NOT_PERMITTED = "--no-such-option";

    @Test
    void has_no_interface_but_loopback() {
        ToolRun run = NetworkNamespace.require().run(Path.of("/"), Map.of(), List.of("cat", "/proc/net/dev"));
        assertThat(run.stdout().lines().skip(2)).singleElement().asString().contains("lo:");
    }

    @Test
    void a_user_namespace_serves_where_a_plain_one_is_not_permitted() {
        NetworkNamespace.require();
        ToolRun run = NetworkNamespace.require(MissingTool.FAILS, List.of(NOT_PERMITTED, "-rn"))
                .run(Path.of("/"), Map.of(), List.of("id", "-u"));
        assertThat(run.stdout()).isEqualTo("0\n");
    }

    @Test
    void a_machine_that_permits_none_skips_the_test_in_one_line() {
        assertThatThrownBy(() -> NetworkNamespace.require(MissingTool.SKIPS, List.of(NOT_PERMITTED)))
                .is(Skipping.THE_TEST)
                .hasMessageEndingWith("'unshare -rn' is not permitted: allow unprivileged user namespaces,"
                        + " or run the tests as root")
                .message()
                .hasLineCount(1);
    }

    @Test
    void or_fails_it_where_tools_are_required() {
        assertThatThrownBy(() -> NetworkNamespace.require(MissingTool.FAILS, List.of(NOT_PERMITTED)))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageStartingWith("'unshare -rn' is not permitted");
    }
}
