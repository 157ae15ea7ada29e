package dev.throng.runner.outputs.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that readers find as it was or as it is, never in between. What can't be replaced is
 * written to as it is: what is no regular file, such as {@code /dev/stdout} or a pipe, a file in a
 * folder that may not be changed, a file that is mounted by itself.
 */
public record AtomicFile(Path path) {

  /**
   * Makes the missing folders above the file, and sees that it can be written, before a run of an
   * hour ends in an error.
   *
   * @throws IOException naming the path, if it can't be written
   */
  public AtomicFile prepare() throws IOException {
    Path folder = folder();
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(path + " can't be written: " + e.getFile() + " is no folder", e);
    } catch (IOException e) {
      throw new IOException(path + " can't be written: no folder " + folder + " can be made", e);
    }
    if (Files.isDirectory(path)) {
      throw new IOException(path + " can't be written: it is a folder");
    }
    if (Files.exists(path) ? !Files.isWritable(path) : !Files.isWritable(folder)) {
      throw new IOException(path + " can't be written: permission denied");
    }
    return this;
  }

  /** Replaces the file's content; half a surrogate pair becomes a question mark. */
  public void write(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      Files.write(path, bytes);
      return;
    }
    try {
      replaceBy(bytes);
    } catch (IOException _) {
      Files.write(path, bytes);
    }
  }

  private void replaceBy(byte[] bytes) throws IOException {
    Path draft = path.resolveSibling("." + path.getFileName() + ".tmp");
    try {
      Files.write(draft, bytes);
      replaceBy(draft);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void replaceBy(Path draft) throws IOException {
    try {
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path folder() {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }
}
