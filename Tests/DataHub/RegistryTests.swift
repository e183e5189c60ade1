import Errors
import Foundation
import Testing

@testable import DataHub

@Suite struct RegistryTests {
    private func file(_ name: String, path: String = "p", sha1: String = String(repeating: "0", count: 40))
        -> RemoteFile
    {
        RemoteFile(name: name, baseURL: "http://example.org", path: path, sha1: sha1)
    }

    @Test func printsShortly() {
        #expect(
            "\(RemoteFile.kaggleHouseTest)"
                == "RemoteFile(kaggle_house_pred_test.csv, SHA-1 fa19780a..., 451405 bytes)")
        #expect("\(RemoteFile.houseSample.source)" == "\(RemoteFile.houseSample.size ?? 0) bundled bytes")
        #expect("\(RemoteFile.Source.url("http://me:key@a.org/x?token=1"))" == "http://***@a.org/x?***")
        #expect("\(Registry([.houseSample, .kaggleHouseTest]))" == "Registry(house_sample, kaggle_house_test)")
        let (cache, mirror) = (URL(filePath: "/cache"), "https://me:key@a.org")
        #expect("\(DatasetHub(cacheDirectory: cache, environment: [:]))" == "DatasetHub(/cache, 8 files)")
        let hub = DatasetHub(cacheDirectory: cache, mirror: mirror, isOffline: true, environment: [:])
        #expect("\(hub)" == "DatasetHub(/cache, 8 files, mirror https://***@a.org, offline)")
    }

    @Test func builtInNamesAndAddresses() {
        let addresses = Registry.builtIn.files.map { file in
            if case .url(let url) = file.source { "\(file.name) \(url) \(file.path) \(file.sha1)" } else { file.name }
        }
        let s3 = "http://d2l-data.s3-accelerate.amazonaws.com"
        let fashion = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com"
        #expect(
            addresses == [
                "kaggle_house_train \(s3)/kaggle_house_pred_train.csv kaggle_house_pred_train.csv 585e9cc93e70b39160e7921475f9bcd7d31219ce",
                "kaggle_house_test \(s3)/kaggle_house_pred_test.csv kaggle_house_pred_test.csv fa19780a7b011d9b009e8bff8e99922a8ee2eb90",
                "house_sample",
                "fashion_mnist_train_images \(fashion)/train-images-idx3-ubyte.gz fashion-mnist/train-images-idx3-ubyte.gz "
                    + "95978b76b6897f6ca69a25145d01716efb615989",
                "fashion_mnist_train_labels \(fashion)/train-labels-idx1-ubyte.gz fashion-mnist/train-labels-idx1-ubyte.gz "
                    + "09814cfef5a041118ceace42f8dae995319d331a",
                "fashion_mnist_test_images \(fashion)/t10k-images-idx3-ubyte.gz fashion-mnist/t10k-images-idx3-ubyte.gz "
                    + "5edda96c6d8c36ff915115a0e8136d370a021576",
                "fashion_mnist_test_labels \(fashion)/t10k-labels-idx1-ubyte.gz fashion-mnist/t10k-labels-idx1-ubyte.gz "
                    + "9caad14e1aff9adac77d3744963212d36af15bee",
                "fashion_mnist_sample",
            ])
    }

    @Test(arguments: [
        ("kaggle_house_trian", "Did you mean: kaggle_house_train, kaggle_house_test?"),
        ("KAGGLE_HOUSE_TEST", "Did you mean: kaggle_house_test, kaggle_house_train?"),
        ("labels", "Did you mean: fashion_mnist_test_labels, fashion_mnist_train_labels?"),
        ("hose_sample", "Did you mean: house_sample?"),
    ])
    func unknownNamesListTheNearOnes(name: String, suggestion: String) {
        let error = #expect(throws: HubError.self) { try Registry.builtIn.file(named: name) }
        #expect(error?.code == .unknownName)
        #expect(error?.reason == "no registered file is named '\(name)'")
        #expect(error?.advice == suggestion)
    }

    @Test func aNameNearNoneListsAll() {
        let error = #expect(throws: HubError.self) {
            try Registry([file("alpha"), file("beta")]).file(named: "xyzxyz")
        }
        #expect(error?.advice == "The names are: alpha, beta.")
    }

    @Test func addingReplacesByName() throws {
        let registry = Registry([file("a", path: "1"), file("b"), file("a", path: "2")]).adding(
            file("c"), file("b", path: "3"))
        #expect(registry.files.map { $0.name + $0.path } == ["a2", "b3", "cp"])
    }

    @Test(arguments: [
        "../a", "/a", "a/../b", "", "a//b", "a/", ".", "a\\b", "a\u{0}b", String(repeating: "n", count: 201),
    ])
    func pathsThatLeaveTheCacheAreRefused(path: String) async throws {
        let hub = DatasetHub(environment: [:])
        let error = await #expect(throws: HubError.self) { try await hub.fetch(file("f", path: path)) }
        #expect(error?.code == .invalidEntry)
    }

    @Test(arguments: ["", "585e", String(repeating: "g", count: 40), "585e9cc93e70b39160e7921475f9bcd7d31219ce0"])
    func sumsThatAreNoneAreRefused(sha1: String) async {
        let hub = DatasetHub(environment: [:])
        let error = await #expect(throws: HubError.self) { try await hub.fetch(file("f", sha1: sha1)) }
        #expect(error?.code == .invalidEntry)
    }
}
