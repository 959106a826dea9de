internal import InterviewKit

/// Makes the ids of session documents, in order.
actor IDs {
    private var generator = ObjectIDGenerator()

    func next(at moment: Timestamp) -> ObjectID { generator.next(at: moment) }
}
