package dev.throng.runner.imports;

import java.util.List;

/**
 * What an import made.
 *
 * @param text of the manifest, or of the users in Java
 * @param secrets names of the secrets that it uses
 */
public record Imported(String text, List<String> secrets, Notes notes) {}
