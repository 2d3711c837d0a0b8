package riskrule;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** The foreign function API: Java 22 and later, without JNA. */
final class FfmBackend extends Backend {
  private static final MethodType ANY = MethodType.methodType(Object.class, Object[].class);
  /** Returned pointers come as plain addresses; what lies there is read through this. */
  private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup library;
  private final Bound malloc = bind(find(linker.defaultLookup(), "malloc"), FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
  private final Bound free = bind(find(linker.defaultLookup(), "free"), FunctionDescriptor.ofVoid(JAVA_LONG));
  private final MethodHandle utf16;
  private final MethodHandle ask;

  FfmBackend(String file) {
    library = open(file);
    utf16 =
        linker.downcallHandle(
            find(library, "riskrule_text_utf16"),
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG),
            Linker.Option.critical(true));  // takes arrays as they are, while the garbage collector waits
    try {
      MethodType type = MethodType.methodType(int.class, BooleanSupplier.class, MemorySegment.class);
      ask = MethodHandles.lookup().findStatic(FfmBackend.class, "ask", type);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static SymbolLookup open(String file) {
    try {
      Path path = Path.of(file);
      return path.isAbsolute()
          ? SymbolLookup.libraryLookup(path, Arena.global())
          : SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException notFound) {
      throw (Error) new UnsatisfiedLinkError(notFound.getMessage()).initCause(notFound);
    }
  }

  private static MemorySegment find(SymbolLookup lookup, String name) {
    return lookup.find(name).orElseThrow(() -> new UnsatisfiedLinkError("no function " + name));
  }

  private static MemoryLayout layout(Class<?> type) {
    return type == long.class ? JAVA_LONG : JAVA_INT;
  }

  @Override
  String name() {
    return "FFM";
  }

  @Override
  Bound bind(Method method) {
    MemoryLayout[] parameters =
        Arrays.stream(method.getParameterTypes()).map(FfmBackend::layout).toArray(MemoryLayout[]::new);
    Class<?> result = method.getReturnType();
    return bind(
        find(library, method.getName()),
        result == void.class
            ? FunctionDescriptor.ofVoid(parameters)
            : FunctionDescriptor.of(layout(result), parameters));
  }

  private Bound bind(MemorySegment function, FunctionDescriptor descriptor) {
    MethodHandle handle = linker.downcallHandle(function, descriptor);
    MethodHandle spread = handle.asSpreader(Object[].class, handle.type().parameterCount()).asType(ANY);
    return arguments -> {
      try {
        return (Object) spread.invokeExact(arguments);
      } catch (RuntimeException | Error thrown) {
        throw thrown;
      } catch (Throwable impossible) {
        throw new AssertionError(impossible);
      }
    };
  }

  @Override
  long allocate(long size) {
    long address = (long) malloc.call(new Object[] {size});
    if (address == 0) throw new OutOfMemoryError("outside the heap");
    return address;
  }

  @Override
  void free(long address) {
    free.call(new Object[] {address});
  }

  @Override
  byte[] read(long address, int size) {
    return MEMORY.asSlice(address, size).toArray(JAVA_BYTE);
  }

  @Override
  void write(long address, byte[] bytes) {
    MemorySegment.copy(bytes, 0, MEMORY, JAVA_BYTE, address, bytes.length);
  }

  @Override
  long readLong(long address) {
    return MEMORY.get(JAVA_LONG, address);
  }

  @Override
  int readInt(long address) {
    return MEMORY.get(JAVA_INT, address);
  }

  @Override
  String text(long address) {
    return MEMORY.getString(address);
  }

  /** The library writes UTF-16 into an array of Java's heap, which is quicker than Java's decoder of UTF-8. */
  @Override
  String stringOf(long text) {
    char[] units = new char[sizeOf(text)];
    try {
      long made = (long) utf16.invokeExact(text, MemorySegment.ofArray(units), (long) units.length);
      return new String(units, 0, (int) made);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static int ask(BooleanSupplier goOn, MemorySegment user) {
    return goOn.getAsBoolean() ? 1 : 0;
  }

  @Override
  Stub stub(BooleanSupplier goOn) {
    MemorySegment code =
        linker.upcallStub(ask.bindTo(goOn), FunctionDescriptor.of(JAVA_INT, ADDRESS), Arena.ofAuto());
    return code::address;
  }
}
