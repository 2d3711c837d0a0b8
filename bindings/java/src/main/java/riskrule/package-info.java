/**
 * riskrule assesses one major administrative decision (重大行政决策). Start with {@link riskrule.Matter#read(java.nio.file.Path)}.
 *
 * <p>The shared library is found where the system finds libraries; the property {@code riskrule.library} names another file.
 * Java 8 and later call it by JNA; 22 and later by the foreign function API, or by JNA if the property {@code
 * riskrule.backend} is {@code jna}. Only 64-bit platforms.
 *
 * <p>What failed is a {@link riskrule.RiskruleException} with every problem and its place. Null where it is not allowed is a
 * {@link java.lang.NullPointerException}, use after closing an {@link java.lang.IllegalStateException}. Closing twice is
 * harmless, closing while another thread works is safe, and what was never closed is freed after it was collected.
 */
package riskrule;
