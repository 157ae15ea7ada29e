package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;

/** Where a secret comes from. Locally: from the environment, {@code THRONG_SECRET_<NAME>}. */
public record SecretSource(@Required SecretKeyRef secretKeyRef) {}
