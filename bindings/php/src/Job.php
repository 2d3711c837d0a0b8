<?php

declare(strict_types=1);

namespace Riskrule;

use FFI;

/** Many matters in threads of the library, which is asked how far it is. Closing it cancels it and waits for its end. */
final class Job extends Handle
{
    protected static function type(): string
    {
        return 'job';
    }

    /** Assesses the matters of an NDJSON text, a matter a line. `$threads` 0: one per processor. */
    public static function assess(
        string $ndjson,
        ?Pack $pack = null,
        ?string $asOf = null,
        ?string $file = null,
        int $threads = 0,
        ?Limits $limits = null,
    ): self {
        $options = (new Options('job_options'))->set('threads', Native::count($threads, 'threads', 0xFFFFFFFF))
            ->setText('as_of', $asOf)->setText('file', $file)->setLimits($limits);
        return self::create('job_assess', $ndjson, strlen($ndjson), $pack?->raw(), $options->pointer());
    }

    public function poll(): Progress
    {
        $ffi = Native::ffi();
        $done = $ffi->new('uint64_t');
        $total = $ffi->new('uint64_t');
        $over = $ffi->riskrule_job_poll($this->raw(), FFI::addr($done), FFI::addr($total)) !== 0;
        return new Progress($done->cdata, $total->cdata, $over);
    }

    /** Waits at most so many milliseconds; true when all is over. */
    public function wait(int $milliseconds): bool
    {
        $most = Native::count($milliseconds, 'milliseconds', 0xFFFFFFFF);
        return Native::ffi()->riskrule_job_wait($this->raw(), $most) !== 0;
    }

    /** @return \Generator<Progress> how far it is, every so many milliseconds, until it is over */
    public function progress(int $milliseconds = 50): \Generator
    {
        do {
            $this->wait($milliseconds);
            $now = $this->poll();
            yield $now;
        } while (!$now->over);
    }

    /** Asks it to stop; what is under way is finished. */
    public function cancel(): void
    {
        Native::ffi()->riskrule_job_cancel($this->raw());
    }

    /** Waits for the end: NDJSON, {line, assessment} or {line, problems} for each matter. */
    public function result(): string
    {
        return Native::text('job_result', $this->raw());
    }
}
