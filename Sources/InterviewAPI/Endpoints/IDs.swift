internal import InterviewKit

/// The one generator of document ids, so that ids made here are in order.
actor IDs {
    private var generator = ObjectIDGenerator()

    func next(at moment: Timestamp) -> ObjectID { generator.next(at: moment) }
}
