<?php

declare(strict_types=1);

namespace Riskrule;

/** Why a call failed: one diagnostic or more, each with its place. */
final class RiskruleException extends \RuntimeException
{
    /** @var list<Diagnostic> */
    public readonly array $diagnostics;

    public function __construct(
        public readonly Status $status,
        string $message,
        /** The diagnostics as the library wrote them. */
        public readonly string $json,
    ) {
        parent::__construct(rtrim($message), $status->value);
        $this->diagnostics = Diagnostic::list($json);
    }

    /** The same of an argument that never reaches the library. */
    public static function argument(string $code, string $message): self
    {
        $one = ['severity' => 'error', 'code' => $code, 'message' => $message];
        return new self(Status::BadArgument, $message, json_encode([$one], JSON_THROW_ON_ERROR));
    }
}
