package dev.throng.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that a document asks its readers to write: a block of code whose name stands in the
 * line before it.
 */
record DocumentedFiles(Map<String, String> byName) {
  private static final Pattern FILE =
      Pattern.compile("`([\\w-]+\\.\\w+)`:\n+```\\w*\n(.+?)```", Pattern.DOTALL);

  static DocumentedFiles of(Path document) throws IOException {
    Map<String, String> byName = new LinkedHashMap<>();
    Matcher file = FILE.matcher(Files.readString(document));
    while (file.find()) {
      if (byName.put(file.group(1), file.group(2)) != null) {
        throw new AssertionError(document + " has " + file.group(1) + " twice");
      }
    }
    return new DocumentedFiles(byName);
  }

  /** Writes them as a reader would. */
  void saveIn(Path folder) throws IOException {
    for (Map.Entry<String, String> file : byName.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
