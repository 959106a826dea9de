// Inserts messages with nothing but libmongoc, and prints the microseconds that each took: URI COUNT
#include <mongoc/mongoc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const int warm_up = 20;

static double microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static void fail(const char *what, const bson_error_t *error) {
    fprintf(stderr, "%s: %s\n", what, error->message);
    exit(1);
}

int main(int argc, char **argv) {
    bson_error_t error = {0};
    if (argc != 3) return 64;
    mongoc_init();
    mongoc_uri_t *uri = mongoc_uri_new_with_error(argv[1], &error);
    if (!uri) fail("the URI", &error);
    mongoc_write_concern_t *concern = mongoc_write_concern_new();
    mongoc_write_concern_set_w(concern, MONGOC_WRITE_CONCERN_W_MAJORITY);
    mongoc_write_concern_set_journal(concern, true);
    mongoc_write_concern_set_wtimeout_int64(concern, 5000);
    mongoc_uri_set_write_concern(uri, concern);
    mongoc_client_pool_t *pool = mongoc_client_pool_new(uri);
    mongoc_client_t *client = mongoc_client_pool_pop(pool);
    mongoc_database_t *database = mongoc_client_get_database(client, mongoc_uri_get_database(uri));

    bson_t *index = BCON_NEW(
        "createIndexes", "messages", "indexes", "[", "{", "key", "{", "session_id", BCON_INT32(1), "created_at",
        BCON_INT32(1), "_id", BCON_INT32(1), "}", "name", "session_id_1_created_at_1__id_1", "}", "]");
    if (!mongoc_database_write_command_with_opts(database, index, NULL, NULL, &error)) fail("the index", &error);

    for (int number = 0; number < warm_up + atoi(argv[2]); number++) {
        char text[160];
        snprintf(text, sizeof text, "Message %d of a long interview: what is said here takes more than a row.", number);
        double began = microseconds();
        bson_oid_t id;
        bson_oid_init(&id, NULL);
        bson_t *message = bson_new();
        BSON_APPEND_OID(message, "_id", &id);
        BSON_APPEND_UTF8(message, "content", text);
        BSON_APPEND_DATE_TIME(message, "created_at", (int64_t) time(NULL) * 1000);
        BSON_APPEND_UTF8(message, "role", "user");
        BSON_APPEND_UTF8(message, "session_id", "append");
        mongoc_collection_t *messages = mongoc_database_get_collection(database, "messages");
        if (!mongoc_collection_insert_one(messages, message, NULL, NULL, &error)) fail("the insert", &error);
        mongoc_collection_destroy(messages);
        bson_destroy(message);
        if (number >= warm_up) printf("%.1f\n", microseconds() - began);
    }

    bson_destroy(index);
    mongoc_database_destroy(database);
    mongoc_client_pool_push(pool, client);
    mongoc_client_pool_destroy(pool);
    mongoc_write_concern_destroy(concern);
    mongoc_uri_destroy(uri);
    mongoc_cleanup();
    return 0;
}
