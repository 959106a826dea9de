#pragma once

#include <mongoc/mongoc.h>
#include <stdlib.h>

// Swift cannot hold a bson_t itself, which is aligned more strictly than Swift's types are: a reply that the driver
// fills in lives on the heap. It is valid, and empty, from the beginning.
static inline bson_t *mi_reply_new(void) {
    bson_t *reply = (bson_t *) aligned_alloc(128, sizeof(bson_t));
    if (reply == NULL) abort();
    bson_init(reply);
    return reply;
}

// bson_destroy frees what a reply holds, not the place that mi_reply_new made for it.
static inline void mi_reply_free(bson_t *reply) {
    bson_destroy(reply);
    free(reply);
}

// An array of characters in a struct becomes a tuple in Swift: hand out its address instead.
static inline const char *mi_error_message(const bson_error_t *error) { return error->message; }
static inline const char *mi_host_and_port(const mongoc_host_list_t *host) { return host->host_and_port; }
static inline const mongoc_host_list_t *mi_next_host(const mongoc_host_list_t *host) { return host->next; }
