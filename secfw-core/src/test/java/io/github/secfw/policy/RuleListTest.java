package io.github.secfw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Match;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RuleListTest {

    private static final Rule SAVE = new Rule(Match.any(), Target.save(), Optional.empty(), false);
    private static final Rule ACCEPT = new Rule(Match.any(), Target.accept(), Optional.empty(), false);

    @Test
    void rules_stand_in_the_order_in_which_they_were_added() {
        RuleList list = RuleList.empty().plus(SAVE).plus(ACCEPT);
        assertThat(list.toList()).containsExactly(SAVE, ACCEPT).isUnmodifiable();
        assertThat(list.last()).isEqualTo(ACCEPT);
        assertThat(list.isEmpty()).isFalse();
        assertThat(list).hasToString(List.of(SAVE, ACCEPT).toString());
    }

    @Test
    void lists_that_share_a_beginning_differ_behind_it() {
        RuleList common = RuleList.empty().plus(SAVE);
        assertThat(common.plus(SAVE).toList()).containsExactly(SAVE, SAVE);
        assertThat(common.plus(ACCEPT).toList()).containsExactly(SAVE, ACCEPT);
        assertThat(common.plus(ACCEPT).withLast(rule -> SAVE)).isEqualTo(common.plus(SAVE));
        assertThat(common.toList()).containsExactly(SAVE);
    }

    @Test
    void a_change_reaches_all_rules_of_the_last_call_and_no_other() {
        RuleList list = RuleList.empty().plus(SAVE).plusAll(List.of(ACCEPT, SAVE));
        assertThat(list.withLast(rule -> rule.explained("x")).toList())
                .containsExactly(SAVE, ACCEPT.explained("x"), SAVE.explained("x"));
        assertThat(list.withLast(rule -> rule.explained("x"))
                        .withLast(Rule::counted)
                        .toList())
                .containsExactly(
                        SAVE,
                        ACCEPT.explained("x").counted(),
                        SAVE.explained("x").counted());
        assertThat(list.plus(SAVE).withLast(Rule::counted).toList())
                .containsExactly(SAVE, ACCEPT, SAVE, SAVE.counted());
        assertThat(RuleList.empty()
                        .plus(SAVE)
                        .plus(SAVE)
                        .withLast(Rule::counted)
                        .toList())
                .containsExactly(SAVE, SAVE.counted());
        assertThat(list).isEqualTo(RuleList.empty().plus(SAVE).plus(ACCEPT).plus(SAVE));
    }

    @Test
    void the_empty_list_has_no_rule() {
        assertThat(RuleList.empty().isEmpty()).isTrue();
        assertThat(RuleList.empty().toList()).isEmpty();
    }

    @Test
    void lists_are_equal_as_their_rules_are() {
        RuleList list = RuleList.empty().plus(SAVE).plus(ACCEPT);
        assertThat(list).isEqualTo(RuleList.empty().plus(SAVE).plus(ACCEPT));
        assertThat(list).isNotEqualTo(RuleList.empty().plus(ACCEPT).plus(SAVE));
        assertThat(list).isNotEqualTo(RuleList.empty().plus(SAVE));
        assertThat(list.hashCode()).isEqualTo(List.of(SAVE, ACCEPT).hashCode());
    }

    @Test
    void a_hundred_thousand_rules_are_no_burden() {
        RuleList list = RuleList.empty();
        for (int i = 0; i < 100_000; i++) {
            list = list.plus(SAVE);
        }
        assertThat(list.toList()).hasSize(100_000);
        assertThat(list).isEqualTo(list.withLast(rule -> SAVE));
    }
}
