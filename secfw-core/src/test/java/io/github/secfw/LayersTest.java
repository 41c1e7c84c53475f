package io.github.secfw;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The layers that CONTRIBUTING tells. */
final class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.secfw");

    @Test
    void lower_layers_do_not_depend_on_higher_ones() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("annotation")
                .definedBy("io.github.secfw.annotation")
                .layer("net")
                .definedBy("io.github.secfw.net")
                .layer("selinux")
                .definedBy("io.github.secfw.selinux")
                .layer("program")
                .definedBy("io.github.secfw.program")
                .layer("proof")
                .definedBy("io.github.secfw.proof")
                .layer("policies")
                .definedBy("io.github.secfw", "io.github.secfw.spi")
                .whereLayer("annotation")
                .mayNotAccessAnyLayer()
                .whereLayer("net")
                .mayOnlyAccessLayers("annotation")
                .whereLayer("selinux")
                .mayOnlyAccessLayers("annotation")
                .whereLayer("program")
                .mayOnlyAccessLayers("annotation", "net", "selinux")
                .whereLayer("proof")
                .mayOnlyAccessLayers("annotation", "net", "selinux", "program")
                .whereLayer("policies")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void no_two_packages_below_the_policies_depend_on_each_other() {
        slices().matching("io.github.secfw.(annotation|net|selinux|program|proof)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
