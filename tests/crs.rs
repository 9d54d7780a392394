//! Coordinate systems against PROJ 9.1.1: coordinates (`cs2cs`), texts (`projinfo`), plausibility.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unreadable_literal,
    clippy::inconsistent_digit_grouping
)]

use sozialraumatlas::geo::{Crs, CrsError, Extent, Transform};

fn crs(code: u32) -> Crs {
    Crs::from_epsg(code).unwrap_or_else(|| panic!("EPSG:{code} is not known"))
}

/// Checks there and back, in metres there and in degrees back.
fn check(from: &Crs, to: &Crs, lon_lat: [f64; 2], expected: [f64; 2], tolerance_m: f64) {
    let point = Transform::between(from, to).unwrap().point(lon_lat).unwrap();
    let off = (point[0] - expected[0]).hypot(point[1] - expected[1]);
    assert!(off <= tolerance_m, "{}: {point:?} is {off} m from {expected:?}", to.name());
    let back = Transform::between(to, from).unwrap().point(expected).unwrap();
    let off = (back[0] - lon_lat[0]).hypot(back[1] - lon_lat[1]) * 111_320.0;
    assert!(off <= tolerance_m * 2.0, "{}: {back:?} is {off} m from {lon_lat:?}", to.name());
}

/// `echo LAT LON | cs2cs -f %.4f EPSG:4258 EPSG:CODE` (4326 for the systems on WGS 84; results put east first).
#[test]
fn coordinates_are_those_of_proj() {
    #[rustfmt::skip]
    let table = [
        (25831, [11.15, 53.0], [1_046_436.9227, 5_903_399.3228]),
        (25831, [11.58, 48.14], [1_138_029.5363, 5_367_567.2688]),
        (25831, [8.3, 54.9], [839_711.4403, 6_096_533.7294]),
        (25831, [13.74, 51.05], [1_251_866.9570, 5_710_477.6583]),
        (25831, [6.64, 49.45], [763_804.6717, 5_483_853.3399]),
        (25832, [11.15, 53.0], [644_277.9880, 5_874_432.8613]),
        (25832, [11.58, 48.14], [691_928.0856, 5_335_080.2091]),
        (25832, [8.3, 54.9], [455_111.1082, 6_083_887.9629]),
        (25832, [13.74, 51.05], [832_166.8361, 5_666_081.4776]),
        (25832, [6.64, 49.45], [328_951.5067, 5_480_159.5095]),
        (25833, [11.15, 53.0], [241_678.6281, 5_879_206.3812]),
        (25833, [11.58, 48.14], [245_590.7927, 5_337_519.0291]),
        (25833, [8.3, 54.9], [70_678.5566, 6_104_239.7012]),
        (25833, [13.74, 51.05], [411_682.8505, 5_656_140.3734]),
        (25833, [6.64, 49.45], [-105_606.5009, 5_511_163.9623]),
        (4647, [11.15, 53.0], [32_644_277.9880, 5_874_432.8613]),
        (4647, [11.58, 48.14], [32_691_928.0856, 5_335_080.2091]),
        (4647, [8.3, 54.9], [32_455_111.1082, 6_083_887.9629]),
        (4647, [13.74, 51.05], [32_832_166.8361, 5_666_081.4776]),
        (4647, [6.64, 49.45], [32_328_951.5067, 5_480_159.5095]),
        (5650, [11.15, 53.0], [33_241_678.6281, 5_879_206.3812]),
        (5650, [11.58, 48.14], [33_245_590.7927, 5_337_519.0291]),
        (5650, [8.3, 54.9], [33_070_678.5566, 6_104_239.7012]),
        (5650, [13.74, 51.05], [33_411_682.8505, 5_656_140.3734]),
        (5650, [6.64, 49.45], [32_894_393.4991, 5_511_163.9623]),
        (5649, [11.15, 53.0], [32_046_436.9227, 5_903_399.3228]),
        (5649, [11.58, 48.14], [32_138_029.5363, 5_367_567.2688]),
        (5649, [8.3, 54.9], [31_839_711.4403, 6_096_533.7294]),
        (5649, [13.74, 51.05], [32_251_866.9570, 5_710_477.6583]),
        (5649, [6.64, 49.45], [31_763_804.6717, 5_483_853.3399]),
        (3035, [11.15, 53.0], [4_398_208.4796, 3_321_885.4896]),
        (3035, [11.58, 48.14], [4_438_636.5282, 2_781_974.4304]),
        (3035, [8.3, 54.9], [4_211_910.3694, 3_533_995.9610]),
        (3035, [13.74, 51.05], [4_583_129.4458, 3_111_009.8236]),
        (3035, [6.64, 49.45], [4_077_414.2424, 2_931_913.3598]),
        (3034, [11.15, 53.0], [4_074_604.3230, 2_908_078.9234]),
        (3034, [11.58, 48.14], [4_113_661.0852, 2_386_511.9827]),
        (3034, [8.3, 54.9], [3_894_425.5259, 3_113_238.1389]),
        (3034, [13.74, 51.05], [4_253_134.8792, 2_704_337.0177]),
        (3034, [6.64, 49.45], [3_764_753.5918, 2_531_408.5891]),
        (4839, [11.15, 53.0], [43_619.2041, 222_549.9315]),
        (4839, [11.58, 48.14], [80_409.0232, -317_355.7517]),
        (4839, [8.3, 54.9], [-141_285.8695, 436_008.1416]),
        (4839, [13.74, 51.05], [226_907.4257, 10_557.2177]),
        (4839, [6.64, 49.45], [-279_622.6196, -164_936.1117]),
        (3857, [11.15, 53.0], [1_241_212.3223, 6_982_997.9204]),
        (3857, [11.58, 48.14], [1_289_079.7034, 6_130_177.5299]),
        (3857, [8.3, 54.9], [923_951.7736, 7_342_482.2902]),
        (3857, [13.74, 51.05], [1_529_529.8035, 6_630_142.9140]),
        (3857, [6.64, 49.45], [739_161.4189, 6_351_564.8000]),
        (4087, [11.15, 53.0], [1_241_212.3223, 5_899_933.0120]),
        (4087, [11.58, 48.14], [1_289_079.7034, 5_358_920.2868]),
        (4087, [8.3, 54.9], [923_951.7736, 6_111_440.0446]),
        (4087, [13.74, 51.05], [1_529_529.8035, 5_682_860.0050]),
        (4087, [6.64, 49.45], [739_161.4189, 5_504_748.8197]),
        (6933, [11.15, 53.0], [1_075_822.0248, 5_854_236.1097]),
        (6933, [11.58, 48.14], [1_117_311.1253, 5_457_407.4226]),
        (6933, [8.3, 54.9], [800_836.1261, 5_998_129.7835]),
        (6933, [13.74, 51.05], [1_325_721.4906, 5_699_891.1072]),
        (6933, [6.64, 49.45], [640_668.9009, 5_568_335.8522]),
        (8857, [11.15, 53.0], [860_049.5119, 6_282_443.1616]),
        (8857, [11.58, 48.14], [929_639.8877, 5_796_196.3655]),
        (8857, [8.3, 54.9], [629_509.9041, 6_463_941.8201]),
        (8857, [13.74, 51.05], [1_077_553.1575, 6_090_990.9909]),
        (8857, [6.64, 49.45], [527_583.6777, 5_930_202.2808]),
        (32632, [11.15, 53.0], [644_277.9880, 5_874_432.8614]),
        (32632, [11.58, 48.14], [691_928.0856, 5_335_080.2092]),
        (32632, [8.3, 54.9], [455_111.1082, 6_083_887.9630]),
        (32632, [13.74, 51.05], [832_166.8361, 5_666_081.4777]),
        (32632, [6.64, 49.45], [328_951.5067, 5_480_159.5096]),
        (32633, [11.15, 53.0], [241_678.6281, 5_879_206.3813]),
        (32633, [11.58, 48.14], [245_590.7927, 5_337_519.0292]),
        (32633, [8.3, 54.9], [70_678.5566, 6_104_239.7013]),
        (32633, [13.74, 51.05], [411_682.8505, 5_656_140.3735]),
        (32633, [6.64, 49.45], [-105_606.5009, 5_511_163.9624]),
        (32734, [18.4, -33.9], [259_583.2217, 6_245_888.0454]),
        (32734, [16.5, -22.9], [38_160.8373, 7_460_482.9113]),
        (8857, [150.4, -33.9], [13_231_799.8959, -4_224_486.8323]),
        (8857, [-160.5, 70.9], [-10_344_324.0846, 7_745_432.2210]),
    ];
    for (code, lon_lat, expected) in table {
        let geographic = if code == 3857 || code == 4087 || code == 6933 || code == 8857 || code > 32000 {
            4326
        } else {
            4258
        };
        check(&crs(geographic), &crs(code), lon_lat, expected, 0.001);
    }
}

