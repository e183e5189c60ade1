extension Registry {
    /// The house prices of Kaggle's competition, Fashion-MNIST, and a bundled sample of each.
    public static let builtIn = Registry([
        .kaggleHouseTrain, .kaggleHouseTest, .houseSample,
        .fashionMNISTTrainImages, .fashionMNISTTrainLabels, .fashionMNISTTestImages, .fashionMNISTTestLabels,
        .fashionMNISTSample,
    ])
}

extension RemoteFile {
    /// `kaggle_house_train`: 1460 houses of Ames with their prices, CSV.
    public static let kaggleHouseTrain = kaggleHouse(
        "train", sha1: "585e9cc93e70b39160e7921475f9bcd7d31219ce", size: 460_676)
    /// `kaggle_house_test`: 1459 houses of Ames without prices, CSV.
    public static let kaggleHouseTest = kaggleHouse(
        "test", sha1: "fa19780a7b011d9b009e8bff8e99922a8ee2eb90", size: 451_405)

    /// `house_sample`: synthetic houses with the columns of the real ones, a zip of `train.csv` and `test.csv`.
    public static let houseSample = RemoteFile(
        name: "house_sample", path: "house-sample.zip", source: .bundled(houseSampleBytes), sha1: houseSampleSHA1,
        size: houseSampleBytes.count)
    /// The SHA-1 of the bundled `house-sample.zip`, to be changed with it.
    private static let houseSampleSHA1 = "843806b3ff52a7dce67c3626edeed08015e9daac"

    /// `fashion_mnist_train_images`: 60,000 images of 28 x 28 bytes, IDX in gzip.
    public static let fashionMNISTTrainImages = fashionMNIST(
        "train_images", "train-images-idx3-ubyte.gz", sha1: "95978b76b6897f6ca69a25145d01716efb615989", size: 26_421_880
    )
    /// `fashion_mnist_train_labels`: the classes of the 60,000 images, IDX in gzip.
    public static let fashionMNISTTrainLabels = fashionMNIST(
        "train_labels", "train-labels-idx1-ubyte.gz", sha1: "09814cfef5a041118ceace42f8dae995319d331a", size: 29_515)
    /// `fashion_mnist_test_images`: 10,000 images of 28 x 28 bytes, IDX in gzip.
    public static let fashionMNISTTestImages = fashionMNIST(
        "test_images", "t10k-images-idx3-ubyte.gz", sha1: "5edda96c6d8c36ff915115a0e8136d370a021576", size: 4_422_102)
    /// `fashion_mnist_test_labels`: the classes of the 10,000 images, IDX in gzip.
    public static let fashionMNISTTestLabels = fashionMNIST(
        "test_labels", "t10k-labels-idx1-ubyte.gz", sha1: "9caad14e1aff9adac77d3744963212d36af15bee", size: 5_148)

    /// `fashion_mnist_sample`: synthetic images in the form of Fashion-MNIST, a zip of the four IDX files.
    public static let fashionMNISTSample = RemoteFile(
        name: "fashion_mnist_sample", path: "fashion-sample.zip", source: .bundled(fashionSampleBytes),
        sha1: fashionSampleSHA1, size: fashionSampleBytes.count)
    /// The SHA-1 of the bundled `fashion-sample.zip`, to be changed with it.
    private static let fashionSampleSHA1 = "7a72d19fb07c3bb5187f099573f74556cfae11b4"

    private static func kaggleHouse(_ part: String, sha1: String, size: Int) -> RemoteFile {
        RemoteFile(
            name: "kaggle_house_\(part)", baseURL: "http://d2l-data.s3-accelerate.amazonaws.com/",
            path: "kaggle_house_pred_\(part).csv", sha1: sha1, size: size)
    }

    private static func fashionMNIST(_ part: String, _ file: String, sha1: String, size: Int) -> RemoteFile {
        RemoteFile(
            name: "fashion_mnist_\(part)", path: "fashion-mnist/\(file)",
            source: .url("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/\(file)"), sha1: sha1, size: size)
    }
}
