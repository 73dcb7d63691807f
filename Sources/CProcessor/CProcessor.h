// What the processor can do, asked once at start; how to wait on it; and how two threads share a row of parts.
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

// Parts in a row (layers of cells, blocks of faces) that two threads share: the lower half is the one's, who takes it from below, the upper half the
// other's, who takes it from above. Who has done its own goes on with the other's, from where they meet. Each half has lines of the cache to itself.
enum { halves_word_count = 32 };

// The parts of a half that nobody has taken yet: the lowest in the lower half of the word, one above the highest in the upper; the highest bit says
// whether its owner has begun.
static inline uint64_t half_word(uint32_t lowest, uint32_t end) { return (uint64_t)end << 32 | lowest; }
static inline uint32_t half_lowest(uint64_t word) { return (uint32_t)word; }
static inline uint32_t half_end(uint64_t word) { return (uint32_t)(word >> 32) & 0x7fffffff; }

static inline void halves_lay(uint64_t *words, uint32_t lowest, uint32_t middle, uint32_t end) {
    words[0] = half_word(lowest, middle);
    words[halves_word_count / 2] = half_word(middle, end);
}

// Where the two threads met, when all parts are done.
static inline uint32_t halves_met(const uint64_t *words, uint32_t middle) {
    uint32_t lower = half_end(words[0]);
    return lower < middle ? lower : half_lowest(words[halves_word_count / 2]);
}

// The other's last parts are left to it if it has begun: to fetch their cells from its cache takes longer than to wait for it.
enum { half_left_to_owner = 2 };

static inline int64_t half_take(uint64_t *half, int from_top, int is_own) {
    const uint64_t begun = 1ull << 63;
    uint64_t left = __atomic_load_n(half, __ATOMIC_RELAXED);
    for (;;) {
        uint32_t lowest = half_lowest(left), end = half_end(left);
        if (lowest + (!is_own && (left & begun) ? half_left_to_owner : 0) >= end) return -1;
        uint64_t rest = (from_top ? half_word(lowest, end - 1) : half_word(lowest + 1, end)) | (is_own ? begun : left & begun);
        if (__atomic_compare_exchange_n(half, &left, rest, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) return from_top ? end - 1 : lowest;
    }
}

// Takes the next part upwards or, from the top, downwards; -1 where there is none.
static inline int64_t halves_take(uint64_t *words, int from_top) {
    uint64_t *upper = words + halves_word_count / 2;
    int64_t own = half_take(from_top ? upper : words, from_top, 1);
    return own < 0 ? half_take(from_top ? words : upper, from_top, 0) : own;
}

#endif