/// `echo LON LAT | cs2cs -f %.4f +proj=longlat +ellps=GRS80 +towgs84=0,0,0 +to +proj=tmerc +lat_0=0 +lon_0=9 +k=1 +x_0=3500000 +y_0=0
/// +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7` and so on; last two rows Soldner Berlin (`+proj=cass`).
#[test]
fn gauss_krueger_is_the_seven_parameter_shift_of_proj() {
    #[rustfmt::skip]
    let table = [
        (31466, [11.15, 53.0], [2_845_668.1710, 5_886_604.3770]),
        (31466, [11.58, 48.14], [2_915_255.0333, 5_348_639.3464]),
        (31466, [8.3, 54.9], [2_647_576.9015, 6_088_083.4091]),
        (31466, [13.74, 51.05], [3_042_439.0243, 5_685_783.6475]),
        (31466, [6.64, 49.45], [2_546_449.9904, 5_479_431.8369]),
        (31467, [11.15, 53.0], [3_644_407.3131, 5_876_345.1188]),
        (31467, [11.58, 48.14], [3_692_081.4440, 5_336_776.5118]),
        (31467, [8.3, 54.9], [3_455_162.9090, 6_085_882.1684]),
        (31467, [13.74, 51.05], [3_832_373.4739, 5_667_912.0521]),
        (31467, [6.64, 49.45], [3_328_957.8930, 5_481_911.0570]),
        (31468, [11.15, 53.0], [4_443_037.0788, 5_874_516.2996]),
        (31468, [11.58, 48.14], [4_468_849.9826, 5_333_637.5343]),
        (31468, [8.3, 54.9], [4_262_790.5661, 6_091_926.8351]),
        (31468, [13.74, 51.05], [4_622_113.7980, 5_658_648.5574]),
        (31468, [6.64, 49.45], [4_111_538.5683, 5_493_058.0533]),
        (31469, [11.15, 53.0], [5_241_709.8899, 5_881_112.0089]),
        (31469, [11.58, 48.14], [5_245_627.8163, 5_339_207.9354]),
        (31469, [8.3, 54.9], [5_070_639.9343, 6_106_233.7563]),
        (31469, [13.74, 51.05], [5_411_783.8722, 5_657_958.2272]),
        (31469, [6.64, 49.45], [4_894_288.5760, 5_512_919.9227]),
        (3068, [13.4, 52.5], [24_691.2213, 19_231.6708]),
        (3068, [13.1, 52.4], [4_237.3681, 8_210.4373]),
    ];
    for (code, lon_lat, expected) in table {
        check(&crs(4258), &crs(code), lon_lat, expected, if code == 3068 { 0.05 } else { 0.005 });
    }
    // What PROJ itself takes for this part of Germany (cs2cs EPSG:4258 EPSG:31467): within 5 m.
    check(&crs(4258), &crs(31467), [8.3, 54.9], [3_455_160.6496, 6_085_880.2573], 5.0);
    check(&crs(4258), &crs(31467), [11.15, 53.0], [3_644_407.2583, 5_876_345.1161], 5.0);
}

