/** What a tenant may put in the place of a run's programs. */
@org.jspecify.annotations.NullMarked
package dev.throng.impostor;
