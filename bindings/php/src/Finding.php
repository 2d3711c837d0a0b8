<?php

declare(strict_types=1);

namespace Riskrule;

/** What came of one duty. */
final class Finding
{
    /**
     * @param list<string> $basis
     * @param list<string> $missing
     *
     * @internal
     */
    public function __construct(
        public readonly string $duty,
        /** `met`, `violated`, `excused`, `cannot_tell` or `not_due`. */
        public readonly string $verdict,
        /** What the duty asks, in the words of the pack. */
        public readonly string $says,
        /** Clauses as a lawyer cites them. */
        public readonly array $basis,
        /** JSON pointers into the matter of what would settle it. */
        public readonly array $missing,
    ) {
    }
}
