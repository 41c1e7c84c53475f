package io.github.secfw.nftables.reader.json;

import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldCatalog;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.spi.MalformedTextException;
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
            fields.numeral("offset");
            fields.numeral("len");
            return new Expression.Field(FieldNames.raw("@" + fields.oneOf("base", "ll", "nh", "th", "ih") + ","
                    + fields.number("offset", 0, 65_535) + "," + fields.number("len", 1, 65_535)));
        }
        String protocol = fields.text("protocol");
        String field = fields.text("field");
        return (FieldCatalog.isHeader(protocol) ? FieldCatalog.field(protocol, field) : Optional.<Expression>empty())
                .orElseThrow(() -> file.fault(
                        value.from(), "\"" + protocol + "\" has no field \"" + field + "\": use one of nft's"));
    }

    Expression meta(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String key = fields.string("key");
        return FieldCatalog.meta(key).orElseThrow(() -> noKey("meta", key, fields));
    }

    private MalformedTextException noKey(String field, String key, JsonFields fields) {
        return file.fault(fields.get("key").from(), "\"" + field + "\" has no key \"" + key + "\": use one of nft's");
    }

    Expression connection(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String key = fields.string("key");
        String word = key.substring(key.indexOf(' ') + 1);
        boolean hasDirection = fields.has("dir");
        if (FieldCatalog.connection(word).isEmpty() || (hasDirection && !FieldCatalog.isOfDirection(word))) {
            throw noKey("ct", key, fields);
        }
        String direction = hasDirection ? fields.oneOf("dir", "original", "reply") + " " : "";
        return new Expression.Field(FieldNames.withoutFamily("ct " + direction + key));
    }

    /** nft 1.0.6 leaves the level of a control group out: then it is not known. */
    Expression socket(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String key = fields.oneOf("key", "transparent", "mark", "wildcard", "cgroupv2");
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
        for (JsonValue flag : fields.items("flags")) {
            String word = JsonFields.string(file, flag);
            if (!List.of("saddr", "daddr", "mark", "iif", "oif").contains(word)) {
                throw file.fault(
                        flag.from(),
                        "unknown flag \"" + word + "\" of \"fib\": expected saddr, daddr, mark, iif or oif");
            }
            of.add(word);
        }
        if (of.contains("saddr") == of.contains("daddr")) {
            throw file.fault(value.from(), "\"fib\" needs either saddr or daddr: write one");
        }
        if (of.contains("iif") && of.contains("oif")) {
            throw file.fault(value.from(), "\"fib\" takes iif or oif, not both: write one");
        }
        return new Expression.Field(
                "fib " + String.join(" . ", of) + " " + fields.oneOf("result", "type", "oif", "oifname"));
    }

    Expression route(JsonValue value) {
        return new Expression.Field(
                "rt " + new JsonFields(file, value).oneOf("key", "classid", "nexthop", "mtu", "ipsec"));
    }

    Expression operatingSystem(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        return new Expression.Field(
                "osf " + (fields.has("ttl") ? "ttl " + fields.oneOf("ttl", "loose", "skip") + " " : "")
                        + fields.oneOf("key", "name", "version"));
    }

    Expression ipsec(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        int number = fields.has("spnum") ? fields.number("spnum", 0, 255) : 0;
        return new Expression.Field(
                "ipsec " + fields.oneOf("dir", "in", "out") + (number == 0 ? "" : " spnum " + number)
                        + (fields.has("family") ? " " + fields.oneOf("family", "ip", "ip6") : "") + " "
                        + fields.oneOf("key", "saddr", "daddr", "spi", "reqid"));
    }

    Expression generator(JsonValue value) {
        return new Expression.Field(
                "numgen " + new JsonFields(file, value).oneOf("mode", "inc", "random") + numbers(value));
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
            throw file.fault(value.from(), "missing \"mod\": add it");
        }
        return FieldNames.numbers(numbers);
    }

    /** {@code tcp option maxseg size}, {@code ip option lsrr}, {@code sctp chunk init}. */
    Expression option(String kind, JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        if (fields.has("base")) {
            return new Expression.Unmodelled();
        }
        String name = kind + " " + fields.text("name");
        String field = fields.has("field") ? fields.string("field") : "";
        boolean isKnown = kind.startsWith("dccp") || FieldCatalog.isOption(name);
        if (!isKnown || (!field.isEmpty() && !FieldCatalog.isFieldOfOption(field))) {
            throw file.fault(value.from(), "unknown option \"" + (name + " " + field).strip() + "\": use one of nft's");
        }
        return new Expression.Field(FieldNames.option((name + " " + field).strip()));
    }

    /** An extension header of IPv6, or a field of one. */
    Expression extension(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String name = fields.string("name");
        boolean hasField = !fields.has("field")
                || (FieldCatalog.isHeader(name)
                        && FieldCatalog.field(name, fields.text("field")).isPresent());
        if (!FieldCatalog.isExtensionHeader(name) || !hasField) {
            throw file.fault(
                    value.from(),
                    "unknown extension header \"" + (name + " " + fields.text("field", "")).strip()
                            + "\": expected hbh, rt, frag, dst, mh or srh");
        }
        return new Expression.Field(fields.has("field") ? name + " " + fields.text("field") : "exthdr " + name);
    }
}
