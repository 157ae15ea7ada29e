package dev.throng.operator.resources;

import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Reads objects as if they had no place for fields that they do not know. */
final class KnownFieldsOnly extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  @Override
  public Boolean hasAnySetter(Annotated annotated) {
    return false;
  }
}
