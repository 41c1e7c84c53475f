package io.github.secfw.nftables;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** A line of a file, read again, of the criteria and targets that {@link LookUpMeaningTest} writes. */
final class ReadRule {

    private final List<String> words;
    private int at;

    ReadRule(String line) {
        this.words =
                List.of(line.replace("\"", "").replaceAll(" comment .*", "").split("[ ,]+"));
    }

    /** What rules do to a packet, in order: up to a verdict, which is the last. */
    static List<String> effects(List<ReadRule> rules, SmallPacket packet) {
        List<String> effects = new ArrayList<>();
        SmallPacket now = packet;
        for (ReadRule rule : rules) {
            String effect = rule.effect(now);
            if (!effect.isEmpty()) {
                effects.add(effect);
                now = now.after(effect);
            }
            if (SmallPacket.ends(effect)) {
                return effects;
            }
        }
        return effects;
    }

    /** Empty for a line that the packet does not match. */
    private String effect(SmallPacket packet) {
        at = 0;
        while (true) {
            String word = next();
            if (word.equals("counter")) {
                continue;
            }
            if (SmallPacket.ends(word) || word.equals("jump") || word.equals("goto")) {
                return at < words.size() ? word + " " + next() : word;
            }
            String field = word.endsWith("ifname") ? word : word + " " + next();
            if (field.equals("meta secmark")) {
                return label(packet);
            }
            if (peek().equals("vmap")) {
                next();
                return lookedUp(field, packet);
            }
            if (!holds(field, packet)) {
                return "";
            }
        }
    }

    private String label(SmallPacket packet) {
        next();
        String word = next();
        if (at == words.size()) {
            return "label " + word;
        }
        String field = word.endsWith("ifname") ? word : word + " " + next();
        next();
        String label = lookedUp(field, packet);
        return label.isEmpty() ? "" : "label " + label;
    }

    private String lookedUp(String field, SmallPacket packet) {
        String found = "";
        next();
        while (!peek().equals("}")) {
            String key = next();
            next();
            String value = next();
            if (value.equals("jump") || value.equals("goto")) {
                value += " " + next();
            }
            if (contains(key, packet.field(field))) {
                if (!found.isEmpty()) {
                    throw new AssertionError("two elements of one map hold for " + packet + ": " + words);
                }
                found = value;
            }
        }
        return found;
    }

    private boolean holds(String field, SmallPacket packet) {
        boolean negated = peek().equals("!=");
        if (negated) {
            next();
        }
        String value = packet.field(field);
        List<String> elements = new ArrayList<>();
        String first = next();
        if (first.equals("{")) {
            for (String word = next(); !word.equals("}"); word = next()) {
                elements.add(word);
            }
        } else {
            elements.add(first);
        }
        boolean isIn = elements.stream().anyMatch(element -> contains(element, value));
        return !value.isEmpty() && isIn != negated;
    }

    /** A packet without the field has an empty value. */
    private static boolean contains(String element, String value) {
        if (value.isEmpty()) {
            return false;
        }
        if (value.contains(".") || value.contains(":")) {
            return AddressRange.parse(element).contains(IpAddress.parse(value));
        }
        if (element.matches("\\d+-\\d+")) {
            int dash = element.indexOf('-');
            int number = Integer.parseInt(value);
            return Integer.parseInt(element.substring(0, dash)) <= number
                    && number <= Integer.parseInt(element.substring(dash + 1));
        }
        return element.endsWith("*") ? new InterfacePattern(element).matches(value) : element.equals(value);
    }

    private String peek() {
        return words.get(at);
    }

    private String next() {
        String word = words.get(at);
        at++;
        return word;
    }
}
