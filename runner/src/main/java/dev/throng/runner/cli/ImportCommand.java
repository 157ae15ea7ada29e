package dev.throng.runner.cli;

import picocli.CommandLine.Command;

/** Makes manifests out of what people have. */
@Command(
    name = "import",
    description =
        "Make a manifest of curl commands, a recording (HAR), or an API description (OpenAPI 3).",
    synopsisSubcommandLabel = "KIND",
    mixinStandardHelpOptions = true,
    subcommands = {CurlImportCommand.class, HarImportCommand.class})
final class ImportCommand {}
