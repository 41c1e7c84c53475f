package io.github.secfw.proof;

import java.util.Map;

/**
 * The numbers of users and groups by their names, as far as they are known. A name whose number is not known may stand for any
 * number.
 */
record AccountNumbers(Map<String, Long> users, Map<String, Long> groups) {

    static final AccountNumbers UNKNOWN = new AccountNumbers(Map.of(), Map.of());

    AccountNumbers {
        users = Map.copyOf(users);
        groups = Map.copyOf(groups);
    }
}
