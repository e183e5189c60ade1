/// The network settings of an environment: proxy and certificate authorities.
///
/// `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` may be in lower or upper case; lower case wins. `HTTP_PROXY`
/// is ignored in a CGI program only, where it may hold the request's header `Proxy`; libcurl always ignores it.
///
/// `CURL_CA_BUNDLE`, or else `SSL_CERT_FILE`, names a file of certificate authorities; libcurl itself ignores both.
struct NetworkSettings: Hashable {
    /// The address of the proxy; empty for none.
    let proxy: String
    /// The hosts without proxy, separated by commas.
    let exceptions: String
    /// The file of certificate authorities; nil for the system's.
    let authorities: String?

    init(scheme: String, environment: [String: String]) {
        func value(_ name: String) -> String? {
            let isForged = name == "http_proxy" && environment["REQUEST_METHOD"] != nil
            let found = environment[name] ?? (isForged ? nil : environment[name.uppercased()])
            return found?.isEmpty == false ? found : nil
        }
        proxy = value("\(scheme)_proxy") ?? value("all_proxy") ?? ""
        exceptions = value("no_proxy") ?? ""
        authorities = value("CURL_CA_BUNDLE") ?? value("SSL_CERT_FILE")
    }

    /// Whether a host is reached through the proxy: neither the host nor a domain above it is an exception.
    func usesProxy(for host: String) -> Bool {
        let names = exceptions.split { $0 == "," || $0 == " " }.map { $0.drop { $0 == "." }.lowercased() }
        let host = host.lowercased()
        return !proxy.isEmpty && !names.contains { $0 == "*" || host == $0 || host.hasSuffix(".\($0)") }
    }
}
