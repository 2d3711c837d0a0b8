<?php

declare(strict_types=1);

namespace Riskrule;

/** How far a job is. */
final class Progress
{
    /** @internal */
    public function __construct(
        public readonly int $done,
        public readonly int $total,
        public readonly bool $over,
    ) {
    }
}
