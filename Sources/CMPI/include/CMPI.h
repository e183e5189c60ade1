#pragma once

#include <stdbool.h>

/// MPI without its headers: the library is opened at run time, whichever of the three ABIs it has.
///
/// All functions but `cmpi_open` return 0, or the library's error code; by default the library itself ends the job on an
/// error. They must be called by one thread.

/// What is sent: messages of the job, which are taken as they come, or numbers, which a rank waits for.
enum cmpi_kind { cmpi_message = 0, cmpi_numbers = 1 };

/// Bytes that are being sent or received. The library writes its handle, which is a pointer or an integer.
struct cmpi_transfer {
    void *handle;
};

/// Opens the library at `path`, as `dlopen` does. Returns NULL, or the reason why it cannot be opened.
const char *cmpi_open(const char *path);

/// The name and version of the opened library, valid until the next call.
const char *cmpi_library_version(void);

/// Joins the job: the number of this rank, from 0, and the number of ranks.
int cmpi_start(int *rank, int *count);

/// Start to send `count` bytes to `rank`, and to receive as many from it; they must stay until `cmpi_is_done`.
int cmpi_send(const void *bytes, int count, int rank, enum cmpi_kind kind, struct cmpi_transfer *transfer);
int cmpi_start_receiving(void *bytes, int count, int rank, enum cmpi_kind kind, struct cmpi_transfer *transfer);
int cmpi_is_done(struct cmpi_transfer *transfer, bool *is_done);

/// Gives up receiving; `cmpi_is_done` still ends the transfer.
int cmpi_cancel(struct cmpi_transfer *transfer);

/// Whether bytes of `kind` have arrived that nobody receives yet, their rank and number.
int cmpi_has_arrived(enum cmpi_kind kind, bool *has_arrived, int *rank, int *count);

/// Receives the `count` bytes that have arrived from `rank`.
int cmpi_receive(void *bytes, int count, int rank, enum cmpi_kind kind);

/// Leaves the job, once all ranks do.
int cmpi_finish(void);
