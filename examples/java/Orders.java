import module dev.throng.users;
import java.sql.*;

/**
 * Users of a database: {@code measure} times and counts what is no HTTP. Any JDBC driver will do: put its jar into {@code classPath}.
 */
class Orders extends HttpUser {
  private static final String URL = "jdbc:h2:tcp://localhost:9092/mem:shop";

  private Connection database;

  @Override
  protected WaitTime waitTime() {
    return WaitTime.constant(Duration.ofMillis(50));
  }

  @Override
  protected void onStart() throws Exception {
    database = measure("connect", () -> DriverManager.getConnection(URL, "sa", ""));
  }

  @Override
  protected void onStop() throws SQLException {
    database.close();
  }

  @Task(weight = 4)
  void order() throws Exception {
    measure("insert order", () -> {
      try (PreparedStatement insert = database.prepareStatement("insert into orders (product) values (?)")) {
        insert.setInt(1, random().nextInt(1, 501));
        return insert.executeUpdate();
      }
    });
  }

  @Task
  void count() throws Exception {
    measure("count orders", () -> {
      try (var result = database.createStatement().executeQuery("select count(*) from orders")) {
        return result.next();
      }
    });
  }
}
