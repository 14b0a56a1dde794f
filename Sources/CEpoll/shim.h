// Linux's way to wait for many descriptors at once, which no Swift module has.
#include <sys/epoll.h>
