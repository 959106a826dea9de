internal import CCurl

/// How long a server asks to be left alone, in seconds. `CURLINFO_RETRY_AFTER` misreads fractions and dates, so it is
/// read here.
enum RetryAfter {
    /// From the headers `Retry-After-Ms` and `Retry-After` (RFC 9110, 10.2.3: seconds or a date), or nil.
    static func seconds(in headers: [String: String], wallClock: Double) -> Double? {
        if let milliseconds = headers["retry-after-ms"].flatMap(Double.init), let delay = sane(milliseconds / 1000) {
            return delay
        }
        guard let value = headers["retry-after"] else { return nil }
        if let seconds = Double(value) { return sane(seconds) }
        let date = curl_getdate(value, nil)
        return date < 0 ? nil : max(0, Double(date) - wallClock)
    }

    /// From Google's `retryDelay`, for example `34.4s`.
    static func seconds(inRetryDelay value: String) -> Double? {
        value.hasSuffix("s") ? Double(value.dropLast()).flatMap(sane) : nil
    }

    private static func sane(_ seconds: Double) -> Double? {
        seconds.isFinite && seconds >= 0 ? seconds : nil
    }
}
