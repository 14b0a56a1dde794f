// What glibc offers beside malloc itself, which Swift's own module leaves out.
#include <malloc.h>
