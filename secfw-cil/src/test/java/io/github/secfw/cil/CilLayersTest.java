package io.github.secfw.cil;

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

/** The layers of the backend: the renderer, and the phases of the reader. */
final class CilLayersTest {

    private static final String READER = "io.github.secfw.cil.reader";
    private static final int MAX_CLASSES = 30;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.secfw.cil");

    @Test
    void later_phases_depend_on_earlier_ones_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("backend")
                .definedBy("io.github.secfw.cil")
                .layer("reader")
                .definedBy(READER)
                .layer("syntax")
                .definedBy(READER + ".syntax")
                .layer("database")
                .definedBy(READER + ".database")
                .layer("parser")
                .definedBy(READER + ".parser")
                .layer("expansion")
                .definedBy(READER + ".expansion")
                .layer("resolution")
                .definedBy(READER + ".resolution")
                .layer("access")
                .definedBy(READER + ".access")
                .whereLayer("backend")
                .mayOnlyAccessLayers("reader")
                .whereLayer("reader")
                .mayOnlyAccessLayers("syntax", "database", "parser", "expansion", "access")
                .whereLayer("syntax")
                .mayNotAccessAnyLayer()
                .whereLayer("database")
                .mayOnlyAccessLayers("syntax")
                .whereLayer("parser")
                .mayOnlyAccessLayers("syntax", "database")
                .whereLayer("expansion")
                .mayOnlyAccessLayers("syntax", "database", "parser")
                .whereLayer("resolution")
                .mayOnlyAccessLayers("syntax", "database")
                .whereLayer("access")
                .mayOnlyAccessLayers("syntax", "database", "resolution")
                .check(CLASSES);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("io.github.secfw.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packages_of_the_reader_are_small() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(one -> one.getPackageName().startsWith(READER))
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes)
                .hasSizeGreaterThan(1)
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MAX_CLASSES));
    }
}
