<?php

declare(strict_types=1);

namespace Riskrule;

use FFI;
use FFI\CData;

/** Something that the library made and that is freed once: by close(), else when nobody holds it any more. */
abstract class Handle
{
    /** Kept here, so that it is still there for what is freed at the end of the script. */
    protected readonly FFI $ffi;
    private ?CData $raw = null;

    final private function __construct(CData $raw)
    {
        $this->ffi = Native::ffi();
        $this->raw = $raw;
    }

    /** The part of its name in riskrule.h: `matter` of riskrule_matter. */
    abstract protected static function type(): string;

    /** Makes one by a function of the C ABI. */
    protected static function create(string $function, mixed ...$arguments): static
    {
        return new static(Native::make($function, static::type(), ...$arguments));
    }

    /**
     * The pointer; an error, not a crash, once it is closed.
     *
     * @internal
     */
    final public function raw(): CData
    {
        if ($this->raw === null) {
            throw RiskruleException::argument('php.closed', 'the ' . static::type() . ' is closed');
        }
        return $this->raw;
    }

    final public function isClosed(): bool
    {
        return $this->raw === null;
    }

    /** Frees it now. A second time does nothing. */
    final public function close(): void
    {
        if ($this->raw !== null) {
            $raw = $this->raw;
            $this->raw = null;
            $this->ffi->{'riskrule_' . static::type() . '_free'}($raw);
        }
    }

    final public function __destruct()
    {
        $this->close();
    }

    final public function __clone()
    {
        $this->raw = null; // the copy owns nothing: freeing it must not free the original
        throw RiskruleException::argument('php.argument', 'a ' . static::type() . ' can not be cloned');
    }

    final public function __serialize(): array
    {
        throw RiskruleException::argument('php.argument', 'a ' . static::type() . ' can not be serialized: write() it');
    }

    final public function __unserialize(array $data): void
    {
        throw RiskruleException::argument('php.argument', 'a ' . static::type() . ' can not be unserialized');
    }
}
