package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.ClassPermissions;
import io.github.secfw.cil.reader.syntax.SourcePosition;
import io.github.secfw.selinux.AccessRule;

/** A rule that may be on packets, with names as written. */
public record AccessRuleStatement(
        AccessRule.Kind kind,
        String source,
        String target,
        ClassPermissions permissions,
        Scope scope,
        SourcePosition position) {}
