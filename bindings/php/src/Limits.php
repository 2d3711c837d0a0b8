<?php

declare(strict_types=1);

namespace Riskrule;

/** Bounds of one call; 0 is the default of each (riskrule_limits in riskrule.h). */
final class Limits
{
    public function __construct(
        public readonly int $jsonDepth = 0,
        public readonly int $jsonBytes = 0,
        public readonly int $diagnostics = 0,
        public readonly int $expressionBytes = 0,
        public readonly int $expressionDepth = 0,
        public readonly int $callDepth = 0,
        public readonly int $steps = 0,
        public readonly int $listItems = 0,
        public readonly int $stringBytes = 0,
        public readonly int $arenaBytes = 0,
        public readonly int $regexBytes = 0,
    ) {
    }

    /** @internal */
    public function options(): Options
    {
        $wide = ['jsonBytes', 'steps', 'arenaBytes', 'regexBytes'];
        $options = new Options('limits');
        foreach (get_object_vars($this) as $name => $value) {
            $most = in_array($name, $wide, true) ? PHP_INT_MAX : 0xFFFFFFFF;
            $member = strtolower((string) preg_replace('/[A-Z]/', '_$0', $name));
            $options->set($member, Native::count($value, $name, $most));
        }
        return $options;
    }
}
