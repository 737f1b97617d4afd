package cc.xtracker.ingress;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A database some of whose commits are not heard of: the connection is lost before or after. */
record LossyDatabase(DataSource database, Supplier<Fate> fates) {
  /** What becomes of a commit. */
  enum Fate {
    HEARD,
    LOST_BEFORE,
    LOST_AFTER
  }

  /** The first commit is lost, and no other. */
  static LossyDatabase once(DataSource database, Fate first) {
    AtomicReference<Fate> next = new AtomicReference<>(first);
    return new LossyDatabase(database, () -> next.getAndSet(Fate.HEARD));
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
          Fate fate = method.getName().equals("commit") ? fates.get() : Fate.HEARD;
          if (fate != Fate.HEARD) {
            lose(connection, fate);
          }
          return method.invoke(connection, arguments);
        });
  }

  private static void lose(Connection connection, Fate fate) throws SQLException {
    if (fate == Fate.LOST_AFTER) {
      connection.commit();
    } else {
      connection.rollback();
    }
    connection.unwrap(Connection.class).abort(Runnable::run);
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
