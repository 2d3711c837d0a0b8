<?php

declare(strict_types=1);

namespace Riskrule;

/** What is stated about one major administrative decision. */
final class Matter extends Handle
{
    protected static function type(): string
    {
        return 'matter';
    }

    /**
     * From JSON (UTF-8). `$file` names the text in diagnostics; nothing is opened.
     *
     * @throws RiskruleException
     */
    public static function read(string $json, ?string $file = null): self
    {
        return self::create('matter_read', $json, strlen($json), Native::word($file));
    }

    /** As JSON, which reads back to an equal matter. */
    public function write(): string
    {
        return Native::text('matter_write', $this->raw());
    }

    /** A part of it as JSON, by JSON pointer; '' is all of it. */
    public function part(string $pointer): string
    {
        return Native::text('matter_part', $this->raw(), Native::word($pointer));
    }

    /** Assesses it; without a pack, by the built-in one that follows from its place and date. */
    public function assess(?Pack $pack = null, ?string $asOf = null, ?Limits $limits = null): Assessment
    {
        return Assessment::of($this, $pack, $asOf, $limits);
    }
}
