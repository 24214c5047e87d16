// How a use case goes through a lane or the read pool and comes back. Used only inside app/.
#pragma once
#include "app/app.h"

namespace app {

// Runs `work(lane)` (a Result<T>) inside the batch and calls `done` with it after the commit, or with the
// commit's error. A refusal staged nothing, so it is answered even when the batch failed. A batch that met
// another node's writes is run again, so `work` must bear to be called twice and `done` is shared between the
// runs.
template <class T, class Work>
void run_in_lane(App& app, domain::BrandId brand, Work work, Done<T> done) {
    auto shared = std::make_shared<Done<T>>(std::move(done));
    storage::LaneWork job = [work = std::move(work),
                             shared](storage::LaneTransaction& lane) mutable -> storage::AfterCommit {
        base::Result<T> result = work(lane);
        return [result = std::move(result), shared](const base::Result<void>& committed) mutable {
            if (result && !committed) result = std::unexpected(committed.error());
            (*shared)(std::move(result));
        };
    };
    if (auto accepted = app.store.submit(brand, job); !accepted) (*shared)(std::unexpected(accepted.error()));
}

// Runs `work(db)` (a Result<T>) on a read thread inside one snapshot.
template <class T, class Work>
void run_in_reads(App& app, Work work, Done<T> done) {
    auto shared = std::make_unique<Done<T>>(std::move(done));
    Done<T>* waiting = shared.get();
    storage::ReadWork job = [work = std::move(work),
                             shared = std::move(shared)](base::Result<storage::Database*> db) mutable {
        if (!db) return (*shared)(std::unexpected(db.error()));
        (*shared)(work(**db));
    };
    if (auto accepted = app.store.submit_read(job); !accepted) (*waiting)(std::unexpected(accepted.error()));
}

}  // namespace app
