package riskrule;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.lang.reflect.Method;
import java.util.function.BooleanSupplier;

/** JNA: Java 8 and later. Bytes go in and out as bytes; JNA's own strings follow the locale. */
final class JnaBackend extends Backend {
  /** As JNA wants it: an interface with one method. */
  public interface GoOn extends Callback {
    int invoke(Pointer user);
  }

  private final NativeLibrary library;

  JnaBackend(String file) {
    library = NativeLibrary.getInstance(file);
  }

  @Override
  String name() {
    return "JNA";
  }

  @Override
  Bound bind(Method method) {
    Function function = library.getFunction(method.getName());
    Class<?> result = method.getReturnType();
    return arguments -> function.invoke(result, arguments);
  }

  @Override
  long allocate(long size) {
    long address = Native.malloc(size);
    if (address == 0) throw new OutOfMemoryError("outside the heap");
    return address;
  }

  @Override
  void free(long address) {
    Native.free(address);
  }

  @Override
  byte[] read(long address, int size) {
    return new Pointer(address).getByteArray(0, size);
  }

  @Override
  void write(long address, byte[] bytes) {
    new Pointer(address).write(0, bytes, 0, bytes.length);
  }

  @Override
  long readLong(long address) {
    return new Pointer(address).getLong(0);
  }

  @Override
  int readInt(long address) {
    return new Pointer(address).getInt(0);
  }

  @Override
  String text(long address) {
    return new Pointer(address).getString(0, "UTF-8");
  }

  @Override
  Stub stub(BooleanSupplier goOn) {
    GoOn callback = user -> goOn.getAsBoolean() ? 1 : 0;
    // JNA frees the code of a callback that is not reachable: the stub holds it.
    return () -> Pointer.nativeValue(CallbackReference.getFunctionPointer(callback));
  }
}
