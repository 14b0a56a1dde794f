#pragma once
#include <stdbool.h>
#include <curl/curl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
/* curl_easy_setopt/getinfo/multi_setopt are variadic AND typecheck macros: neither is imported */
typedef size_t (*cz_curl_data_cb)(char *ptr, size_t size, size_t n, void *ud);
static inline CURLcode cz_curl_setopt_long(CURL *h, CURLoption o, long v)            { return curl_easy_setopt(h, o, v); }
static inline CURLcode cz_curl_setopt_off(CURL *h, CURLoption o, curl_off_t v)       { return curl_easy_setopt(h, o, v); }
static inline CURLcode cz_curl_setopt_str(CURL *h, CURLoption o, const char *v)      { return curl_easy_setopt(h, o, v); }
static inline CURLcode cz_curl_setopt_ptr(CURL *h, CURLoption o, void *v)            { return curl_easy_setopt(h, o, v); }
static inline CURLcode cz_curl_setopt_slist(CURL *h, CURLoption o, struct curl_slist *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode cz_curl_setopt_write(CURL *h, cz_curl_data_cb f, void *ud)  { CURLcode c = curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, f); return c ? c : curl_easy_setopt(h, CURLOPT_WRITEDATA, ud); }
static inline CURLcode cz_curl_setopt_header(CURL *h, cz_curl_data_cb f, void *ud) { CURLcode c = curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, f); return c ? c : curl_easy_setopt(h, CURLOPT_HEADERDATA, ud); }
typedef curl_socket_t (*cz_curl_socket_cb)(void *ud, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode cz_curl_setopt_opensocket(CURL *h, cz_curl_socket_cb f)      { return curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, f); }
static inline curl_socket_t cz_curl_bad_socket(void) { return CURL_SOCKET_BAD; }
static inline long cz_curl_os_errno(CURL *h) { long e = 0; curl_easy_getinfo(h, CURLINFO_OS_ERRNO, &e); return e; }
static inline CURLcode cz_curl_getinfo_long(CURL *h, CURLINFO i, long *v)           { return curl_easy_getinfo(h, i, v); }
static inline CURLcode cz_curl_getinfo_off(CURL *h, CURLINFO i, curl_off_t *v)      { return curl_easy_getinfo(h, i, v); }
static inline CURLcode cz_curl_getinfo_str(CURL *h, CURLINFO i, const char **v)     { return curl_easy_getinfo(h, i, v); }
static inline CURLcode cz_curl_getinfo_ptr(CURL *h, CURLINFO i, void **v)           { return curl_easy_getinfo(h, i, v); }
static inline CURLMcode cz_curl_multi_setopt_long(CURLM *m, CURLMoption o, long v)  { return curl_multi_setopt(m, o, v); }
static inline CURLMcode cz_curl_multi_on_socket(CURLM *m, curl_socket_callback f, void *ud) { CURLMcode c = curl_multi_setopt(m, CURLMOPT_SOCKETFUNCTION, f); return c ? c : curl_multi_setopt(m, CURLMOPT_SOCKETDATA, ud); }
static inline CURLMcode cz_curl_multi_on_timer(CURLM *m, curl_multi_timer_callback f, void *ud) { CURLMcode c = curl_multi_setopt(m, CURLMOPT_TIMERFUNCTION, f); return c ? c : curl_multi_setopt(m, CURLMOPT_TIMERDATA, ud); }
static inline CURLMcode cz_curl_multi_act(CURLM *m, curl_socket_t s, int events) { int running; return curl_multi_socket_action(m, s, events, &running); }
static inline CURLMcode cz_curl_multi_act_on_time(CURLM *m)                         { return cz_curl_multi_act(m, CURL_SOCKET_TIMEOUT, 0); }
/* CURLMsg.data is an anonymous union; give Swift a flat view */
static inline bool cz_curl_next_done(CURLM *m, CURL **easy, CURLcode *res) {
    int left; CURLMsg *msg;
    while ((msg = curl_multi_info_read(m, &left))) if (msg->msg == CURLMSG_DONE) { *easy = msg->easy_handle; *res = msg->data.result; return true; }
    return false;
}
static inline CURLcode cz_curl_global_init(void) { return curl_global_init(CURL_GLOBAL_ALL); }
