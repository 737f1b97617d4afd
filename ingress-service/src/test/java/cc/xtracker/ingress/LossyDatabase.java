package cc.xtracker.ingress;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A database whose first commit is not heard of: its connection is lost before or after it. */
record LossyDatabase(DataSource database, boolean committed, AtomicBoolean lost) {
  LossyDatabase(DataSource database, boolean committed) {
    this(database, committed, new AtomicBoolean());
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = method.invoke(database, arguments);
          return result instanceof Connection connection ? lossy(connection) : result;
        });
  }

  private Connection lossy(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("commit") && lost.compareAndSet(false, true)) {
            lose(connection);
          }
          return method.invoke(connection, arguments);
        });
  }

  private void lose(Connection connection) throws SQLException {
    if (committed) {
      connection.commit();
    } else {
      connection.rollback();
    }
    connection.abort(Runnable::run);
    throw new SQLException("lost during COMMIT", "08006");
  }

  private interface Call {
    Object on(Method method, Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            LossyDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return call.on(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
