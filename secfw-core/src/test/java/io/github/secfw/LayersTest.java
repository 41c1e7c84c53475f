package io.github.secfw;

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
                .definedBy("io.github.secfw.proof..")
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
    void phases_of_the_proof_depend_on_earlier_phases_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("diagram")
                .definedBy("io.github.secfw.proof.diagram")
                .layer("field")
                .definedBy("io.github.secfw.proof.field")
                .layer("symbolic")
                .definedBy("io.github.secfw.proof.symbolic")
                .layer("report")
                .definedBy("io.github.secfw.proof.report")
                .layer("access")
                .definedBy("io.github.secfw.proof.access")
                .layer("prover")
                .definedBy("io.github.secfw.proof")
                .whereLayer("diagram")
                .mayNotAccessAnyLayer()
                .whereLayer("access")
                .mayNotAccessAnyLayer()
                .whereLayer("field")
                .mayOnlyAccessLayers("diagram")
                .whereLayer("symbolic")
                .mayOnlyAccessLayers("diagram", "field")
                .whereLayer("report")
                .mayOnlyAccessLayers("diagram", "field", "symbolic")
                .whereLayer("prover")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packages_of_the_proof_have_at_most_30_top_level_classes() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(one -> one.isTopLevelClass() && one.getPackageName().startsWith("io.github.secfw.proof"))
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .containsOnlyKeys(
                        "io.github.secfw.proof",
                        "io.github.secfw.proof.access",
                        "io.github.secfw.proof.diagram",
                        "io.github.secfw.proof.field",
                        "io.github.secfw.proof.report",
                        "io.github.secfw.proof.symbolic");
        assertThat(sizes.values()).allMatch(size -> size <= 30);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_cycle() {
        slices().matching("io.github.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
