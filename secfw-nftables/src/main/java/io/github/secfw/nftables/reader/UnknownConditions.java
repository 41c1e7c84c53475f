package io.github.secfw.nftables.reader;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells what the rules of a table ask that is not known. Two conditions of equal text are the same, so the text has all that
 * the words of the rule stand for: the sets and objects of the table that it names too.
 */
final class UnknownConditions {

    private final ParsedTable table;
    private final Map<String, String> told = new TreeMap<>();

    UnknownConditions(ParsedTable table) {
        this.table = table;
    }

    /** All that a statement says. */
    String text(Definition statement) {
        String text = statement.whole();
        StringBuilder whole = new StringBuilder(text);
        for (String name : named(text, statement.isJson())) {
            whole.append(" with ").append(definition(name));
        }
        return Fingerprint.of(whole.toString());
    }

    /** What the table says of a name; a map can name objects of its table, these name nothing. */
    private String definition(String name) {
        String known = told.get(name);
        if (known == null) {
            known = Fingerprint.of(definitionOf(name));
            told.put(name, known);
        }
        return known;
    }

    private String definitionOf(String name) {
        StringBuilder definition = new StringBuilder(name);
        NamedSet set = table.sets().get(name);
        if (set != null) {
            StringBuilder ofSet = new StringBuilder();
            append(ofSet, set.definitions());
            definition.append(ofSet);
            boolean isJson = set.definitions().stream().anyMatch(Definition::isJson);
            Set<String> objects = named(ofSet.toString(), isJson);
            objects.retainAll(table.objects().keySet());
            objects.remove(name);
            objects.forEach(object -> append(definition.append(" with ").append(object), objects(object)));
        }
        append(definition, objects(name));
        return definition.toString();
    }

    private static void append(StringBuilder text, List<Definition> definitions) {
        definitions.forEach(definition -> text.append(' ').append(definition.whole()));
    }

    private List<Definition> objects(String name) {
        return table.objects().getOrDefault(name, List.of());
    }

    /** The words of a text that are names in the table; all of them where JSON may write words otherwise than they are. */
    private Set<String> named(String text, boolean isJson) {
        Set<String> names = new TreeSet<>();
        if (table.sets().isEmpty() && table.objects().isEmpty()) {
            return names;
        }
        if (isJson && text.indexOf('\\') >= 0) {
            names.addAll(table.sets().keySet());
            names.addAll(table.objects().keySet());
            return names;
        }
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isOfName(text.charAt(i))) {
                String word = text.substring(from, i);
                if (table.sets().containsKey(word) || table.objects().containsKey(word)) {
                    names.add(word);
                }
                from = i + 1;
            }
        }
        return names;
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || "/_.-".indexOf(character) >= 0;
    }
}
