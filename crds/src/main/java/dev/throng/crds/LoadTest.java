package dev.throng.crds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Repeat;
import dev.throng.crds.spec.Task;
import dev.throng.crds.spec.Transaction;
import dev.throng.crds.spec.WrittenStep;
import dev.throng.crds.status.LoadTestStatus;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.crd.generator.annotation.SchemaSwap;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** The custom resource {@code loadtests.throng.dev}. */
@Group("throng.dev")
@Version("v1alpha1")
@ShortNames("lt")
@SchemaSwap(originalType = LoadTest.class, fieldName = "spec", targetType = LoadTestSpec.class)
@SchemaSwap(originalType = WrittenStep.class, fieldName = "then", targetType = JsonNode.class)
@SchemaSwap(originalType = WrittenStep.class, fieldName = "else", targetType = JsonNode.class)
@SchemaSwap(originalType = Repeat.class, fieldName = "steps", targetType = JsonNode.class)
@SchemaSwap(originalType = Transaction.class, fieldName = "steps", targetType = JsonNode.class)
@SchemaSwap(originalType = Task.class, fieldName = "tasks", targetType = JsonNode.class)
@AdditionalPrinterColumn(name = "PHASE", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "VERDICT", jsonPath = ".status.verdict")
@AdditionalPrinterColumn(name = "USERS", jsonPath = ".status.users.running", type = Type.INTEGER)
@AdditionalPrinterColumn(
    name = "WORKERS",
    jsonPath = ".status.workers.connected",
    type = Type.INTEGER)
@AdditionalPrinterColumn(name = "RPS", jsonPath = ".status.summary.requestRate")
@AdditionalPrinterColumn(name = "FAIL%", jsonPath = ".status.summary.failureRatio")
@AdditionalPrinterColumn(name = "P95", jsonPath = ".status.summary.p95")
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalPrinterColumn(name = "DEGRADATION", jsonPath = ".status.story.degradation", priority = 1)
@AdditionalPrinterColumn(name = "FINDING", jsonPath = ".status.story.findings[0].id", priority = 1)
@AdditionalPrinterColumn(name = "CAPACITY", jsonPath = ".status.capacity.holds", priority = 1)
@AdditionalPrinterColumn(name = "REASON", jsonPath = ".status.reason", priority = 1)
@AdditionalPrinterColumn(name = "TARGET", jsonPath = ".spec.target.baseUrl", priority = 1)
@AdditionalPrinterColumn(
    name = "RUN",
    jsonPath = ".status.run.number",
    type = Type.INTEGER,
    priority = 1)
@ValidationRule(
    value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])?$')",
    message =
        "metadata.name must be at most 50 lower-case letters, digits and hyphens, beginning and"
            + " ending with a letter or digit")
public final class LoadTest extends CustomResource<DeclaredSpec, LoadTestStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;

  /** Both are only there when they were read. */
  @Override
  protected @Nullable DeclaredSpec initSpec() {
    return null;
  }

  @Override
  protected @Nullable LoadTestStatus initStatus() {
    return null;
  }

  /** The manifest as the runner reads it: what its author wrote, without the cluster's metadata. */
  public String manifest() {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("apiVersion", getApiVersion()).put("kind", getKind());
    manifest
        .putObject("metadata")
        .put("name", getMetadata().getName())
        .put("namespace", getMetadata().getNamespace());
    return manifest.set("spec", getSpec().json()).toPrettyString();
  }
}
