package dev.throng.runner.cli;

import picocli.CommandLine.Command;

/** Makes manifests out of what people have. */
@Command(
    name = "import",
    description =
        "Make a manifest of a locustfile, a recording (HAR), an API description (OpenAPI), curl commands or a"
            + " Postman collection.",
    synopsisSubcommandLabel = "KIND",
    mixinStandardHelpOptions = true,
    subcommands = {
      CurlImportCommand.class,
      HarImportCommand.class,
      LocustImportCommand.class,
      OpenApiImportCommand.class,
      PostmanImportCommand.class
    })
final class ImportCommand {}
