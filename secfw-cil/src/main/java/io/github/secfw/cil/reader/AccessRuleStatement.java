package io.github.secfw.cil.reader;

import io.github.secfw.selinux.AccessRule;

/** A rule that may be on packets, as it is written. */
record AccessRuleStatement(
        AccessRule.Kind kind, String source, String target, ClassPermissions permissions, Scope scope, SourcePosition place) {}
