<?php

declare(strict_types=1);

namespace Riskrule;

/** One thing that is wrong, with its place. Line and column (in characters) count from 1, 0: unknown; texts may be null. */
final class Diagnostic
{
    private function __construct(
        public readonly string $severity,
        /** Never changes its meaning, such as `json.enum`. */
        public readonly string $code,
        public readonly string $message,
        public readonly ?string $file,
        public readonly int $line,
        public readonly int $column,
        /** JSON pointer. */
        public readonly ?string $pointer,
        /** What was probably meant. */
        public readonly ?string $guess,
    ) {
    }

    /**
     * A list as the library writes it: in errors, and as the answer of a check.
     *
     * @return list<self>
     */
    public static function list(string $json): array
    {
        return array_map(static fn (array $one): self => new self(
            $one['severity'],
            $one['code'],
            $one['message'],
            $one['file'] ?? null,
            $one['line'] ?? 0,
            $one['column'] ?? 0,
            $one['pointer'] ?? null,
            $one['guess'] ?? null,
        ), json_decode($json, true, 512, JSON_THROW_ON_ERROR));
    }
}
