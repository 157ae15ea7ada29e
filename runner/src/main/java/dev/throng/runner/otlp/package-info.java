/**
 * The figures of a master or a worker, sent by OTLP: the same that Prometheus may read.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/">OpenTelemetry Protocol</a>
 */
@NullMarked
package dev.throng.runner.otlp;

import org.jspecify.annotations.NullMarked;
