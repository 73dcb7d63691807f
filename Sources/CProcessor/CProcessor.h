// What the processor can do, asked once at start; how to wait on it; and how two threads take layers from both ends of a stack.
#ifndef FRAZIL_CPROCESSOR_H
#define FRAZIL_CPROCESSOR_H

#include <stdint.h>

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

// Layers that nobody has taken yet: the lowest in the lower half of the word, one above the highest in the upper.
static inline uint64_t layers_left(uint32_t lowest, uint32_t end) { return (uint64_t)end << 32 | lowest; }

// Takes the lowest or the highest layer that is left; -1 where there is none.
static inline int64_t layers_take(uint64_t *word, int from_top) {
    uint64_t left = __atomic_load_n(word, __ATOMIC_RELAXED);
    for (;;) {
        uint32_t lowest = (uint32_t)left, end = (uint32_t)(left >> 32);
        if (lowest >= end) return -1;
        uint64_t rest = from_top ? layers_left(lowest, end - 1) : layers_left(lowest + 1, end);
        if (__atomic_compare_exchange_n(word, &left, rest, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) return from_top ? end - 1 : lowest;
    }
}

#endif
