/// What an environment says of the network, as curl and most tools read it: the proxy and whom to trust.
///
/// `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` count in lower and upper case, lower case first. libcurl itself
/// ignores `HTTP_PROXY`, because a web server passes the header `Proxy` to a CGI program under that name; here it is
/// ignored in a CGI program only.
///
/// `CURL_CA_BUNDLE`, or else `SSL_CERT_FILE`, names a file of certificate authorities, such as that of a company whose proxy
/// looks into what is encrypted. libcurl, unlike its command, heeds neither.
struct NetworkSettings: Hashable {
    /// The proxy's address; empty for none.
    let proxy: String
    /// The hosts that are reached without it, separated by commas.
    let exceptions: String
    /// The file of the authorities; nil for the system's.
    let authorities: String?

    /// The settings for addresses of this scheme.
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
}
