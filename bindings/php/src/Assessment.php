<?php

declare(strict_types=1);

namespace Riskrule;

/** What follows from a matter under the rules of a place. */
final class Assessment extends Handle
{
    protected static function type(): string
    {
        return 'assessment';
    }

    /** @internal Matter::assess */
    public static function of(Matter $matter, ?Pack $pack, ?string $asOf, ?Limits $limits): self
    {
        $options = (new Options('assess_options'))->setText('as_of', $asOf)->setLimits($limits);
        return self::create('assess', $matter->raw(), $pack?->raw(), $options->pointer());
    }

    /** @return list<Finding> one for each duty */
    public function findings(): array
    {
        $ffi = Native::ffi();
        $raw = $this->raw();
        $findings = [];
        for ($i = 0; $i < $ffi->riskrule_assessment_finding_count($raw); ++$i) {
            $findings[] = new Finding(
                $ffi->riskrule_assessment_finding_duty($raw, $i),
                $ffi->riskrule_assessment_finding_verdict($raw, $i),
                $ffi->riskrule_assessment_finding_says($raw, $i),
                $this->list('basis', $i),
                $this->list('missing', $i),
            );
        }
        return $findings;
    }

    /** In the words of the place, such as 低; '' when there is none. */
    public function grade(): string
    {
        return Native::ffi()->riskrule_assessment_grade($this->raw());
    }

    /** `computed`, `asserted` or `none`. */
    public function gradeOrigin(): string
    {
        return Native::ffi()->riskrule_assessment_grade_origin($this->raw());
    }

    /** What may now be decided, as a word. */
    public function permission(): string
    {
        return Native::ffi()->riskrule_assessment_permission($this->raw());
    }

    /** The same as a sentence. */
    public function outcome(): string
    {
        return Native::ffi()->riskrule_assessment_outcome($this->raw());
    }

    /** A part of it as JSON, by JSON pointer; '' is all of it. */
    public function part(string $pointer): string
    {
        return Native::text('assessment_part', $this->raw(), Native::word($pointer));
    }

    /** The report on it; `$matter` is the one that was assessed. */
    public function render(Matter $matter, Format $format = Format::Markdown): string
    {
        return Native::text('render', $matter->raw(), $this->raw(), $format->value);
    }

    /** Why the finding of a duty is what it is; without one, everything that is due. Chinese text. */
    public function explain(?string $duty = null): string
    {
        return Native::text('explain', $this->raw(), Native::word($duty));
    }

    /** @return list<string> texts of finding `$index`: its clauses, or what it lacks */
    private function list(string $what, int $index): array
    {
        $ffi = Native::ffi();
        $texts = [];
        $count = $ffi->{"riskrule_assessment_finding_{$what}_count"}($this->raw(), $index);
        for ($i = 0; $i < $count; ++$i) {
            $texts[] = $ffi->{"riskrule_assessment_finding_$what"}($this->raw(), $index, $i);
        }
        return $texts;
    }
}
