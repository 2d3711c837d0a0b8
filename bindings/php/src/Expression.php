<?php

declare(strict_types=1);

namespace Riskrule;

/** A compiled FEEL expression. */
final class Expression extends Handle
{
    protected static function type(): string
    {
        return 'expression';
    }

    /**
     * All problems in one pass, each with its place in the text.
     *
     * @param array<string, ?string> $inputs names and their types (`number`, `string`, `date`, …; null: any)
     */
    public static function compile(
        string $text,
        array $inputs = [],
        Mode $mode = Mode::Standard,
        ?string $file = null,
        ?Limits $limits = null,
    ): self {
        $options = (new Options('compile_options'))->set('mode', $mode->value)->setText('file', $file)
            ->setTexts('names', array_map('strval', array_keys($inputs)))->setTexts('types', array_values($inputs))
            ->set('name_count', count($inputs))->setLimits($limits);
        return self::create('expression_compile', $text, strlen($text), $options->pointer());
    }

    /** JSON in, JSON out, exactly; '' stands for no inputs. */
    public function evaluateText(string $inputs = ''): string
    {
        return Native::text('expression_evaluate', $this->raw(), $inputs, strlen($inputs));
    }

    /**
     * The same with values: numbers become int or float.
     *
     * @param array<string, mixed> $inputs
     */
    public function evaluate(array $inputs = []): mixed
    {
        $json = json_encode((object) $inputs, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION);
        return json_decode($this->evaluateText($json), true, 512, JSON_THROW_ON_ERROR);
    }

    /** For many evaluations without JSON. */
    public function call(): Call
    {
        return Call::create('call_new', $this->raw());
    }
}
