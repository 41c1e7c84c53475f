package io.github.secfw.iptables;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages of the module: the renderer, and the phases of the reader. */
final class LayersTest {

    private static final String RENDERER = "io.github.secfw.iptables";
    private static final String READER = RENDERER + ".reader";
    private static final int MAX_CLASSES = 30;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(RENDERER);

    @Test
    void phases_of_the_reader_depend_on_earlier_phases_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("syntax")
                .definedBy(READER + ".syntax")
                .layer("value")
                .definedBy(READER + ".value")
                .layer("option")
                .definedBy(READER + ".option")
                .layer("rule")
                .definedBy(READER + ".rule")
                .layer("unmodelled")
                .definedBy(READER + ".unmodelled")
                .layer("match")
                .definedBy(READER + ".match")
                .layer("target")
                .definedBy(READER + ".target")
                .layer("draft")
                .definedBy(READER + ".draft")
                .layer("parser")
                .definedBy(READER + ".parser")
                .layer("lowering")
                .definedBy(READER + ".lowering")
                .layer("importing")
                .definedBy(READER + ".importing")
                .layer("entries")
                .definedBy(READER)
                .layer("renderer")
                .definedBy(RENDERER)
                .whereLayer("syntax")
                .mayNotAccessAnyLayer()
                .whereLayer("value")
                .mayOnlyAccessLayers("syntax")
                .whereLayer("option")
                .mayOnlyAccessLayers("syntax", "value")
                .whereLayer("rule")
                .mayOnlyAccessLayers("syntax", "option")
                .whereLayer("unmodelled")
                .mayOnlyAccessLayers("syntax", "value", "option", "rule")
                .whereLayer("match")
                .mayOnlyAccessLayers("syntax", "value", "option", "rule", "unmodelled")
                .whereLayer("target")
                .mayOnlyAccessLayers("syntax", "value", "option", "rule", "unmodelled")
                .whereLayer("draft")
                .mayOnlyAccessLayers("syntax", "option", "rule", "unmodelled")
                .whereLayer("parser")
                .mayOnlyAccessLayers("syntax", "value", "option", "rule", "unmodelled", "match", "target", "draft")
                .whereLayer("lowering")
                .mayOnlyAccessLayers("syntax", "rule", "unmodelled", "draft")
                .whereLayer("importing")
                .mayOnlyAccessLayers("syntax", "rule", "unmodelled", "target", "draft", "lowering")
                .whereLayer("entries")
                .mayOnlyAccessLayers("syntax", "rule", "draft", "parser", "lowering", "importing")
                .whereLayer("entries")
                .mayOnlyBeAccessedByLayers("renderer")
                .check(CLASSES);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_cycle() {
        slices().matching("io.github.secfw.(iptables..)")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void reader_does_not_use_the_renderer() {
        noClasses()
                .that()
                .resideInAPackage(READER + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RENDERER)
                .check(CLASSES);
    }

    @Test
    void renderer_uses_only_the_entries_of_the_reader_and_only_in_its_own_entry() {
        noClasses()
                .that()
                .resideInAPackage(RENDERER)
                .should()
                .dependOnClassesThat(resideInAPackage(READER + ".*.."))
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage(READER)
                .should()
                .onlyHaveDependentClassesThat()
                .belongToAnyOf(Iptables.class)
                .check(CLASSES);
    }

    @Test
    void no_package_of_the_reader_has_more_than_30_files() {
        Map<String, Long> classes = CLASSES.stream()
                .filter(one -> one.getPackageName().startsWith(READER))
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(classes)
                .hasSize(12)
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_CLASSES));
    }
}
