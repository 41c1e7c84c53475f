package io.github.secfw.nftables;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The layers of the reader, and the wall between renderer and reader. */
final class NftablesLayersTest {

    private static final String RENDERER = "io.github.secfw.nftables";

    private static final String READER = RENDERER + ".reader";

    private static final int MOST_CLASSES = 30;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(RENDERER);

    @Test
    void lower_layers_do_not_depend_on_higher_ones() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("syntax")
                .definedBy(READER + ".syntax")
                .layer("unmodelled")
                .definedBy(READER + ".unmodelled")
                .layer("field")
                .definedBy(READER + ".field")
                .layer("table")
                .definedBy(READER + ".table")
                .layer("text")
                .definedBy(READER + ".text")
                .layer("json")
                .definedBy(READER + ".json")
                .layer("lowering")
                .definedBy(READER + ".lowering")
                .layer("reader")
                .definedBy(READER)
                .whereLayer("syntax")
                .mayNotAccessAnyLayer()
                .whereLayer("unmodelled")
                .mayOnlyAccessLayers("syntax")
                .whereLayer("field")
                .mayOnlyAccessLayers("syntax", "unmodelled")
                .whereLayer("table")
                .mayOnlyAccessLayers("syntax", "unmodelled", "field")
                .whereLayer("text")
                .mayOnlyAccessLayers("syntax", "table")
                .whereLayer("json")
                .mayOnlyAccessLayers("syntax", "table")
                .whereLayer("lowering")
                .mayOnlyAccessLayers("syntax", "unmodelled", "field", "table")
                .whereLayer("reader")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_cycle() {
        slices().matching("io.github.(**)").should().beFreeOfCycles().check(CLASSES);
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
    void renderer_does_not_use_the_reader_beyond_its_entry() {
        DescribedPredicate<JavaClass> isReaderInside = DescribedPredicate.describe(
                "are in the reader and not its entry",
                used -> used.getPackageName().startsWith(READER)
                        && !used.getSimpleName().equals("NftablesReader"));
        noClasses()
                .that()
                .resideInAPackage(RENDERER)
                .should()
                .dependOnClassesThat(isReaderInside)
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleName("NftablesReader")
                .should()
                .onlyHaveDependentClassesThat()
                .haveSimpleName("Nftables")
                .check(CLASSES);
    }

    @Test
    void no_package_of_the_reader_has_more_than_30_classes() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(one -> one.getPackageName().startsWith(READER))
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, counting()));
        assertThat(sizes).hasSize(8).allSatisfy((name, size) -> assertThat(size).isLessThanOrEqualTo(MOST_CLASSES));
    }
}
