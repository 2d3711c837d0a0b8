import { setTimeout as sleep } from 'node:timers/promises';
import * as take from './arguments.js';
import { packOrNull } from './assessment.js';
import { make } from './error.js';
import { Handle } from './handle.js';
import { native, options, takeText } from './native.js';

/** Work in threads of the library, which is asked now and then: none of those threads ever calls into JavaScript. */
export class Job extends Handle {
  static assess(ndjson, { pack, asOf, file, threads = 0, limits } = {}) {
    const text = take.bytes(ndjson, 'matters');
    const how = options('riskrule_job_options', {
      threads: take.count(threads, 'threads', 32),
      as_of: take.wordOrNull(asOf, 'date'),
      file: take.wordOrNull(file, 'file'),
      limits: take.limits(limits),
    });
    const raw = make('riskrule_job_assess', text, text.length, packOrNull(pack), how);
    return Handle.adopt(Job, raw, 'riskrule_job_free');
  }

  poll() {
    const done = [0];
    const total = [0];
    const over = native.riskrule_job_poll(Handle.raw(this, Job), done, total) !== 0;
    return { done: Number(done[0]), total: Number(total[0]), over };
  }

  cancel() {
    native.riskrule_job_cancel(Handle.raw(this, Job));
  }

  /** The progress so far, every `interval` milliseconds; the last one is over. */
  async *progress(interval = 50) {
    for (;;) {
      const now = this.poll();
      yield now;
      if (now.over) return;
      await sleep(interval);
    }
  }

  [Symbol.asyncIterator]() {
    return this.progress();
  }

  result() {
    return takeText(make('riskrule_job_result', Handle.raw(this, Job)));
  }
}

/** Assesses the matters of an NDJSON text without holding up the event loop. */
export async function assessMany(ndjson, { onProgress, signal, interval, ...how } = {}) {
  signal?.throwIfAborted();
  const job = Job.assess(ndjson, how);
  try {
    for await (const now of job.progress(interval)) {
      onProgress?.(now);
      signal?.throwIfAborted();
    }
    return job.result();
  } finally {
    job.close();
  }
}
