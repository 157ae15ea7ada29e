package dev.throng.runner.worker;

import dev.throng.runner.engine.User;
import dev.throng.runner.engine.UserSource;
import dev.throng.runner.script.Script;
import dev.throng.runner.users.JavaUsers;

/** Users of a manifest's steps and users in Java, side by side on one loop. */
record MixedUsers(Script script, JavaUsers java) implements UserSource {
  @Override
  public User user(long number, int userClass) {
    return (java.have(userClass) ? java : script).user(number, userClass);
  }

  @Override
  public void end() {
    script.end();
  }
}
