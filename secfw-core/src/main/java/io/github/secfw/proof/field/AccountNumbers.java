package io.github.secfw.proof.field;

import java.util.Map;

/** The known numbers of users and groups by name. A name without a number can stand for any number. */
public record AccountNumbers(Map<String, Long> users, Map<String, Long> groups) {

    public static final AccountNumbers UNKNOWN = new AccountNumbers(Map.of(), Map.of());

    public AccountNumbers {
        users = Map.copyOf(users);
        groups = Map.copyOf(groups);
    }
}
