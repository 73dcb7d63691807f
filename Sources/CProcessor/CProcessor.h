// What the processor can do, asked once at start; and how to wait on it.
#ifndef FRAZIL_CPROCESSOR_H
#define FRAZIL_CPROCESSOR_H

#if defined(__x86_64__)
#include <cpuid.h>

// Whether AVX2 and FMA are there and the system saves the wide registers.
static inline int processor_has_wide_vectors(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
    if (!(c & bit_OSXSAVE) || !(c & bit_AVX) || !(c & bit_FMA)) return 0;
    unsigned low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    if ((low & 6) != 6) return 0;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
    return (b & bit_AVX2) && (b & bit_BMI2);
}

// Lets the other thread of a core work while this one waits for some nanoseconds.
static inline void processor_pause(void) { __builtin_ia32_pause(); }
#else
static inline void processor_pause(void) {
#if defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}
static inline int processor_has_wide_vectors(void) { return 0; }
#endif

#endif
