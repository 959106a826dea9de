#pragma once

// Nothing to call: see mongoc_counters.c.
