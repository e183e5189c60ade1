/// The proxy of an environment, as curl and most tools read it.
///
/// `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` count in lower and upper case, lower case first. libcurl itself
/// ignores `HTTP_PROXY`, because a web server passes the header `Proxy` to a CGI program under that name; here it is
/// ignored in a CGI program only.
struct ProxySettings: Hashable {
    /// The proxy's address; empty for none.
    let proxy: String
    /// The hosts that are reached without it, separated by commas.
    let exceptions: String

    /// The settings for addresses of this scheme.
    init(scheme: String, environment: [String: String]) {
        func value(_ name: String) -> String? {
            let isForged = name == "http_proxy" && environment["REQUEST_METHOD"] != nil
            let found = environment[name] ?? (isForged ? nil : environment[name.uppercased()])
            return found?.isEmpty == false ? found : nil
        }
        proxy = value("\(scheme)_proxy") ?? value("all_proxy") ?? ""
        exceptions = value("no_proxy") ?? ""
    }
}
