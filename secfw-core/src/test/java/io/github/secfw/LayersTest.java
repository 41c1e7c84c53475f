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
                .layer("policy")
                .definedBy("io.github.secfw.policy")
                .layer("spi")
                .definedBy("io.github.secfw.spi")
                .layer("text")
                .definedBy("io.github.secfw.text")
                .layer("front door")
                .definedBy("io.github.secfw")
                .whereLayer("annotation")
                .mayNotAccessAnyLayer()
                .whereLayer("text")
                .mayOnlyAccessLayers("annotation")
                .whereLayer("net")
                .mayOnlyAccessLayers("annotation")
                .whereLayer("selinux")
                .mayOnlyAccessLayers("annotation")
                .whereLayer("program")
                .mayOnlyAccessLayers("annotation", "net", "selinux")
                .whereLayer("proof")
                .mayOnlyAccessLayers("annotation", "net", "selinux", "program")
                .whereLayer("policy")
                .mayOnlyAccessLayers("annotation", "net", "selinux", "program")
                .whereLayer("spi")
                .mayOnlyAccessLayers("annotation", "net", "selinux", "program", "policy")
                .whereLayer("front door")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_cycle() {
        slices().matching("io.github.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
