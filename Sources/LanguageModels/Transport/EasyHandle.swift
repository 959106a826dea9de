internal import CCurl

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// One libcurl easy handle with the header list it points to; both are freed with it.
///
/// Only the transport's thread may touch it.
struct EasyHandle: ~Copyable {
    let pointer: UnsafeMutableRawPointer
    private let headers: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    /// A handle for `request`, or nil when libcurl refuses one of its settings.
    init?(_ request: HTTPRequest) {
        guard let pointer = curl_easy_init() else { return nil }
        var list: UnsafeMutablePointer<curl_slist>?
        for header in request.headers { list = curl_slist_append(list, header) ?? list }
        let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CCURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CCURL_ERROR_SIZE))

        guard Self.apply(request, headers: list, errorText: errorText, to: pointer) else {
            Self.free(pointer, list, errorText)
            return nil
        }
        self.pointer = pointer
        self.headers = list
        self.errorText = errorText
    }

    deinit { Self.free(pointer, headers, errorText) }

    /// Calls `callback` with `context` for the header lines, or the body, of the answer.
    func deliver(
        _ option: CURLoption, contextOption: CURLoption, to callback: curl_write_callback,
        _ context: UnsafeMutableRawPointer
    ) {
        _ = ccurl_set_callback(pointer, option, callback)
        _ = ccurl_set_pointer(pointer, contextOption, context)
    }

    /// What curl says of `code`, more precisely where it noted something.
    func message(for code: CURLcode) -> String {
        let noted = String(cString: errorText)
        return noted.isEmpty ? String(cString: curl_easy_strerror(code)) : noted
    }

    // The handle goes first: it points to the other two.
    private static func free(
        _ pointer: UnsafeMutableRawPointer, _ headers: UnsafeMutablePointer<curl_slist>?,
        _ errorText: UnsafeMutablePointer<CChar>
    ) {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(headers)
        errorText.deallocate()
    }

    private static func apply(
        _ request: HTTPRequest, headers: UnsafeMutablePointer<curl_slist>?, errorText: UnsafeMutablePointer<CChar>,
        to pointer: UnsafeMutableRawPointer
    ) -> Bool {
        let milliseconds = Int(request.connectTimeout / .milliseconds(1))
        var settings = [
            ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText),
            ccurl_set_string(pointer, CURLOPT_URL, request.url),
            ccurl_set_pointer(pointer, CURLOPT_HTTPHEADER, headers),
            ccurl_set_string(pointer, CURLOPT_USERAGENT, "mock-interview"),
            ccurl_allow_http_only(pointer),
            ccurl_quit_without_waiting(pointer),
            // A redirect could carry the key, or the conversation, to somebody else.
            ccurl_set_long(pointer, CURLOPT_FOLLOWLOCATION, 0),
            ccurl_set_long(pointer, CURLOPT_SSL_VERIFYPEER, 1),
            ccurl_set_long(pointer, CURLOPT_SSL_VERIFYHOST, 2),
            // With HTTP/1.1 a transfer is a connection: cancelling one closes its socket, and the server notices.
            ccurl_set_long(pointer, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1),
            ccurl_set_long(pointer, CURLOPT_NOSIGNAL, 1),
            ccurl_set_long(pointer, CURLOPT_TCP_KEEPALIVE, 1),
            ccurl_set_long(pointer, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
            ccurl_set_long(pointer, CURLOPT_CONNECTTIMEOUT_MS, max(1, milliseconds)),
        ]
        // libcurl by itself does not heed what OpenSSL, and with it libmongoc, does: the authorities of a company's network.
        if let authorities = getenv("SSL_CERT_FILE"), authorities.pointee != 0 {
            settings.append(ccurl_set_string(pointer, CURLOPT_CAINFO, authorities))
            settings.append(ccurl_set_string(pointer, CURLOPT_PROXY_CAINFO, authorities))
        }
        if !request.mayUseProxy { settings.append(ccurl_set_string(pointer, CURLOPT_PROXY, "")) }
        if let body = request.body {
            settings.append(ccurl_set_long(pointer, CURLOPT_POST, 1))
            settings.append(ccurl_set_size(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
            settings.append(
                body.withUnsafeBytes { bytes in
                    // curl copies it here, so the array may go.
                    let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
                    return ccurl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, start)
                })
        }
        return settings.allSatisfy { $0 == CURLE_OK }
    }
}
