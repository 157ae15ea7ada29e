package dev.throng.operator.cluster;

import dev.throng.operator.plan.Announcement;
import dev.throng.operator.resources.Labels;
import dev.throng.operator.resources.Owner;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Events of announcements, and lines of the log. */
record Announcer(KubernetesClient client, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  /** One that the API server does not take is lost: the status says the same. */
  void announce(Owner owner, Announcement say) {
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    try {
      client
          .resource(
              new EventBuilder()
                  .withNewMetadata()
                  .withGenerateName(owner.name() + "-")
                  .withNamespace(owner.namespace())
                  .endMetadata()
                  .withInvolvedObject(
                      new ObjectReferenceBuilder()
                          .withApiVersion("throng.dev/v1alpha1")
                          .withKind("LoadTest")
                          .withName(owner.name())
                          .withNamespace(owner.namespace())
                          .withUid(owner.uid())
                          .build())
                  .withType(say.warning() ? "Warning" : "Normal")
                  .withReason(say.reason())
                  .withMessage(cut(say.message()))
                  .withCount(1)
                  .withFirstTimestamp(now)
                  .withLastTimestamp(now)
                  .withNewSource(Labels.OPERATOR, null)
                  .withReportingComponent(Labels.OPERATOR)
                  .build())
          .create();
    } catch (KubernetesClientException e) {
      LOG.warn("an Event was lost: {}: {}", say.reason(), e.getMessage());
    }
    LOG.info("{}: {}", say.reason(), say.message());
  }

  /** Events take 1 kB. */
  private static String cut(String message) {
    return message.length() <= 1000 ? message : message.substring(0, 999) + "…";
  }
}
