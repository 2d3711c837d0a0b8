<?php

declare(strict_types=1);

namespace Riskrule;

/** A DMN model, 1.1 to 1.5. */
final class Model extends Handle
{
    protected static function type(): string
    {
        return 'model';
    }

    /** @param list<Model> $imports models that it may import, found by their namespaces */
    public static function load(
        string $xml,
        ?string $file = null,
        Mode $mode = Mode::Standard,
        array $imports = [],
        ?Limits $limits = null,
    ): self {
        $options = (new Options('model_options'))->set('mode', $mode->value)->setText('file', $file)
            ->setHandles('imports', 'model', $imports)->set('import_count', count($imports))->setLimits($limits);
        return self::create('model_load', $xml, strlen($xml), $options->pointer());
    }

    /** DMN XML from a description in JSON, as riskrule.h tells. */
    public static function write(string $description, ?string $file = null): string
    {
        return Native::text('model_write', $description, strlen($description), Native::word($file));
    }

    /** @return array<string, mixed> what is in it */
    public function describe(): array
    {
        return json_decode(Native::text('model_describe', $this->raw()), true, 512, JSON_THROW_ON_ERROR);
    }

    /** A decision, service or knowledge model by name; null: the decisions that no other requires. JSON, exactly. */
    public function evaluateText(?string $decision, string $inputs = ''): string
    {
        return Native::text('model_evaluate', $this->raw(), Native::word($decision), $inputs, strlen($inputs));
    }

    /**
     * The same with values: numbers become int or float.
     *
     * @param array<string, mixed> $inputs
     *
     * @return array<string, mixed>
     */
    public function evaluate(?string $decision, array $inputs = []): array
    {
        $json = json_encode((object) $inputs, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION);
        return json_decode($this->evaluateText($decision, $json), true, 512, JSON_THROW_ON_ERROR);
    }

    /** With every step on the way and the rules that matched; JSON. */
    public function explain(?string $decision, string $inputs = ''): string
    {
        return Native::text('model_explain', $this->raw(), Native::word($decision), $inputs, strlen($inputs));
    }

    /** @return list<Diagnostic> gaps, overlaps, masked and redundant rules of its tables, each with a witness */
    public function check(): array
    {
        return Diagnostic::list(Native::text('model_check', $this->raw()));
    }
}
