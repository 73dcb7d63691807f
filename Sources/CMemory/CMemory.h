// What the C library does with memory that was given back; its header is in no module of the toolchain.
#ifndef FRAZIL_CMEMORY_H
#define FRAZIL_CMEMORY_H

#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

// Keeps pieces up to a size, and so much in all, for the next who asks; other C libraries do as they like.
static inline void memory_keep(int greatest_piece, int most) {
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, greatest_piece);
    mallopt(M_TRIM_THRESHOLD, most);
#endif
}

#endif
