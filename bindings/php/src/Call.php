<?php

declare(strict_types=1);

namespace Riskrule;

use FFI;
use FFI\CData;

/**
 * The inputs and the result of one evaluation of an expression, which it keeps alive: values without JSON. Inputs go by their
 * number among those of the expression, from 0; one keeps its value until it is set again, and one that was never set is
 * null. The result is that of the last run.
 */
final class Call extends Handle
{
    private ?CData $error = null;
    private ?CData $failure = null; // its address

    protected static function type(): string
    {
        return 'call';
    }

    /** A float is taken as JSON writes it: 0.1 is one tenth. */
    public function set(int $input, null|bool|int|float|string $value): void
    {
        $call = $this->raw();
        self::accept(match (true) {
            is_float($value) => $this->decimal($call, $input, (string) json_encode($value)),
            is_int($value) => $this->ffi->riskrule_call_set_number($call, $input, $value, 0),
            is_string($value) => $this->ffi->riskrule_call_set_text($call, $input, $value, strlen($value)),
            is_bool($value) => $this->ffi->riskrule_call_set_boolean($call, $input, (int) $value),
            default => $this->ffi->riskrule_call_set_null($call, $input),
        });
    }

    public function setNull(int $input): void
    {
        $this->set($input, null);
    }

    /** A number of up to 34 digits, exactly: `0.25`, `1E-40`. */
    public function setNumber(int $input, string $digits): void
    {
        self::accept($this->decimal($this->raw(), $input, $digits));
    }

    /** Years from -999999999 to 999999999; the day must exist. */
    public function setDate(int $input, int $year, int $month, int $day): void
    {
        foreach ([$year, $month, $day] as $part) {
            self::accept($part === ($part << 32) >> 32 ? 0 : 1);
        }
        self::accept($this->ffi->riskrule_call_set_date($this->raw(), $input, $year, $month, $day));
    }

    /** Any value. */
    public function setJson(int $input, string $json): void
    {
        $call = $this->raw();
        $this->check($this->ffi->riskrule_call_set_json($call, $input, $json, strlen($json), $this->failure()));
    }

    /** Evaluates. */
    public function run(): static
    {
        $this->check($this->ffi->riskrule_call_run($this->raw(), $this->failure()));
        return $this;
    }

    /** What the result is; Null before the first run. */
    public function kind(): Kind
    {
        return Kind::from($this->ffi->riskrule_call_kind($this->raw()));
    }

    /** The result; an exception if it is of another kind. The same holds for those below. */
    public function boolean(): bool
    {
        return $this->ffi->riskrule_call_boolean($this->result(Kind::Boolean)) !== 0;
    }

    /** An integer where there is one, else the nearest float. */
    public function number(): int|float
    {
        return $this->numberText() + 0;
    }

    /** With all of its up to 34 digits. */
    public function numberText(): string
    {
        return $this->ffi->riskrule_call_feel($this->result(Kind::Number));
    }

    public function text(): string
    {
        $length = $this->ffi->new('size_t');
        $text = $this->ffi->riskrule_call_text($this->result(Kind::Text), FFI::addr($length));
        return FFI::string($text, $length->cdata);
    }

    /** @return array{int, int, int} year, month, day */
    public function date(): array
    {
        $parts = $this->ffi->new('int32_t[3]');
        [$year, $month, $day] = array_map(fn (int $i): CData => FFI::addr($parts[$i]), [0, 1, 2]);
        $this->ffi->riskrule_call_date($this->result(Kind::Date), $year, $month, $day);
        return [$parts[0], $parts[1], $parts[2]];
    }

    /** Any result as FEEL source. */
    public function feel(): string
    {
        return $this->ffi->riskrule_call_feel($this->raw());
    }

    /** Any result as JSON. */
    public function json(): string
    {
        return $this->ffi->riskrule_call_json($this->raw());
    }

    /** Why it is null, the nearest cause first, a line each; '' if it is not. */
    public function reason(): string
    {
        return $this->ffi->riskrule_call_reason($this->raw());
    }

    /** The pointer, of a call whose result is of that kind. */
    private function result(Kind $kind): CData
    {
        $call = $this->raw();
        $found = $this->ffi->riskrule_call_kind($call);
        if ($found !== $kind->value) {
            $name = Kind::from($found)->name;
            throw RiskruleException::argument('php.kind', "the result is of kind $name, not {$kind->name}");
        }
        return $call;
    }

    private function decimal(CData $call, int $input, string $digits): int
    {
        return $this->ffi->riskrule_call_set_decimal($call, $input, $digits, strlen($digits));
    }

    /** Where a call leaves its error: made once, for that would take longer than the call. */
    private function failure(): CData
    {
        if ($this->failure === null) {
            $this->error = $this->ffi->new('riskrule_error *');
            $this->failure = FFI::addr($this->error);
        }
        return $this->failure;
    }

    private function check(int $status): void
    {
        if ($status !== Status::Ok->value) {
            [$error, $this->error, $this->failure] = [$this->error, null, null];
            Native::fail($status, $error);
        }
    }

    /** Setters say no more than whether there is such an input and the value is one. */
    private static function accept(int $status): void
    {
        if ($status !== Status::Ok->value) {
            throw RiskruleException::argument('php.argument', 'there is no such input, or the value is none');
        }
    }
}
