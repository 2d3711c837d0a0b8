<?php
// Makes src/riskrule.cdef from include/riskrule/riskrule.h: its declarations without comments and macros.
// php tools/make_cdef.php [--check]
declare(strict_types=1);

const HEADER = __DIR__ . '/../../../include/riskrule/riskrule.h';
const MADE = __DIR__ . '/../src/riskrule.cdef';

$text = file_get_contents(HEADER);
$text = preg_replace('~/\*.*?\*/~s', '', $text);
$text = preg_replace('~^#ifdef __cplusplus\n.*?^#endif.*?\n~ms', '', $text);
$text = preg_replace('~^#.*\n~m', '', $text);
$text = str_replace('RISKRULE_API ', '', $text);
// FFI hands out `const char *` as a string that ends at its first NUL; here the length is known.
$text = preg_replace('~const char (?=\*riskrule_(text_data|call_text)\()~', 'const void ', $text);
$text = preg_replace(['~[ \t]+$~m', '~\n{2,}~'], ['', "\n"], $text);
$made = <<<END
    #define FFI_SCOPE "riskrule"
    #define FFI_LIB "libriskrule.so.1"

    END . ltrim($text);

if (($argv[1] ?? '') !== '--check') {
    file_put_contents(MADE, $made);
} elseif (file_get_contents(MADE) !== $made) {
    fwrite(STDERR, "src/riskrule.cdef differs from the header: php tools/make_cdef.php\n");
    exit(1);
}
