package io.github.secfw.proof.field;

import java.util.Map;

/**
 * The numbers of users and groups by their names, as far as they are known. A name whose number is not known may stand for any
 * number.
 */
public record AccountNumbers(Map<String, Long> users, Map<String, Long> groups) {

    public static final AccountNumbers UNKNOWN = new AccountNumbers(Map.of(), Map.of());

    public AccountNumbers {
        users = Map.copyOf(users);
        groups = Map.copyOf(groups);
    }
}
