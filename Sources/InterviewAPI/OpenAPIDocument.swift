internal import Hummingbird

/// The description of the API (OpenAPI 3.1), from `openapi.json` beside this file, built into the program.
enum OpenAPIDocument {
    static var response: Response {
        Response(
            status: .ok, headers: Reply.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: PackageResources.openapi_json)))
    }
}
