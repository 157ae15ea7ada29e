/**
 * Simulated users in plain Java. {@code import module dev.throng.users} brings {@code java.base}
 * with it, {@code Map} and {@code Duration} for instance (JEP 511).
 */
module dev.throng.users {
  requires transitive java.base;
  requires static org.jspecify;

  exports dev.throng.users;
  exports dev.throng.users.spi;
}
