// The style sheet of the HTML report: screen, phone, A4.
#pragma once

#include <string_view>

namespace riskrule::report {

/// Verdicts differ by word, sign and lightness, not by hue alone (hues after Okabe and Ito).
constexpr std::string_view html_style = R"(
:root{--ink:#1d2126;--soft:#5b6470;--line:#d9dde2;--faint:#f5f6f8;--seal:#a61b1b;
--sans:"Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei",sans-serif;
--serif:"Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC","Songti SC","STSong","SimSun",serif}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#e9ebee;color:var(--ink);font:16px/1.75 var(--sans);overflow-wrap:anywhere}
main{max-width:860px;margin:32px auto;padding:60px 68px 72px;background:#fff;box-shadow:0 1px 6px rgba(20,30,40,.14)}
header{text-align:center;padding-bottom:26px;margin-bottom:26px;border-bottom:4px double var(--seal)}
.kind{margin:0 0 14px;color:var(--seal);font:700 1.12rem/1.5 var(--serif);letter-spacing:.3em;text-indent:.3em}
h1{margin:0;font:700 1.72rem/1.5 var(--serif);text-wrap:balance}
h2{margin:3.2rem 0 1.1rem;padding-bottom:.45rem;border-bottom:2px solid var(--ink);font:700 1.36rem/1.5 var(--serif)}
h3{margin:1.9rem 0 .7rem;font-size:1.08rem;line-height:1.5}
h4{margin:1.4rem 0 .5rem;font-size:1rem;line-height:1.5}
p{margin:.6rem 0}
a{color:inherit;text-decoration:underline;text-decoration-color:#aab2bb;text-underline-offset:.22em}
code{font:.86em/1.5 ui-monospace,"SF Mono",Consolas,"Noto Sans Mono CJK SC",var(--sans);background:#eef0f3;border-radius:3px;padding:.08em .3em;overflow-wrap:anywhere}
.q{color:var(--soft)}
.c{color:#34516e;font-size:.9em;word-break:keep-all;overflow-wrap:anywhere}
.v,.b{display:inline-block;white-space:nowrap;border-radius:3px;padding:0 .5em;font-size:.86em;font-weight:700;line-height:1.65}
.v::before{margin-right:.3em}
.met{color:#0b4f82;background:#e3eff8}.met::before{content:"✓"}
.violated{color:#fff;background:#a33c00}.violated::before{content:"✗"}
.excused{color:#6a2c56;background:#f5e7f0}.excused::before{content:"○"}
.cannot_tell{color:#5f4600;background:#fdecc0}.cannot_tell::before{content:"？"}
.not_due{color:#4f5863;background:#eceef1}.not_due::before{content:"－"}
.b{color:#4f5863;background:#fff;border:1px dashed #8a94a0;margin-left:.35em;font-weight:400}
dl{margin:.7rem 0;border-top:1px solid var(--line)}
dl>div{display:grid;grid-template-columns:10.2em minmax(0,1fr);gap:1em;padding:.36rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--soft)}
dd{margin:0}
ul,ol{margin:.5rem 0;padding-left:1.5em}
li{margin:.4rem 0}
.sub{color:var(--soft);font-size:.92em}
nav{margin:2.4rem 0 0;padding:1rem 1.3rem;background:var(--faint);border-radius:4px}
nav p{margin:0;font-weight:700}
nav ul{list-style:none;padding:0;margin:.4rem 0 0;columns:2;column-gap:2em}
nav li{margin:.15rem 0;break-inside:avoid}
.tiles{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:14px;margin:24px 0 8px}
.tile{padding:14px 16px;border:1px solid var(--line);border-top:5px solid var(--soft);border-radius:3px}
.tile p{margin:0}
.tile .l{color:var(--soft);font-size:.88em}
.tile .w{margin:.2rem 0 .3rem;font:700 1.3rem/1.4 var(--serif)}
.tile .n{font-size:.86em;line-height:1.6;color:var(--soft)}
.t-met{border-top-color:#0072b2}.t-violated{border-top-color:#a33c00}.t-cannot_tell{border-top-color:#d99a00}
.table{margin:.9rem 0}
table{width:100%;border-collapse:collapse;font-size:.89rem;line-height:1.6;border-top:2px solid var(--ink);border-bottom:2px solid var(--ink)}
th{background:var(--faint);font-weight:700;text-align:left;border-bottom:1px solid var(--ink)}
th,td{padding:.5rem .55rem;vertical-align:top;min-width:5em}
.narrow{min-width:0;white-space:nowrap}
td{border-bottom:1px solid var(--line)}
tr:last-child td{border-bottom:0}
.scale{display:flex;list-style:none;padding:0;margin:.9rem 0;gap:4px}
.scale li{flex:1;margin:0;padding:.45rem .3rem;text-align:center;background:var(--faint);color:var(--soft)}
.scale .here{background:#22303f;color:#fff;font-weight:700}
.scale .here::after{content:" ◀ 本事项";font-weight:400;font-size:.82em}
figure{margin:1rem 0;text-align:center}
.matrix{width:100%;max-width:580px;height:auto}
.matrix text{font-family:var(--sans);font-size:15px;fill:#1d2126}
.matrix .axis{font-size:14px}.matrix .name{font-weight:700}
.matrix .mark{font-size:12px;font-weight:700}.matrix .mark[fill="#fff"]{fill:#fff}
figcaption{color:var(--soft);font-size:.9em}
.key{display:inline-block;width:.95em;height:.95em;margin:0 .35em 0 .9em;border:2px solid #22303f;border-radius:50%;vertical-align:-.1em}
.key.full{background:#22303f}
.card{margin:1.2rem 0;padding:.9rem 1.1rem 1rem;border:1px solid var(--line);border-left:5px solid var(--soft);border-radius:3px;font-size:.94rem}
.card>p:first-child{margin:0 0 .5rem;font-weight:700}
.card dl>div{grid-template-columns:7em minmax(0,1fr);padding:.25rem 0}
.k-violated{border-left-color:#a33c00}.k-cannot_tell{border-left-color:#d99a00}
.tree,.tree ul{list-style:none;margin:0;padding-left:1.15em;border-left:1px solid var(--line)}
.tree{padding-left:.8em;margin-top:.7rem;font-size:.93em;line-height:1.65}
.tree li{margin:.16rem 0}
footer{margin-top:3rem;padding-top:.8rem;border-top:1px solid var(--line);color:var(--soft);font-size:.86em}
@media screen and (max-width:640px){
body{background:#fff;font-size:15.5px}
main{margin:0;padding:22px 16px 40px;box-shadow:none}
h1{font-size:1.32rem}h2{font-size:1.2rem;margin-top:2.4rem}.kind{font-size:1rem;letter-spacing:.16em;text-indent:.16em}
nav ul{columns:1}
.tiles{grid-template-columns:minmax(0,1fr)}
dl>div,.card dl>div{display:block}
.card{padding:.8rem .8rem .9rem}
table,tbody,tr,td{display:block;width:100%}
table{border:0}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{margin:.8rem 0;padding:.35rem .75rem;border:1px solid var(--line);border-top:2px solid var(--ink);border-radius:3px}
td,tr:last-child td{display:grid;grid-template-columns:5.6em minmax(0,1fr);gap:.7em;padding:.34rem 0;border-bottom:1px solid #eceef1}
td:last-child,tr:last-child td:last-child{border-bottom:0}
td::before{content:attr(data-label);color:var(--soft)}
.tree,.tree ul{padding-left:.6em}
.scale .here::after{display:block;content:"▲ 本事项"}
.matrix text,.matrix .axis{font-size:21px}.matrix .mark{font-size:17px}.matrix circle{r:15px}
}
@page{size:A4;margin:24mm 22mm 22mm 24mm;@bottom-center{content:"— " counter(page) " —";font:9pt "Noto Serif CJK SC","SimSun",serif}}
@media print{
body{background:none;font-size:10.5pt;line-height:1.65}
main{max-width:none;margin:0;padding:0;box-shadow:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1{font-size:19pt}h2{font-size:14.5pt;margin-top:22pt}h3{font-size:11.5pt}
h2,h3,h4,.card>p:first-child,thead{break-after:avoid}
tr,li,.tile,.tiles,dl>div,figure,.scale,nav{break-inside:avoid}
thead{display:table-header-group}
table{font-size:8.8pt}.card{font-size:9.6pt}
p{orphans:2;widows:2}
a{text-decoration:none}
}
)";

}  // namespace riskrule::report
