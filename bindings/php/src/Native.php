<?php

declare(strict_types=1);

namespace Riskrule;

use FFI;
use FFI\CData;

/**
 * The shared library, and the way through the C ABI that every class takes.
 *
 * @internal
 */
final class Native
{
    private const DECLARATIONS = __DIR__ . '/riskrule.cdef';
    private const ABI = 1;

    private static ?FFI $ffi = null;

    public static function ffi(): FFI
    {
        return self::$ffi ??= self::open();
    }

    private static function open(): FFI
    {
        $ffi = self::preloaded() ?? self::load();
        $abi = $ffi->riskrule_abi_version();
        if ($abi !== self::ABI) {
            throw new \RuntimeException("riskrule: the library has ABI $abi, this package needs " . self::ABI);
        }
        return $ffi;
    }

    /** What preload.php opened; without it a web server may not use FFI at all. */
    private static function preloaded(): ?FFI
    {
        try {
            return FFI::scope('riskrule');
        } catch (FFI\Exception) {
            return null;
        }
    }

    private static function load(): FFI
    {
        // RISKRULE_LIBRARY names the file; without it the system's loader looks (LD_LIBRARY_PATH, ld.so.cache).
        $path = getenv('RISKRULE_LIBRARY') ?: 'libriskrule.so.1';
        $declarations = preg_replace('~^#.*\n~m', '', (string) file_get_contents(self::DECLARATIONS));
        try {
            return FFI::cdef($declarations, $path);
        } catch (FFI\Exception $cause) {
            throw new \RuntimeException("riskrule: $path can not be loaded: {$cause->getMessage()}", 0, $cause);
        }
    }

    /**
     * Calls a function of the C ABI that ends in `(..., out, error)` and hands out the pointer that it made.
     *
     * @throws RiskruleException
     */
    public static function make(string $function, string $type, mixed ...$arguments): CData
    {
        $ffi = self::ffi();
        $out = $ffi->new("riskrule_$type *");
        $error = $ffi->new('riskrule_error *');
        $status = $ffi->{"riskrule_$function"}(...[...$arguments, FFI::addr($out), FFI::addr($error)]);
        if ($status !== Status::Ok->value) {
            self::fail($status, $error);
        }
        return $out;
    }

    /**
     * Throws what a call left, and frees it.
     *
     * @throws RiskruleException
     */
    public static function fail(int $status, CData $error): never
    {
        $ffi = self::ffi();
        try {
            $message = $ffi->riskrule_error_message($error);
            throw new RiskruleException(Status::from($status), $message, $ffi->riskrule_error_json($error));
        } finally {
            $ffi->riskrule_error_free($error);
        }
    }

    /** The same of a function that makes a text: its bytes. */
    public static function text(string $function, mixed ...$arguments): string
    {
        $ffi = self::ffi();
        $text = self::make($function, 'text', ...$arguments);
        try {
            return FFI::string($ffi->riskrule_text_data($text), $ffi->riskrule_text_size($text));
        } finally {
            $ffi->riskrule_text_free($text);
        }
    }

    /** A string that C reads up to its NUL, so it may hold none. */
    public static function word(?string $text): ?string
    {
        if ($text !== null && str_contains($text, "\0")) {
            throw RiskruleException::argument('php.argument', 'a name, date, pointer or file holds a NUL');
        }
        return $text;
    }

    /** A length or count: C would take -1 for a number near 2^64. */
    public static function count(int $value, string $what, int $most = PHP_INT_MAX): int
    {
        if ($value < 0 || $value > $most) {
            throw RiskruleException::argument('php.argument', "$what must be from 0 to $most");
        }
        return $value;
    }
}
