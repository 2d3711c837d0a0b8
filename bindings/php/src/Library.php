<?php

declare(strict_types=1);

namespace Riskrule;

/** The library itself, and what needs no handle. */
final class Library
{
    public static function version(): string
    {
        return Native::ffi()->riskrule_version();
    }

    public static function abiVersion(): int
    {
        return Native::ffi()->riskrule_abi_version();
    }

    /** `feel`, `dmn`, `arrow`, `jobs`, `gb18030`. */
    public static function hasFeature(string $name): bool
    {
        return Native::ffi()->riskrule_has_feature(Native::word($name)) !== 0;
    }

    /** The JSON Schema of `matter`, `pack`, `assessment`, `features` or `survey-map`. */
    public static function schema(string $type): string
    {
        return Native::text('schema', Native::word($type));
    }

    /** The manual of the built-in functions as Markdown. */
    public static function builtins(): string
    {
        return Native::text('builtins');
    }

    /** GB 18030 to UTF-8. Everything else takes UTF-8. */
    public static function fromGb18030(string $bytes, ?string $file = null): string
    {
        return Native::text('text_from_gb18030', $bytes, strlen($bytes), Native::word($file));
    }

    /** Everything that is wrong or hard to believe in a matter, a pack or a DMN model: Diagnostic::list reads it. */
    public static function check(string $text, ?string $file = null): string
    {
        return Native::text('check', $text, strlen($text), Native::word($file));
    }

    /** Degree of one risk point by a pack's rule, from ranks (`very_low` … `very_high`); JSON. */
    public static function degree(Pack $pack, string $likelihood, string $impact): string
    {
        return Native::text('degree', $pack->raw(), Native::word($likelihood), Native::word($impact));
    }

    /** Index T = sum of w x R; JSON in and out. */
    public static function index(IndexVariant $variant, string $json): string
    {
        return Native::text('index', $variant->value, $json, strlen($json));
    }

    /** Weights by pairwise comparison; JSON in and out. */
    public static function weights(string $json): string
    {
        return Native::text('weights', $json, strlen($json));
    }
}
