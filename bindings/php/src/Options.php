<?php

declare(strict_types=1);

namespace Riskrule;

use FFI;
use FFI\CData;

/**
 * A struct of options, and the memory that its pointers point at: both live as long as this object.
 *
 * @internal
 */
final class Options
{
    private CData $struct;
    /** @var list<CData|Options> */
    private array $kept = [];

    public function __construct(string $name)
    {
        $this->struct = Native::ffi()->new("riskrule_$name");
        $this->struct->struct_size = FFI::sizeof($this->struct);
    }

    public function set(string $member, int $value): self
    {
        $this->struct->$member = $value;
        return $this;
    }

    public function setText(string $member, ?string $text): self
    {
        if ($text !== null) {
            $this->struct->$member = $this->keep($text);
        }
        return $this;
    }

    /** @param list<?string> $texts */
    public function setTexts(string $member, array $texts): self
    {
        if ($texts !== []) {
            $list = $this->kept[] = Native::ffi()->new('const char *[' . count($texts) . ']');
            foreach ($texts as $i => $text) {
                $list[$i] = $text === null ? null : $this->keep($text);
            }
            $this->struct->$member = Native::ffi()->cast('const char *const *', FFI::addr($list));
        }
        return $this;
    }

    /** @param list<Handle> $handles */
    public function setHandles(string $member, string $type, array $handles): self
    {
        if ($handles !== []) {
            $list = $this->kept[] = self::handles($type, $handles);
            $this->struct->$member = Native::ffi()->cast("const riskrule_$type *const *", FFI::addr($list));
        }
        return $this;
    }

    public function setLimits(?Limits $limits): self
    {
        if ($limits !== null) {
            $options = $this->kept[] = $limits->options();
            $this->struct->limits = $options->pointer();
        }
        return $this;
    }

    public function pointer(): CData
    {
        return FFI::addr($this->struct);
    }

    /** @param list<Handle> $handles */
    public static function handles(string $type, array $handles): CData
    {
        $list = Native::ffi()->new("const riskrule_{$type} *[" . max(1, count($handles)) . ']');
        foreach ($handles as $i => $handle) {
            $list[$i] = $handle->raw();
        }
        return $list;
    }

    private function keep(string $text): CData
    {
        $length = strlen((string) Native::word($text));
        $bytes = $this->kept[] = Native::ffi()->new('char[' . ($length + 1) . ']');
        FFI::memcpy($bytes, $text . "\0", $length + 1);
        return Native::ffi()->cast('const char *', FFI::addr($bytes));
    }
}