/// ESRI, OGC 1 and WKT 2 texts as `projinfo -o WKT1:ESRI|WKT1:GDAL|WKT2:2019` writes them.
#[test]
fn texts_are_recognised() {
    fn check(text: &str, expected: u32) {
        let read = Crs::from_wkt(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(read.epsg(), Some(expected), "{} from {text}", read.name());
    }
    #[rustfmt::skip]
    let table = [
        (25832, r#"PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#),
        (25832, r#"PROJCS["ETRS89 / UTM zone 32N",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","25832"]]"#),
        (25832, r#"PROJCRS["ETRS89 / UTM zone 32N",BASEGEOGCRS["ETRS89",ENSEMBLE["European Terrestrial Reference System 1989 ensemble",MEMBER["European Terrestrial Reference Frame 1989"],MEMBER["European Terrestrial Reference Frame 1990"],MEMBER["European Terrestrial Reference Frame 1991"],MEMBER["European Terrestrial Reference Frame 1992"],MEMBER["European Terrestrial Reference Frame 1993"],MEMBER["European Terrestrial Reference Frame 1994"],MEMBER["European Terrestrial Reference Frame 1996"],MEMBER["European Terrestrial Reference Frame 1997"],MEMBER["European Terrestrial Reference Frame 2000"],MEMBER["European Terrestrial Reference Frame 2005"],MEMBER["European Terrestrial Reference Frame 2014"],ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[0.1]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4258]],CONVERSION["UTM zone 32N",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",9,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["Scale factor at natural origin",0.9996,SCALEUNIT["unity",1],ID["EPSG",8805]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["(E)",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["(N)",north,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",25832]]"#),
        (4647, r#"PROJCS["ETRS_1989_UTM_Zone_N32",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",32500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#),
        (4647, r#"PROJCS["ETRS89 / UTM zone 32N (zE-N)",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",32500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","4647"]]"#),
        (4647, r#"PROJCRS["ETRS89 / UTM zone 32N (zE-N)",BASEGEOGCRS["ETRS89",ENSEMBLE["European Terrestrial Reference System 1989 ensemble",MEMBER["European Terrestrial Reference Frame 1989"],MEMBER["European Terrestrial Reference Frame 1990"],MEMBER["European Terrestrial Reference Frame 1991"],MEMBER["European Terrestrial Reference Frame 1992"],MEMBER["European Terrestrial Reference Frame 1993"],MEMBER["European Terrestrial Reference Frame 1994"],MEMBER["European Terrestrial Reference Frame 1996"],MEMBER["European Terrestrial Reference Frame 1997"],MEMBER["European Terrestrial Reference Frame 2000"],MEMBER["European Terrestrial Reference Frame 2005"],MEMBER["European Terrestrial Reference Frame 2014"],ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[0.1]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4258]],CONVERSION["UTM zone 32N with prefix",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",9,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["Scale factor at natural origin",0.9996,SCALEUNIT["unity",1],ID["EPSG",8805]],PARAMETER["False easting",32500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["(E)",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["(N)",north,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",4647]]"#),
        (31467, r#"PROJCS["DHDN_3_Degree_Gauss_Zone_3",GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",3500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#),
        (31467, r#"PROJCS["DHDN / 3-degree Gauss-Kruger zone 3",GEOGCS["DHDN",DATUM["Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel 1841",6377397.155,299.1528128,AUTHORITY["EPSG","7004"]],AUTHORITY["EPSG","6314"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4314"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",9],PARAMETER["scale_factor",1],PARAMETER["false_easting",3500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","31467"]]"#),
        (31467, r#"PROJCRS["DHDN / 3-degree Gauss-Kruger zone 3",BASEGEOGCRS["DHDN",DATUM["Deutsches Hauptdreiecksnetz",ELLIPSOID["Bessel 1841",6377397.155,299.1528128,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4314]],CONVERSION["3-degree Gauss-Kruger zone 3",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",9,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1],ID["EPSG",8805]],PARAMETER["False easting",3500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",31467]]"#),
        (3035, r#"PROJCS["ETRS_1989_LAEA",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Azimuthal_Equal_Area"],PARAMETER["False_Easting",4321000.0],PARAMETER["False_Northing",3210000.0],PARAMETER["Central_Meridian",10.0],PARAMETER["Latitude_Of_Origin",52.0],UNIT["Meter",1.0]]"#),
        (3035, r#"PROJCS["ETRS89-extended / LAEA Europe",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]],PROJECTION["Lambert_Azimuthal_Equal_Area"],PARAMETER["latitude_of_center",52],PARAMETER["longitude_of_center",10],PARAMETER["false_easting",4321000],PARAMETER["false_northing",3210000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","3035"]]"#),
        (3035, r#"PROJCRS["ETRS89-extended / LAEA Europe",BASEGEOGCRS["ETRS89",ENSEMBLE["European Terrestrial Reference System 1989 ensemble",MEMBER["European Terrestrial Reference Frame 1989"],MEMBER["European Terrestrial Reference Frame 1990"],MEMBER["European Terrestrial Reference Frame 1991"],MEMBER["European Terrestrial Reference Frame 1992"],MEMBER["European Terrestrial Reference Frame 1993"],MEMBER["European Terrestrial Reference Frame 1994"],MEMBER["European Terrestrial Reference Frame 1996"],MEMBER["European Terrestrial Reference Frame 1997"],MEMBER["European Terrestrial Reference Frame 2000"],MEMBER["European Terrestrial Reference Frame 2005"],MEMBER["European Terrestrial Reference Frame 2014"],ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[0.1]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4258]],CONVERSION["Europe Equal Area 2001",METHOD["Lambert Azimuthal Equal Area",ID["EPSG",9820]],PARAMETER["Latitude of natural origin",52,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",10,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["False easting",4321000,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",3210000,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["northing (Y)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (X)",east,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",3035]]"#),
        (3034, r#"PROJCS["ETRS_1989_LCC",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",4000000.0],PARAMETER["False_Northing",2800000.0],PARAMETER["Central_Meridian",10.0],PARAMETER["Standard_Parallel_1",35.0],PARAMETER["Standard_Parallel_2",65.0],PARAMETER["Latitude_Of_Origin",52.0],UNIT["Meter",1.0]]"#),
        (3034, r#"PROJCS["ETRS89-extended / LCC Europe",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]],PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["latitude_of_origin",52],PARAMETER["central_meridian",10],PARAMETER["standard_parallel_1",35],PARAMETER["standard_parallel_2",65],PARAMETER["false_easting",4000000],PARAMETER["false_northing",2800000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","3034"]]"#),
        (3034, r#"PROJCRS["ETRS89-extended / LCC Europe",BASEGEOGCRS["ETRS89",ENSEMBLE["European Terrestrial Reference System 1989 ensemble",MEMBER["European Terrestrial Reference Frame 1989"],MEMBER["European Terrestrial Reference Frame 1990"],MEMBER["European Terrestrial Reference Frame 1991"],MEMBER["European Terrestrial Reference Frame 1992"],MEMBER["European Terrestrial Reference Frame 1993"],MEMBER["European Terrestrial Reference Frame 1994"],MEMBER["European Terrestrial Reference Frame 1996"],MEMBER["European Terrestrial Reference Frame 1997"],MEMBER["European Terrestrial Reference Frame 2000"],MEMBER["European Terrestrial Reference Frame 2005"],MEMBER["European Terrestrial Reference Frame 2014"],ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[0.1]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4258]],CONVERSION["Europe Conformal 2001",METHOD["Lambert Conic Conformal (2SP)",ID["EPSG",9802]],PARAMETER["Latitude of false origin",52,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8821]],PARAMETER["Longitude of false origin",10,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8822]],PARAMETER["Latitude of 1st standard parallel",35,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8823]],PARAMETER["Latitude of 2nd standard parallel",65,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8824]],PARAMETER["Easting at false origin",4000000,LENGTHUNIT["metre",1],ID["EPSG",8826]],PARAMETER["Northing at false origin",2800000,LENGTHUNIT["metre",1],ID["EPSG",8827]]],CS[Cartesian,2],AXIS["northing (N)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (E)",east,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",3034]]"#),
        (3857, r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]"#),
        (3857, r#"PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]]"#),
        (3857, r#"PROJCRS["WGS 84 / Pseudo-Mercator",BASEGEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System 1984 (Transit)"],MEMBER["World Geodetic System 1984 (G730)"],MEMBER["World Geodetic System 1984 (G873)"],MEMBER["World Geodetic System 1984 (G1150)"],MEMBER["World Geodetic System 1984 (G1674)"],MEMBER["World Geodetic System 1984 (G1762)"],MEMBER["World Geodetic System 1984 (G2139)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4326]],CONVERSION["Popular Visualisation Pseudo-Mercator",METHOD["Popular Visualisation Pseudo Mercator",ID["EPSG",1024]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["False easting",0,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["easting (X)",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["northing (Y)",north,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",3857]]"#),
        (4258, r#"GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#),
        (4258, r#"GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]]"#),
        (4258, r#"GEOGCRS["ETRS89",ENSEMBLE["European Terrestrial Reference System 1989 ensemble",MEMBER["European Terrestrial Reference Frame 1989"],MEMBER["European Terrestrial Reference Frame 1990"],MEMBER["European Terrestrial Reference Frame 1991"],MEMBER["European Terrestrial Reference Frame 1992"],MEMBER["European Terrestrial Reference Frame 1993"],MEMBER["European Terrestrial Reference Frame 1994"],MEMBER["European Terrestrial Reference Frame 1996"],MEMBER["European Terrestrial Reference Frame 1997"],MEMBER["European Terrestrial Reference Frame 2000"],MEMBER["European Terrestrial Reference Frame 2005"],MEMBER["European Terrestrial Reference Frame 2014"],ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[0.1]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4258]]"#),
        (4326, r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#),
        (4326, r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]"#),
        (4326, r#"GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System 1984 (Transit)"],MEMBER["World Geodetic System 1984 (G730)"],MEMBER["World Geodetic System 1984 (G873)"],MEMBER["World Geodetic System 1984 (G1150)"],MEMBER["World Geodetic System 1984 (G1674)"],MEMBER["World Geodetic System 1984 (G1762)"],MEMBER["World Geodetic System 1984 (G2139)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4326]]"#),
        (32734, r#"PROJCS["WGS_1984_UTM_Zone_34S",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",10000000.0],PARAMETER["Central_Meridian",21.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#),
        (32734, r#"PROJCS["WGS 84 / UTM zone 34S",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",21],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",10000000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","32734"]]"#),
        (32734, r#"PROJCRS["WGS 84 / UTM zone 34S",BASEGEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System 1984 (Transit)"],MEMBER["World Geodetic System 1984 (G730)"],MEMBER["World Geodetic System 1984 (G873)"],MEMBER["World Geodetic System 1984 (G1150)"],MEMBER["World Geodetic System 1984 (G1674)"],MEMBER["World Geodetic System 1984 (G1762)"],MEMBER["World Geodetic System 1984 (G2139)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4326]],CONVERSION["UTM zone 34S",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",21,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["Scale factor at natural origin",0.9996,SCALEUNIT["unity",1],ID["EPSG",8805]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",10000000,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["(E)",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["(N)",north,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",32734]]"#),
        (4839, r#"PROJCS["ETRS_1989_LCC_Germany_N-E",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",10.5],PARAMETER["Standard_Parallel_1",48.6666666666667],PARAMETER["Standard_Parallel_2",53.6666666666667],PARAMETER["Latitude_Of_Origin",51.0],UNIT["Meter",1.0]]"#),
        (4839, r#"PROJCS["ETRS89 / LCC Germany (N-E)",GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4258"]],PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["latitude_of_origin",51],PARAMETER["central_meridian",10.5],PARAMETER["standard_parallel_1",48.6666666666667],PARAMETER["standard_parallel_2",53.6666666666667],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","4839"]]"#),
        (4839, r#"PROJCRS["ETRS89 / LCC Germany (N-E)",BASEGEOGCRS["ETRS89",ENSEMBLE["European Terrestrial Reference System 1989 ensemble",MEMBER["European Terrestrial Reference Frame 1989"],MEMBER["European Terrestrial Reference Frame 1990"],MEMBER["European Terrestrial Reference Frame 1991"],MEMBER["European Terrestrial Reference Frame 1992"],MEMBER["European Terrestrial Reference Frame 1993"],MEMBER["European Terrestrial Reference Frame 1994"],MEMBER["European Terrestrial Reference Frame 1996"],MEMBER["European Terrestrial Reference Frame 1997"],MEMBER["European Terrestrial Reference Frame 2000"],MEMBER["European Terrestrial Reference Frame 2005"],MEMBER["European Terrestrial Reference Frame 2014"],ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[0.1]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4258]],CONVERSION["LCC Germany",METHOD["Lambert Conic Conformal (2SP)",ID["EPSG",9802]],PARAMETER["Latitude of false origin",51,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8821]],PARAMETER["Longitude of false origin",10.5,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8822]],PARAMETER["Latitude of 1st standard parallel",48.6666666666667,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8823]],PARAMETER["Latitude of 2nd standard parallel",53.6666666666667,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8824]],PARAMETER["Easting at false origin",0,LENGTHUNIT["metre",1],ID["EPSG",8826]],PARAMETER["Northing at false origin",0,LENGTHUNIT["metre",1],ID["EPSG",8827]]],CS[Cartesian,2],AXIS["northing (N)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (E)",east,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",4839]]"#),
        (3068, r#"PROJCS["DHDN_Soldner_Berlin",GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Cassini"],PARAMETER["False_Easting",40000.0],PARAMETER["False_Northing",10000.0],PARAMETER["Central_Meridian",13.6272036666667],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",52.4186482777778],UNIT["Meter",1.0]]"#),
        (3068, r#"PROJCS["DHDN / Soldner Berlin",GEOGCS["DHDN",DATUM["Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel 1841",6377397.155,299.1528128,AUTHORITY["EPSG","7004"]],AUTHORITY["EPSG","6314"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4314"]],PROJECTION["Cassini_Soldner"],PARAMETER["latitude_of_origin",52.4186482777778],PARAMETER["central_meridian",13.6272036666667],PARAMETER["false_easting",40000],PARAMETER["false_northing",10000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","3068"]]"#),
        (3068, r#"PROJCRS["DHDN / Soldner Berlin",BASEGEOGCRS["DHDN",DATUM["Deutsches Hauptdreiecksnetz",ELLIPSOID["Bessel 1841",6377397.155,299.1528128,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4314]],CONVERSION["Soldner Berlin",METHOD["Cassini-Soldner",ID["EPSG",9806]],PARAMETER["Latitude of natural origin",52.4186482777778,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",13.6272036666667,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["False easting",40000,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",10000,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["northing (x)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (y)",east,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",3068]]"#),
        (4314, r#"GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#),
        (4314, r#"GEOGCS["DHDN",DATUM["Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel 1841",6377397.155,299.1528128,AUTHORITY["EPSG","7004"]],AUTHORITY["EPSG","6314"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4314"]]"#),
        (4314, r#"GEOGCRS["DHDN",DATUM["Deutsches Hauptdreiecksnetz",ELLIPSOID["Bessel 1841",6377397.155,299.1528128,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4314]]"#),
    ];
    for (code, text) in table {
        check(text, code);
    }
}

#[test]
fn renamed_and_odd_texts_are_recognised() {
    fn check(text: &str, expected: Option<u32>) {
        assert_eq!(Crs::from_wkt(text).ok().and_then(|read| read.epsg()), expected, "{text}");
    }
    let esri = |name: &str, datum: &str, easting: &str, meridian: &str| {
        format!(
            r#"PROJCS["{name}",GEOGCS["GCS",DATUM["{datum}",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",{easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
        )
    };
    check(&esri("ETRS_1989_UTM_Zone_32N_8stellen", "D_ETRS_1989", "32500000.0", "9.0"), Some(4647));
    check(&esri("ETRS_1989_UTM_Zone_32N", "D_ETRS_1989", "32500000.0", "9.0"), Some(4647));
    check(&esri("ETRS_1989_UTM_Zone_33N_8stellen", "D_ETRS_1989", "33500000.0", "15.0"), Some(5650));
    check(&esri("Mein Landkreis", "D_ETRS_1989", "500000", "9"), Some(25832));
    check(&esri("UTM", "unknown", "500000", "9"), Some(25832));
    check(&esri("ETRS_1989_UTM_Zone_32N", "D_ETRS_1989", "3500000", "9"), None);
    check("ETRS_1989_UTM_Zone_33N", Some(25833));
    check("ETRS89 / UTM zone 32N (zE-N)", Some(4647));
    check("DHDN_3_Degree_Gauss_Zone_3", Some(31467));
    check("WGS_1984_Web_Mercator_Auxiliary_Sphere", Some(3857));
    check("EPSG:25832", Some(25832));
    check("", None);
    check("PROJCS[", None);
    check("PROJCS[\"x\"]", None);
    check(&"PROJCS[".repeat(10_000), None);
}

#[test]
fn codes_are_read_as_people_and_files_write_them() {
    fn check(text: &str, expected: Option<u32>) {
        assert_eq!(Crs::parse(text).ok().and_then(|crs| crs.epsg()), expected, "{text}");
    }
    check("EPSG:25832", Some(25832));
    check(" epsg:25832 ", Some(25832));
    check("25833", Some(25833));
    check("urn:ogc:def:crs:EPSG::3857", Some(3857));
    check("urn:ogc:def:crs:OGC:1.3:CRS84", Some(4326));
    check("http://www.opengis.net/def/crs/EPSG/0/31468", Some(31468));
    check("EPSG:99999", None);
    check("ESRI:25832", None);
    check("Lüchow", None);
    assert_eq!(Crs::parse("EPSG:1"), Err(CrsError::UnknownCode("EPSG:1".into())));
}

/// `cs2cs -f %.4f EPSG:4326 EPSG:2263`, `EPSG:2056`, `EPSG:31287`.
#[test]
fn other_systems_are_read_from_their_parameters() {
    let new_york = r#"PROJCS["NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",984250.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-74.0],PARAMETER["Standard_Parallel_1",40.66666666666666],PARAMETER["Standard_Parallel_2",41.03333333333333],PARAMETER["Latitude_Of_Origin",40.16666666666666],UNIT["Foot_US",0.3048006096012192]]"#;
    let swiss = r#"PROJCS["CH1903+_LV95",GEOGCS["GCS_CH1903+",DATUM["D_CH1903+",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Hotine_Oblique_Mercator_Azimuth_Center"],PARAMETER["False_Easting",2600000.0],PARAMETER["False_Northing",1200000.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Azimuth",90.0],PARAMETER["Longitude_Of_Center",7.43958333333333],PARAMETER["Latitude_Of_Center",46.9524055555556],UNIT["Meter",1.0]]"#;
    let austria = r#"PROJCS["MGI_Austria_Lambert",GEOGCS["GCS_MGI",DATUM["D_MGI",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",400000.0],PARAMETER["Central_Meridian",13.33333333333333],PARAMETER["Standard_Parallel_1",46.0],PARAMETER["Standard_Parallel_2",49.0],PARAMETER["Latitude_Of_Origin",47.5],UNIT["Meter",1.0]]"#;
    // Feet count as metres in the tolerance.
    check(&crs(4326), &Crs::from_wkt(new_york).unwrap(), [-74.0, 40.7], [984_250.0, 194_305.3389], 0.01);
    check(&crs(4326), &Crs::from_wkt(new_york).unwrap(), [-73.8, 40.6], [1_039_789.2998, 157_935.9833], 0.01);
    check(&crs(4326), &Crs::from_wkt(swiss).unwrap(), [8.5, 47.0], [2_680_721.6291, 1_205_983.5899], 0.01);
    check(&crs(4326), &Crs::from_wkt(austria).unwrap(), [16.4, 48.2], [627_904.5650, 482_352.7705], 5.0);
}

fn extent(min: [f64; 2], max: [f64; 2]) -> Extent {
    Extent { min, max }
}

#[test]
fn coordinates_that_cannot_be_meant_are_found() {
    fn check(code: u32, extent: Extent, expected: bool) {
        assert_eq!(crs(code).is_plausible(&extent), expected, "EPSG:{code} {extent:?}");
    }
    let degrees = extent([10.7, 52.8], [11.7, 53.3]);
    let swapped = extent([52.8, 10.7], [53.3, 11.7]);
    let utm32 = extent([616_000.0, 5_852_000.0], [675_000.0, 5_905_000.0]);
    let utm32_swapped = extent([5_852_000.0, 616_000.0], [5_905_000.0, 675_000.0]);
    let utm32_prefixed = extent([32_616_000.0, 5_852_000.0], [32_675_000.0, 5_905_000.0]);
    let gauss4 = extent([4_415_000.0, 5_852_000.0], [4_475_000.0, 5_905_000.0]);
    let germany_utm32 = extent([280_000.0, 5_235_000.0], [922_000.0, 6_102_000.0]);
    let germany_laea = extent([4_031_000.0, 2_684_000.0], [4_672_000.0, 3_551_000.0]);
    for code in [4326, 4258, 4314] {
        check(code, degrees, true);
        check(code, swapped, false);
        check(code, utm32, false);
        check(code, gauss4, false);
    }
    for code in [25832, 25833, 4647, 31467, 31468, 3035, 3857, 8857] {
        check(code, degrees, false);
        check(code, swapped, false);
        check(code, Extent::EMPTY, true);
        check(code, extent([f64::NAN, 0.0], [1.0, 1.0]), false);
    }
    check(25832, utm32, true);
    check(25832, germany_utm32, true);
    check(25832, utm32_swapped, false);
    check(25832, utm32_prefixed, false);
    check(25832, gauss4, false);
    check(4647, utm32_prefixed, true);
    check(4647, utm32, false);
    check(31468, gauss4, true);
    check(31467, gauss4, false);
    check(31467, utm32, false);
    check(3035, germany_laea, true);
    check(3035, utm32_prefixed, false);
    check(3857, extent([600_000.0, 5_900_000.0], [1_700_000.0, 7_400_000.0]), true);
    check(3857, utm32_prefixed, false);
    check(4326, extent([-180.0, -90.0], [180.0, 83.7]), true);
    check(8857, extent([-17_243_959.0, -8_392_927.0], [17_243_959.0, 8_392_927.0]), true);
}

#[test]
fn the_real_system_is_suggested() {
    let utm32 = extent([616_000.0, 5_852_000.0], [675_000.0, 5_905_000.0]);
    assert_eq!(Crs::candidates(&utm32).first(), Some(&25832));
    let prefixed = extent([32_616_000.0, 5_852_000.0], [32_675_000.0, 5_905_000.0]);
    assert_eq!(Crs::candidates(&prefixed), [4647]);
    let gauss4 = extent([4_415_000.0, 5_852_000.0], [4_475_000.0, 5_905_000.0]);
    assert_eq!(Crs::candidates(&gauss4), [31468]);
    assert_eq!(Crs::candidates(&extent([10.7, 52.8], [11.7, 53.3])), [4326]);
}

#[test]
fn maps_are_drawn_in_a_fitting_system() {
    fn check(source: u32, extent: Extent, expected: u32) {
        assert_eq!(Crs::for_maps(&crs(source), &extent).epsg(), Some(expected), "EPSG:{source} {extent:?}");
    }
    check(25833, extent([616_000.0, 5_852_000.0], [675_000.0, 5_905_000.0]), 25833);
    check(31468, extent([4_415_000.0, 5_852_000.0], [4_475_000.0, 5_905_000.0]), 31468);
    check(4326, extent([10.7, 52.8], [11.7, 53.3]), 25832);
    check(4326, extent([13.1, 52.3], [13.8, 52.7]), 25833);
    check(4326, extent([5.9, 50.3], [5.99, 50.6]), 25831);
    check(4326, extent([5.86, 47.2], [15.05, 55.1]), 25832);
    check(4326, extent([-74.3, 40.5], [-73.7, 40.9]), 32618);
    check(4326, extent([18.0, -34.2], [18.9, -33.5]), 32734);
    check(4326, extent([-180.0, -90.0], [180.0, 83.7]), 8857);
    check(4326, extent([-10.0, 36.0], [32.0, 70.0]), 3035);
    check(3857, extent([1_191_000.0, 6_945_000.0], [1_302_000.0, 7_033_000.0]), 25832);
    check(3035, extent([4_372_000.0, 3_290_000.0], [4_434_000.0, 3_350_000.0]), 25832);
}

#[test]
fn points_without_place_are_refused() {
    let there = Transform::between(&crs(4326), &crs(25832)).unwrap();
    assert_eq!(there.point([9.0, 95.0]), None);
    assert_eq!(there.point([f64::NAN, 50.0]), None);
    let same = Transform::between(&crs(25832), &crs(25832)).unwrap();
    assert!(same.is_identity());
    assert_eq!(same.point([1.25, 2.5]), Some([1.25, 2.5]));
    assert!(!Transform::between(&crs(25832), &crs(4647)).unwrap().is_identity());
}

#[test]
fn what_is_written_is_read_again() {
    for code in [
        25831, 25832, 25833, 4647, 5650, 31466, 31469, 4258, 4326, 4314, 3035, 3034, 3857, 3068, 4087, 6933,
        8857, 32601, 32760,
    ] {
        assert_eq!(Crs::from_wkt(&crs(code).wkt()).unwrap().epsg(), Some(code));
    }
}

/// PROJ identifies our texts as the code that they carry; skipped where `projinfo` is not installed.
#[test]
fn proj_knows_what_is_written() {
    for code in [
        25831, 25832, 25833, 4647, 5650, 31466, 31467, 31468, 31469, 4258, 4326, 4314, 3035, 3034, 3857,
        3068, 4087, 6933, 8857, 32618, 32734,
    ] {
        let Ok(output) =
            std::process::Command::new("projinfo").args(["--identify", &crs(code).wkt()]).output()
        else {
            println!("skipped: projinfo is not installed");
            return;
        };
        // As for PROJ's own WKT 1 of the systems that the register writes north first.
        let certainty =
            if [3034, 3035, 3068].contains(&code) || (31466..=31469).contains(&code) { 25 } else { 100 };
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            text.contains(&format!("EPSG:{code}: {certainty} %")),
            "EPSG:{code}: {text} {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn map_units_have_their_length_on_the_ground() {
    fn check(code: u32, at: [f64; 2], expected: f64, tolerance: f64) {
        let found = crs(code).metres_per_unit(at).unwrap();
        assert!((found / expected - 1.0).abs() < tolerance, "EPSG:{code}: {found}");
    }
    check(25832, [500_000.0, 5_800_000.0], 1.0 / 0.9996, 1e-7);
    // Snyder 1987, eq. 8-11: k = 0.9996 (1 + x² / (2 R²)) 180 km off the middle.
    check(
        25832,
        [680_000.0, 5_800_000.0],
        1.0 / (0.9996 * (1.0 + 0.18f64.powi(2) / (2.0 * 6.383f64.powi(2)))),
        2e-6,
    );
    check(3857, [1_241_212.0, 6_982_998.0], 53f64.to_radians().cos(), 3e-3);
    check(3035, [4_400_000.0, 3_300_000.0], 1.0, 1e-7);
    check(4326, [10.0, 0.0], 110_946.0, 1e-3);
}
