package io.github.secfw.selinux;

import static io.github.secfw.selinux.Domain.domain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DomainTest {

    @Test
    void of_attributes_only_what_was_said_is_known() {
        Domain sshd = domain("sshd_t").in("domain", "daemon").notIn("httpd_exec_scripts");
        assertThat(sshd.isIn("domain")).contains(true);
        assertThat(sshd.isIn("daemon")).contains(true);
        assertThat(sshd.isIn("httpd_exec_scripts")).contains(false);
        assertThat(sshd.isIn("can_read_shadow")).isEmpty();
        assertThat(sshd.type()).isEqualTo("sshd_t");
        assertThat(sshd).hasToString("sshd_t");
    }

    @Test
    void the_order_of_saying_has_no_meaning() {
        Domain one = domain("sshd_t").in("a").notIn("c").in("b");
        Domain other = domain("sshd_t").notIn("c").in("b", "a");
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(domain("sshd_t").in("a", "b"));
        assertThat(one).isNotEqualTo(domain("httpd_t").in("a", "b").notIn("c"));
    }

    @Test
    @SuppressWarnings("CheckReturnValue")
    void what_is_known_of_one_domain_does_not_change() {
        Domain sshd = domain("sshd_t");
        sshd.in("domain");
        assertThat(sshd.isIn("domain")).isEmpty();
    }

    @Test
    void a_contradiction_is_refused_either_way() {
        String message = "domain \"sshd_t\" is said to be in the attribute \"daemon\" and not to be in it: leave one of"
                + " them out";
        assertThatThrownBy(() -> domain("sshd_t").in("daemon").notIn("daemon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> domain("sshd_t").notIn("daemon").in("domain", "daemon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void names_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> domain("sshd t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "domain \"sshd t\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertThatThrownBy(() -> domain("sshd_t").in("-domain"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "attribute \"-domain\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertThatThrownBy(() -> domain("sshd_t").notIn("all"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute \"all\" is a keyword of SELinux policies: choose another name");
    }
}
