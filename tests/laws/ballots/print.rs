//! The checksum of ballots.

use guarantee_board::ballot::crc;

#[test]
fn the_checksum_is_the_one_that_everybody_has() {
    assert_eq!(crc(*b"123456789"), 0xCBF4_3926);
    assert_eq!(crc(*b""), 0);
}
