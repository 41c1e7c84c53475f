package io.github.secfw.benchmarks;

/** A JSON listing of many rules, on one line as nft prints it. */
final class ManyJsonRules {

    private ManyJsonRules() {}

    static String text(int rules) {
        StringBuilder text = new StringBuilder("{\"nftables\": [{\"metainfo\": {\"version\": \"1.0.6\","
                + " \"release_name\": \"Lester Gooch #5\", \"json_schema_version\": 1}},"
                + " {\"table\": {\"family\": \"inet\", \"name\": \"many\", \"handle\": 1}},"
                + " {\"chain\": {\"family\": \"inet\", \"table\": \"many\", \"name\": \"input\", \"handle\": 1,"
                + " \"type\": \"filter\", \"hook\": \"input\", \"prio\": -150, \"policy\": \"accept\"}}");
        for (int i = 0; i < rules; i++) {
            text.append(", {\"rule\": {\"family\": \"inet\", \"table\": \"many\", \"chain\": \"input\", \"handle\": ")
                    .append(i + 2)
                    .append(", \"comment\": \"service ")
                    .append(i)
                    .append("\", \"expr\": [");
            match(text, "==", "\"payload\": {\"protocol\": \"ip\", \"field\": \"saddr\"}", "\"" + address(i) + "\"");
            match(text, "==", "\"payload\": {\"protocol\": \"tcp\", \"field\": \"dport\"}", ports(i));
            match(text, "in", "\"ct\": {\"key\": \"state\"}", "\"new\"");
            text.append("{\"counter\": {\"packets\": 0, \"bytes\": 0}}, {\"drop\": null}]}}");
        }
        return text.append("]}\n").toString();
    }

    private static void match(StringBuilder text, String operator, String left, String right) {
        text.append("{\"match\": {\"op\": \"")
                .append(operator)
                .append("\", \"left\": {")
                .append(left)
                .append("}, \"right\": ")
                .append(right)
                .append("}}, ");
    }

    private static String address(int i) {
        return "10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255);
    }

    private static String ports(int i) {
        return i % 2 == 0 ? String.valueOf(1 + i % 60_000) : "{\"set\": [22, 80, 443]}";
    }
}
