<?php

declare(strict_types=1);

namespace Riskrule;

/** What is asked on from assessments; each answer is a text in one of the formats. */
final class Questions
{
    /** Assessments of one matter, under several packs or dates, side by side; at least two. */
    public static function compare(Format $format, Assessment ...$assessments): string
    {
        $list = Options::handles('assessment', array_values($assessments));
        return Native::text('compare', $list, count($assessments), $format->value);
    }

    /** Two versions of one matter, each with its assessment. */
    public static function compareVersions(
        Matter $before,
        Assessment $assessedBefore,
        Matter $after,
        Assessment $assessedAfter,
        Format $format = Format::Markdown,
    ): string {
        $raw = [$before->raw(), $assessedBefore->raw(), $after->raw(), $assessedAfter->raw()];
        return Native::text('compare_versions', ...[...$raw, $format->value]);
    }

    /** How firm the grade is. `$draws` 0: no simulation. */
    public static function explore(
        Matter $matter,
        ?Pack $pack = null,
        ?string $asOf = null,
        int $seed = 0,
        int $draws = 0,
        int $spread = 0,
        bool $pert = false,
        ?Limits $limits = null,
        Format $format = Format::Markdown,
    ): string {
        $options = (new Options('explore_options'))->setText('as_of', $asOf)->setLimits($limits)
            ->set('pert', $pert ? 1 : 0)->set('seed', Native::count($seed, 'seed'))
            ->set('draws', Native::count($draws, 'draws'))->set('spread', Native::count($spread, 'spread', 0xFFFFFFFF));
        return Native::text('explore', $matter->raw(), $pack?->raw(), $options->pointer(), $format->value);
    }

    /** After the decision: measures overdue, triggers, duties of the time of execution. */
    public static function followUp(Matter $matter, Assessment $assessment, Format $format = Format::Markdown): string
    {
        return Native::text('follow_up', $matter->raw(), $assessment->raw(), $format->value);
    }

    /**
     * The `$most` assessed matters nearest to one. `$features` (JSON) null: those that are built in.
     *
     * @param list<array{Matter, Assessment}> $base
     */
    public static function similar(
        Matter $matter,
        Assessment $assessment,
        array $base,
        int $most = 5,
        ?string $features = null,
        Format $format = Format::Markdown,
    ): string {
        $matters = Options::handles('matter', array_map(static fn (array $one): Matter => $one[0], $base));
        $based = Options::handles('assessment', array_map(static fn (array $one): Assessment => $one[1], $base));
        $how = [$features, strlen($features ?? ''), Native::count($most, 'most'), $format->value];
        return Native::text(
            'similar',
            ...[$matter->raw(), $assessment->raw(), $matters, $based, count($base), ...$how],
        );
    }

    /** Raw returns in CSV into counts, shares and intervals; `$map` (JSON) says what columns and words mean. */
    public static function survey(string $csv, string $map, ?string $file = null, Format $format = Format::Markdown): string
    {
        $name = Native::word($file);
        return Native::text('survey', $csv, strlen($csv), $name, $map, strlen($map), $format->value);
    }
}
