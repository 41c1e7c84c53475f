package io.github.secfw.cil.reader.database;

import java.util.Arrays;
import java.util.Optional;

/**
 * A parameter of a macro.
 *
 * @param form the kind of its arguments
 * @param name its name in the macro
 */
public record MacroParameter(Form form, String name) {

    /** The kinds of parameters ({@code cil_gen_macro}). */
    public enum Form {
        TYPE("type", Optional.of(NameKind.TYPE), false),
        ROLE("role", Optional.of(NameKind.ROLE), false),
        USER("user", Optional.empty(), false),
        SENSITIVITY("sensitivity", Optional.empty(), false),
        CATEGORY("category", Optional.empty(), false),
        CATEGORY_SET("categoryset", Optional.empty(), true),
        LEVEL("level", Optional.empty(), true),
        LEVEL_RANGE("levelrange", Optional.empty(), true),
        CLASS("class", Optional.of(NameKind.CLASS), false),
        CLASS_MAP("classmap", Optional.of(NameKind.CLASS), false),
        CLASS_PERMISSION("classpermission", Optional.of(NameKind.PERMISSIONS), true),
        ADDRESS("ipaddr", Optional.empty(), false),
        BOOLEAN("boolean", Optional.of(NameKind.BOOLEAN), false),
        STRING("string", Optional.empty(), false),
        NAME("name", Optional.empty(), false);

        private final String keyword;
        private final Optional<NameKind> kind;
        private final boolean takesList;

        Form(String keyword, Optional<NameKind> kind, boolean takesList) {
            this.keyword = keyword;
            this.kind = kind;
            this.takesList = takesList;
        }

        /** The kind of names that it takes, if rules on packets can use such names. */
        public Optional<NameKind> kind() {
            return kind;
        }

        /** Whether a statement declares a name of this kind ({@code cil_verify_decl_does_not_shadow_macro_parameter}). */
        boolean isDeclaredBy(String statement) {
            return keyword.equals(statement);
        }

        /** Whether the argument can be a list, which is an anonymous value. */
        boolean takesList() {
            return takesList;
        }

        static Optional<Form> of(String keyword) {
            return Arrays.stream(values())
                    .filter(form -> form.keyword.equals(keyword))
                    .findFirst();
        }
    }

    boolean isOf(NameKind kind, String other) {
        return form.kind().equals(Optional.of(kind)) && name.equals(other);
    }
}
