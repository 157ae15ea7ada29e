package dev.throng.crds.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.LoadTest;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.LoadTestStatus;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDGenerator.AbstractCRDOutput;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The CustomResourceDefinition, from Fabric8's generator and a few refinements. */
final class Crd {
  /** Without it a LoadTest that no operator has seen counts as done where kstatus is asked. */
  private static final ObjectNode NOT_OBSERVED =
      JsonNodeFactory.instance.objectNode().put("observedGeneration", -1);

  private Crd() {}

  static String yaml() {
    try (Memory memory = new Memory()) {
      new CRDGenerator()
          .customResourceClasses(LoadTest.class)
          .withMinQuotes(true)
          .withPostProcessor(new Refined())
          .withOutput(memory)
          .generate();
      return memory.text();
    }
  }

  private static HasMetadata refined(HasMetadata generated) {
    CustomResourceDefinition crd = (CustomResourceDefinition) generated;
    CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
    Map<String, JSONSchemaProps> root = version.getSchema().getOpenAPIV3Schema().getProperties();
    version.getSchema().getOpenAPIV3Schema().setRequired(List.of("spec"));
    Unrolling.unroll(root.get("spec"));
    Refinement.refine(LoadTestSpec.class, root.get("spec"));
    Refinement.refine(LoadTestStatus.class, root.get("status"));
    ItemDefaults.drop(root.get("spec"));
    root.get("status").setDefault(NOT_OBSERVED);
    version.getAdditionalPrinterColumns().sort(Comparator.comparingInt(Crd::declared));
    return crd;
  }

  private static int declared(CustomResourceColumnDefinition column) {
    List<String> names =
        Arrays.stream(LoadTest.class.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    return names.indexOf(column.getName());
  }

  private static final class Refined implements CRDPostProcessor {
    @Override
    public HasMetadata process(HasMetadata crd, String version) {
      return refined(crd);
    }
  }

  private static final class Memory extends AbstractCRDOutput<ByteArrayOutputStream>
      implements AutoCloseable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    protected ByteArrayOutputStream createStreamFor(String crdName) {
      return bytes;
    }

    @Override
    public void close() {}

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
