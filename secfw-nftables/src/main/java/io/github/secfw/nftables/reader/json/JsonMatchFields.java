package io.github.secfw.nftables.reader.json;

import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldCatalog;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes fields of JSON, by the names that the text has for them. */
final class JsonMatchFields {

    private final SourceText file;

    JsonMatchFields(SourceText file) {
        this.file = file;
    }

    /** Bits at a place of a packet, or a field of a header. */
    Expression payload(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        if (fields.has("tunnel")) {
            return new Expression.Unmodelled();
        }
        if (fields.has("base")) {
            return new Expression.Field(FieldNames.raw("@" + fields.text("base") + ","
                    + fields.number("offset", 0, 65_535) + "," + fields.number("len", 0, 65_535)));
        }
        String protocol = fields.text("protocol");
        String field = fields.text("field");
        return (FieldCatalog.isHeader(protocol) ? FieldCatalog.field(protocol, field) : Optional.<Expression>empty())
                .orElseThrow(
                        () -> file.fault(value.from(), "there is no field \"" + field + "\" of \"" + protocol + "\""));
    }

    Expression connection(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String direction = fields.has("dir") ? fields.text("dir") + " " : "";
        return new Expression.Field(FieldNames.withoutFamily("ct " + direction + fields.text("key")));
    }

    /** nft 1.0.6 leaves the level of a control group out: then it is not known. */
    Expression socket(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String key = fields.text("key");
        if (!key.equals("cgroupv2")) {
            return new Expression.Field("socket " + key);
        }
        return fields.has("level")
                ? new Expression.Field(FieldNames.CONTROL_GROUP + fields.number("level", 0, 255))
                : new Expression.Unmodelled();
    }

    Expression fib(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        TreeSet<String> of = new TreeSet<>();
        fields.items("flags").forEach(flag -> of.add(JsonFields.text(file, flag)));
        return new Expression.Field("fib " + String.join(" . ", of) + " " + fields.text("result"));
    }

    Expression route(JsonValue value) {
        return new Expression.Field("rt " + new JsonFields(file, value).text("key"));
    }

    Expression operatingSystem(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        return new Expression.Field(
                "osf " + (fields.has("ttl") ? "ttl " + fields.text("ttl") + " " : "") + fields.text("key"));
    }

    Expression ipsec(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        int number = fields.has("spnum") ? fields.number("spnum", 0, 255) : 0;
        return new Expression.Field("ipsec " + fields.text("dir") + (number == 0 ? "" : " spnum " + number)
                + (fields.has("family") ? " " + fields.text("family") : "") + " " + fields.text("key"));
    }

    Expression generator(JsonValue value) {
        return new Expression.Field("numgen " + new JsonFields(file, value).text("mode") + numbers(value));
    }

    Expression flowHash(JsonValue value) {
        return new Expression.Field("symhash" + numbers(value));
    }

    /** {@return how many values a number has, the first and a seed, in canonical words} */
    String numbers(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        TreeMap<String, Integer> numbers = new TreeMap<>();
        for (String option : List.of("mod", "offset", "seed")) {
            if (fields.has(option)) {
                long number = NumberLiterals.parse(fields.text(option));
                if (number < 0 || number > 0xffff_ffffL || (number == 0 && option.equals("mod"))) {
                    throw file.fault(fields.get(option).from(), "\"" + option + "\" needs a number below 4294967296");
                }
                numbers.put(option, (int) number);
            }
        }
        if (!numbers.containsKey("mod")) {
            throw file.fault(value.from(), "the object has no \"mod\": add it");
        }
        return FieldNames.numbers(numbers);
    }

    /** {@code tcp option maxseg size}, {@code ip option lsrr}, {@code sctp chunk init}. */
    Expression option(String kind, JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        if (fields.has("base")) {
            return new Expression.Unmodelled();
        }
        return new Expression.Field(FieldNames.option(
                kind + " " + fields.text("name") + (fields.has("field") ? " " + fields.text("field") : "")));
    }

    /** An extension header of IPv6, or a field of one. */
    Expression extension(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String name = fields.text("name");
        return new Expression.Field(fields.has("field") ? name + " " + fields.text("field") : "exthdr " + name);
    }
}
