//! The icon of the window.

use guarantee_board::ui::inside::window_icon;

/// Its side, in pixels.
const SIDE: u32 = 128;

#[test]
fn it_is_drawn() {
    let icon = window_icon();
    assert_eq!((icon.width, icon.height, icon.rgba.len()), (SIDE, SIDE, (SIDE * SIDE * 4) as usize));
    let at = |x: u32, y: u32| icon.rgba.chunks(4).nth((y * SIDE + x) as usize).map(<[u8]>::to_vec);
    assert_eq!(at(0, 0), Some(vec![0; 4]), "nothing around it");
    assert_eq!(at(SIDE / 2, SIDE - 12).map(|pixel| pixel[3]), Some(255), "the tip of the shield");
    assert_eq!(at(SIDE * 11 / 16, SIDE * 5 / 16), Some(vec![0xff, 0xb3, 0x40, 0xff]), "the card that stands out");
}
