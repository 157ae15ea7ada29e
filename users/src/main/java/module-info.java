/** Simulated users in plain Java. */
module dev.throng.users {
  requires static org.jspecify;

  exports dev.throng.users;
  exports dev.throng.users.spi;
}
