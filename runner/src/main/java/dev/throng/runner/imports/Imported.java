package dev.throng.runner.imports;

import java.util.List;

/**
 * What an import made.
 *
 * @param yaml the manifest
 * @param secrets names of the secrets that it uses
 */
public record Imported(String yaml, List<String> secrets, Notes notes) {}
