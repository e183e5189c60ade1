#pragma once

#include <stdbool.h>

/// MPI without its headers: the library is opened at run time, whichever of the three ABIs it has.
///
/// All functions but `cmpi_open` return 0, or the library's error code; by default the library itself ends the job on an
/// error. They must be called by one thread.

/// A message that is being sent. The library writes its handle, which is a pointer or an integer.
struct cmpi_sending {
    void *handle;
};

/// Opens the library at `path`, as `dlopen` does. Returns NULL, or the reason why it cannot be opened.
const char *cmpi_open(const char *path);

/// The name and version of the opened library, valid until the next call.
const char *cmpi_library_version(void);

/// Joins the job: the number of this rank, from 0, and the number of ranks.
int cmpi_start(int *rank, int *count);

/// Starts to send `count` bytes to `rank`; they must stay until `cmpi_is_sent`.
int cmpi_send(const void *bytes, int count, int rank, struct cmpi_sending *sending);
int cmpi_is_sent(struct cmpi_sending *sending, bool *is_sent);

/// Whether a message has arrived, its rank and the number of its bytes.
int cmpi_has_message(bool *has_message, int *rank, int *count);

/// Receives the message of `count` bytes from `rank`.
int cmpi_receive(void *bytes, int count, int rank);

/// Leaves the job, once all ranks do.
int cmpi_finish(void);
