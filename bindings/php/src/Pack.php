<?php

declare(strict_types=1);

namespace Riskrule;

use FFI;

/** The rules of a place, compiled, with those of its parents. */
final class Pack extends Handle
{
    protected static function type(): string
    {
        return 'pack';
    }

    /** Built in: `cn.shanghai`, or several together: `cn.shanghai+cn.land`. */
    public static function builtin(string $id): self
    {
        return self::create('pack_builtin', Native::word($id));
    }

    /**
     * From JSON; the packs that it extends are among `$parents`, else built in.
     *
     * @param list<string> $parents their texts
     */
    public static function load(string $json, ?string $file = null, array $parents = []): self
    {
        $count = count($parents);
        $ffi = Native::ffi();
        $texts = $ffi->new('const char *[' . max(1, $count) . ']');
        $lengths = $ffi->new('size_t[' . max(1, $count) . ']');
        $kept = [];
        foreach (array_values($parents) as $i => $parent) {
            $bytes = $kept[] = $ffi->new('char[' . (strlen($parent) + 1) . ']');
            FFI::memcpy($bytes, $parent . "\0", strlen($parent) + 1);
            $texts[$i] = $ffi->cast('const char *', FFI::addr($bytes));
            $lengths[$i] = strlen($parent);
        }
        return self::create('pack_load_with', $json, strlen($json), Native::word($file), $texts, $lengths, $count);
    }

    /** The built-in pack that follows from a matter's place and a date (YYYY-MM-DD). */
    public static function choose(Matter $matter, ?string $asOf = null): self
    {
        return self::create('pack_choose', $matter->raw(), Native::word($asOf));
    }

    /** @return list<string> ids of the packs that are built in */
    public static function ids(): array
    {
        return json_decode(Native::text('pack_ids'), true, 512, JSON_THROW_ON_ERROR);
    }

    public function id(): string
    {
        return Native::ffi()->riskrule_pack_id($this->raw());
    }

    public function dutyCount(): int
    {
        return Native::ffi()->riskrule_pack_duty_count($this->raw());
    }

    public function bindingCount(): int
    {
        return Native::ffi()->riskrule_pack_binding_count($this->raw());
    }

    /** Its terms that are decision tables, as a model of DMN 1.3. */
    public function writeDmn(): string
    {
        return Native::text('pack_write_dmn', $this->raw());
    }

    /** A JSON list of its layers as they were written. */
    public function write(): string
    {
        return Native::text('pack_write', $this->raw());
    }

    /** @return list<array{duty: string, name: string, passed: bool, message: string}> what the tests inside it say */
    public function test(): array
    {
        return json_decode(Native::text('pack_test', $this->raw()), true, 512, JSON_THROW_ON_ERROR);
    }
}
