package io.github.secfw.net;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class OwnerMatchTest {

    @Test
    void the_text_is_the_words_in_a_fixed_order() {
        assertThat(tcp().state(ConnectionState.NEW).gid(100).uid(0).dport(80))
                .hasToString("tcp dport 80 uid 0 gid 100 state new");
        assertThat(icmp().uid(new IdRange(1000, 1999), new IdRange(0, 0)).type("echo-request"))
                .hasToString("icmp type echo-request uid 0, 1000-1999");
    }

    @Test
    void an_id_is_a_range_of_one() {
        assertThat(any().uid(33)).isEqualTo(any().uid(new IdRange(33, 33))).hasSameHashCodeAs(any().uid(33));
        assertThat(any().gid(33)).isEqualTo(any().gid(new IdRange(33, 33))).isNotEqualTo(any().uid(33));
    }

    @Test
    void ranges_that_touch_are_one() {
        assertThat(any().uid(new IdRange(3, 4), new IdRange(0, 2))).isEqualTo(any().uid(new IdRange(0, 4)));
        assertThat(any().gid(new IdRange(0, 9), new IdRange(5, IdRange.MAX_ID))).hasToString("gid 0-4294967294");
        assertThat(any().gid(new IdRange(5, 5), new IdRange(3, 3))).hasToString("gid 3, 5");
    }

    @Test
    void an_id_out_of_range_is_refused() {
        assertRefused(() -> any().uid(-1), "id -1 is out of range: write a number from 0 to 4294967294");
        assertRefused(
                () -> any().gid(4_294_967_295L),
                "id 4294967295 is out of range: write a number from 0 to" + " 4294967294");
    }

    @Test
    void a_criterion_on_no_id_is_refused() {
        String message = "a match on no id matches nothing: name an id, or leave the match out";
        assertRefused(() -> new OwnerUidCriterion(List.of()), message);
        assertRefused(() -> new OwnerGidCriterion(List.of()), message);
    }

    @Test
    void the_ids_are_copied() {
        List<IdRange> ids = new ArrayList<>(List.of(new IdRange(0, 0)));
        OwnerUidCriterion uid = new OwnerUidCriterion(ids);
        OwnerGidCriterion gid = new OwnerGidCriterion(ids);
        ids.clear();
        assertThat(uid).hasToString("uid 0");
        assertThat(gid).hasToString("gid 0");
        assertThat(uid.ids()).isUnmodifiable();
        assertThat(gid.ids()).isUnmodifiable();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
