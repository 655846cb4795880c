package org.gan4j.cli;

import picocli.CommandLine.Command;

/** {@code gan4j data}. */
@Command(
        name = "data",
        description = "Looks at training images, writes, packs and checks them.",
        subcommands = {PreviewCommand.class, ExportCommand.class, PackCommand.class, VerifyCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class DataCommand {}
