package dev.throng.operator.resources;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** The LoadTest that objects belong to. */
public record Owner(String namespace, String name, String uid) {

  /** What makes an object go when the LoadTest goes. */
  public OwnerReference reference() {
    return new OwnerReferenceBuilder()
        .withApiVersion("throng.dev/v1alpha1")
        .withKind("LoadTest")
        .withName(name)
        .withUid(uid)
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /** An object of the same name may belong to a LoadTest that was deleted a moment ago. */
  public boolean owns(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> uid.equals(reference.getUid()));
  }
}
