package dev.throng.crds.spec;

/** Where a secret comes from. Locally: from the environment, {@code THRONG_SECRET_<NAME>}. */
public record SecretSource(SecretKeyRef secretKeyRef) {}
