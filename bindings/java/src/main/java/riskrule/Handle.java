package riskrule;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/**
 * Owns one object of the library. Closing while calls are under way frees it after the last of them; using it later is an
 * {@link IllegalStateException}; closing twice does nothing. What was forgotten is freed some time after its owner was
 * collected, when the next handle is made. Thread-safe.
 */
final class Handle extends PhantomReference<Object> {
  private static final ReferenceQueue<Object> FORGOTTEN = new ReferenceQueue<>();
  /** Holds every handle that is not freed: a phantom reference that is collected itself reports nothing. */
  private static final Set<Handle> LIVE = ConcurrentHashMap.newKeySet();

  private final String noun;
  private final long address;
  private final LongConsumer free;
  private final Handle[] needs;
  private final Object[] reachable;
  private int users = 1;
  private boolean closed;

  /**
   * @param owner the public object
   * @param noun its name in messages
   * @param address of the object of the library, which is taken over
   * @param free releases it
   * @param reachable what must not be collected before: callbacks
   * @param needs handles in use by the caller, to be freed after this one
   */
  Handle(Object owner, String noun, long address, LongConsumer free, Object[] reachable, Handle... needs) {
    super(owner, FORGOTTEN);
    for (Object next; (next = FORGOTTEN.poll()) != null; ) ((Handle) next).close();
    this.noun = noun;
    this.address = address;
    this.free = free;
    this.reachable = reachable;
    this.needs = needs;
    for (Handle need : needs) need.retain();
    LIVE.add(this);
  }

  /** The address, until {@link #release}. */
  synchronized long acquire() {
    if (closed) throw new IllegalStateException("this " + noun + " is closed");
    ++users;
    return address;
  }

  /** The same though it may be closed: for a caller who knows that another handle still needs it. */
  synchronized long retain() {
    ++users;
    return address;
  }

  void release() {
    synchronized (this) {
      if (--users > 0) return;
    }
    LIVE.remove(this);
    free.accept(address);
    for (Handle need : needs) need.release();
  }

  void close() {
    synchronized (this) {
      if (closed) return;
      closed = true;
    }
    release();
  }

  /** How many objects of the library are alive: for tests. */
  static int live() {
    return LIVE.size();
  }
}
