package riskrule;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of the library: the memory of its arguments, the handles that it uses, its result and its error. Closing
 * releases them. For one thread.
 */
final class Scope implements AutoCloseable {
  final Backend backend = Backend.get();
  final Abi abi = backend.abi;
  /** Where the call stores its result, and its error. */
  final long out;

  final long error;
  private final List<Long> blocks = new ArrayList<>(4);
  private final List<Handle> used = new ArrayList<>(4);
  private final List<Object> reachable = new ArrayList<>(0);

  Scope() {
    Limits.takeFailure();  // of an earlier call that went well all the same
    out = copy(new byte[16]);
    error = out + 8;
  }

  /** The address of a handle, which is not freed before this scope is closed. */
  long use(Handle handle) {
    long address = handle.acquire();
    used.add(handle);
    return address;
  }

  /** The same of a handle that one in use needs, closed or not. */
  long useKept(Handle handle) {
    long address = handle.retain();
    used.add(handle);
    return address;
  }

  /** As {@link #use}; 0 for null. */
  long useOrNull(Handle handle) {
    return handle == null ? 0 : use(handle);
  }

  long copy(byte[] bytes) {
    long address = backend.allocate(Math.max(bytes.length, 1));
    blocks.add(address);
    backend.write(address, bytes);
    return address;
  }

  /** A text that ends with NUL; 0 for null. */
  long text(String text) {
    if (text == null) return 0;
    if (text.indexOf('\0') >= 0) throw new IllegalArgumentException("a text with U+0000 in it");
    return copy(utf8(text + '\0'));
  }

  /** An array of pointers or sizes. */
  long array(long... values) {
    ByteBuffer bytes = struct(8 * values.length);
    for (long value : values) bytes.putLong(value);
    return copy(bytes.array());
  }

  /** A struct of zeros in the machine's order of bytes. */
  static ByteBuffer struct(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  /** The same of a struct of options, which begins with its size. */
  static ByteBuffer options(int size) {
    return struct(size).putInt(0, size);
  }

  /** Options as the library takes them; 0 for null. */
  long limits(Limits limits) {
    return limits == null ? 0 : copy(limits.struct(this));
  }

  /** Keeps an object reachable until the end of the call. */
  void keep(Object object) {
    reachable.add(object);
  }

  /** What was kept, for a handle that needs it as long as it lives. */
  Object[] kept() {
    return reachable.toArray();
  }

  /** UTF-8, exactly: what is no Unicode is an error, not a question mark. */
  static byte[] utf8(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException half) {
      throw new IllegalArgumentException("half of a surrogate pair in a text", half);
    }
  }

  void check(int status) {
    if (status != 0) throw Errors.take(backend, status, backend.readLong(error));
  }

  /** The handle that a call made. */
  long made(int status) {
    check(status);
    return backend.readLong(out);
  }

  /** The text that a call made. */
  byte[] bytes(int status) {
    long text = made(status);
    try {
      return backend.bytesOf(text);
    } finally {
      abi.riskrule_text_free(text);
    }
  }

  String string(int status) {
    long text = made(status);
    try {
      return backend.stringOf(text);
    } finally {
      abi.riskrule_text_free(text);
    }
  }

  @Override
  public void close() {
    for (long block : blocks) backend.free(block);
    for (Handle handle : used) handle.release();
    reachable.clear();
  }
}
