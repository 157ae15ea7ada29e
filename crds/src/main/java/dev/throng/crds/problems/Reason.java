package dev.throng.crds.problems;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why something failed, in the words of people: never the name of a Java class. */
public final class Reason {
  private static final String UNKNOWN = "no reason was given";

  private Reason() {}

  /** In one line. */
  public static String of(Throwable failure) {
    return switch (failure) {
      // the message of these is only the path
      case NoSuchFileException _ -> "it does not exist";
      case AccessDeniedException _ -> "permission denied";
      case NotDirectoryException _ -> "it is no directory";
      case FileSystemException e -> e.getReason() == null ? UNKNOWN : e.getReason();
      case CharacterCodingException _ -> "it is not UTF-8";
      default -> message(failure);
    };
  }

  /** Of the first cause of all. */
  public static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return of(cause);
  }

  /** An exception that has only a cause says that cause's class. */
  private static String message(Throwable failure) {
    String message = failure.getMessage();
    Throwable cause = failure.getCause();
    if (cause != null && (message == null || message.equals(cause.toString()))) {
      return of(cause);
    }
    return message == null ? UNKNOWN : message.lines().findFirst().orElse(UNKNOWN);
  }
}
