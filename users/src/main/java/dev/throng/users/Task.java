package dev.throng.users;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Something that a user does again and again: a method without parameters, or an inner class that
 * extends {@link TaskSet}. After each task the user waits, and draws the next one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Task {
  /**
   * How often it is drawn, beside the others of its class: 3 means three times as often as 1; 0
   * means never. Not negative.
   */
  int weight() default 1;

  /** What {@code --tags} and {@code --exclude-tags} choose by. */
  String[] tags() default {};
}
