package riskrule;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** What a back end can do: call a function of the library, and read and write memory outside the heap. Thread-safe. */
abstract class Backend {
  /** A C function, callable. */
  interface Bound {
    Object call(Object[] arguments);
  }

  /** A Java callback as a C function {@code int32_t (*)(void *)}, for as long as this object is reachable. */
  interface Stub {
    long address();
  }

  private static final Object[] NOTHING = {};
  private static final int ABI = 1;

  private final Map<Method, Bound> functions = new ConcurrentHashMap<>();

  /** The functions of the library. Each is looked up when it is first called. */
  final Abi abi =
      (Abi)
          Proxy.newProxyInstance(
              Abi.class.getClassLoader(),
              new Class<?>[] {Abi.class},
              (proxy, method, arguments) ->
                  functions.computeIfAbsent(method, this::bind).call(arguments == null ? NOTHING : arguments));

  /** Loads the library once; a class holder does the locking. */
  static Backend get() {
    return Holder.BACKEND;
  }

  private static final class Holder {
    static final Backend BACKEND = open();

    private static Backend open() {
      Backend backend = Backends.open(System.getProperty("riskrule.library", fileName()));
      int found = backend.abi.riskrule_abi_version();
      if (found != ABI) throw new UnsatisfiedLinkError("the library has ABI " + found + ", this jar needs ABI " + ABI);
      return backend;
    }

    /** The run-time name, which names the ABI; found where the system finds libraries. */
    private static String fileName() {
      String plain = System.mapLibraryName("riskrule");
      return plain.endsWith(".so") ? plain + "." + ABI : plain;
    }
  }

  /** "JNA" or "FFM". */
  abstract String name();

  abstract Bound bind(Method function);

  /** Memory that {@link #free} releases. */
  abstract long allocate(long size);

  abstract void free(long address);

  abstract byte[] read(long address, int size);

  abstract void write(long address, byte[] bytes);

  abstract long readLong(long address);

  abstract int readInt(long address);

  /** A text that ends with NUL, from UTF-8. */
  abstract String text(long address);

  /** How many bytes an owned text has: as many as an array can have. */
  final int sizeOf(long text) {
    long size = abi.riskrule_text_size(text);
    if (size > Integer.MAX_VALUE - 8) throw new OutOfMemoryError("a text of " + size + " bytes");
    return (int) size;
  }

  final byte[] bytesOf(long text) {
    return read(abi.riskrule_text_data(text), sizeOf(text));
  }

  String stringOf(long text) {
    return new String(bytesOf(text), StandardCharsets.UTF_8);
  }

  abstract Stub stub(BooleanSupplier goOn);
}
