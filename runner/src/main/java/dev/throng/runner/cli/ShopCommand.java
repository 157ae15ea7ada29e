package dev.throng.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Keeps a demo shop until a signal comes: a target of one's own. */
@Command(
    name = "shop",
    description =
        "Start the demo shop, a target at http://127.0.0.1:8080 until a signal comes. Its flags,"
            + " such as --port, go on to it: --help tells them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"2:A flag is wrong, or the shop is not built", "4:The port cannot be had"})
final class ShopCommand implements Callable<Integer> {
  @Unmatched private List<String> flags = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("throng.home", "."));
    Process shop = new ProcessBuilder(DemoShop.command(home, flags)).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(shop::destroy, "throng-shop"));
    return shop.waitFor();
  }
}
