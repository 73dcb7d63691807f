// Eight single-precision numbers at a time, as the processor does them: the standard library's own operators on `SIMD8<Float>` are compiled
// number by number. One operation a line, with no meaning of its own; the loops that use them are in Swift (`Bioheat/Stages`).
#ifndef FRAZIL_LANES_H
#define FRAZIL_LANES_H

typedef float lanes __attribute__((ext_vector_type(8)));
typedef float lanes_anywhere __attribute__((ext_vector_type(8), aligned(4)));

#define LANES static inline __attribute__((always_inline))

LANES lanes lanes_load(const float *from) { return *(const lanes_anywhere *)from; }
LANES void lanes_store(float *to, lanes a) { *(lanes_anywhere *)to = a; }
LANES lanes lanes_all(float a) { return (lanes)a; }
LANES lanes lanes_add(lanes a, lanes b) { return a + b; }
LANES lanes lanes_subtract(lanes a, lanes b) { return a - b; }
LANES lanes lanes_multiply(lanes a, lanes b) { return a * b; }
LANES lanes lanes_divide(lanes a, lanes b) { return a / b; }
// a + b c, rounded once where the processor can; elsewhere a fused product would be a library call a number.
#if defined(__FMA__) || defined(__aarch64__)
LANES lanes lanes_fused(lanes a, lanes b, lanes c) { return __builtin_elementwise_fma(b, c, a); }
#else
LANES lanes lanes_fused(lanes a, lanes b, lanes c) { return a + b * c; }
#endif
LANES lanes lanes_greater(lanes a, lanes b) { return a > b ? a : b; }
LANES lanes lanes_lower(lanes a, lanes b) { return a < b ? a : b; }
// Number by number: a where the test is below 0, else b.
LANES lanes lanes_where_negative(lanes test, lanes a, lanes b) { return test < (lanes)0.0f ? a : b; }
LANES float lanes_smallest(lanes a) { return __builtin_reduce_min(a); }
LANES int lanes_any_negative(lanes a) { return __builtin_reduce_or(a < (lanes)0.0f); }
// Whether a number lies outside the two, or is none.
LANES int lanes_any_outside(lanes a, lanes least, lanes most) { return !__builtin_reduce_and((a >= least) & (a <= most)); }
LANES float lanes_sum(lanes a) { return ((a[0] + a[4]) + (a[1] + a[5])) + ((a[2] + a[6]) + (a[3] + a[7])); }

#endif
